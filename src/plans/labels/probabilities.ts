import { outOfRange, wrongKind } from '../../errors/argument-error.js';

/** How far from 1 the sum of a row may be. */
const TOLERANCE = 1e-6;

export function checkProbability(name: string, value: unknown): void {
  if (typeof value !== 'number') throw wrongKind(name, 'a probability from 0 to 1', value);
  if (!(value >= 0 && value <= 1)) throw outOfRange(name, 'a probability from 0 to 1', value);
}

/** Throws unless the probabilities sum to 1 within the tolerance; they are never renormalised. */
export function checkSum(name: string, row: ArrayLike<number>, cure?: string): void {
  let sum = 0;
  for (let j = 0; j < row.length; j++) sum += row[j];
  if (!(Math.abs(sum - 1) <= TOLERANCE))
    throw outOfRange(name, `probabilities that sum to 1 (within ${TOLERANCE})`, sum, cure);
}
