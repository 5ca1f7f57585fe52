import { outOfRange, wrongKind } from '../errors/argument-error.js';

/**
 * A function that makes a network's layers narrower or wider: `width` times a number of units, rounded, at least 1.
 *
 * @throws TypeError or RangeError unless `width` is a number above 0
 */
export function widthScale(width: unknown): (units: number) => number {
  if (typeof width !== 'number') throw wrongKind('width', 'a number above 0', width);
  if (!(width > 0 && width < Number.POSITIVE_INFINITY)) throw outOfRange('width', 'a number above 0', width);
  return (units) => Math.max(1, Math.round(units * width));
}

/** The width as a part of a model's name, nothing where it is 1. */
export function widthName(width: number): string {
  return width === 1 ? '' : `, width ${width}`;
}
