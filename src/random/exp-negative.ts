import { expSmall } from './portable-math.js';

/**
 * e^y for any y of at most 0, from + - * / alone: y is halved until `expSmall` takes it, and the result squared as often
 * (relative error below 1e-9). Below -700 it is 0.
 */
export function expNegative(y: number): number {
  if (y < -700) return 0;
  let half = y;
  let squarings = 0;
  for (; half < -9; half *= 0.5) squarings++;
  let power = expSmall(half);
  for (; squarings > 0; squarings--) power *= power;
  return power;
}
