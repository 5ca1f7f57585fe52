import { checkNumber } from '../errors/checks.js';

/** The rate of dropout, 0 if it is left out. */
export function checkDropout(rate: unknown): number {
  if (rate === undefined) return 0;
  checkNumber('dropout', rate, { least: 0, below: 1 });
  return rate;
}
