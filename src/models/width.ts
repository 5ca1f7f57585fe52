import { checkNumber } from '../errors/checks.js';

/** A function that makes a network's layers narrower or wider: `width` times a number of units, rounded, at least 1. */
export function widthScale(width: unknown): (units: number) => number {
  checkNumber('width', width, { above: 0, most: 100 });
  return (units) => Math.max(1, Math.round(units * width));
}

/** The width as a part of a model's name, nothing if it is 1. */
export function widthName(width: number): string {
  return width === 1 ? '' : `, width ${width}`;
}
