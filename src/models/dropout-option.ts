import { outOfRange, wrongKind } from '../errors/argument-error.js';

/** The rate of dropout, 0 where it is left out. */
export function checkDropout(rate: unknown): number {
  if (rate === undefined) return 0;
  if (typeof rate !== 'number') throw wrongKind('dropout', 'a number from 0 to below 1', rate);
  if (!(rate >= 0 && rate < 1)) throw outOfRange('dropout', 'a number from 0 to below 1', rate);
  return rate;
}
