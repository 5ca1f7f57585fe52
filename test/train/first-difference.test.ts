import { expect, it } from 'vitest';
import { firstDifference } from '../../src/train/checkpoints/first-difference.js';

it('names the first place at which two JSON values differ, in the order of the right one', () => {
  expect(firstDifference({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 3 }], a: 2 })).toEqual({
    path: 'b[1].c',
    left: 2,
    right: 3,
  });
  expect(firstDifference({ a: 1 }, { a: 1, b: null })).toEqual({ path: 'b', left: undefined, right: null });
  expect(firstDifference({ a: 1, b: null }, { a: 1 })).toEqual({ path: 'b', left: null, right: undefined });
});

it('takes an array for another thing than an object with the same fields', () => {
  expect(firstDifference({ a: [7] }, { a: { 0: 7 } })).toEqual({ path: 'a', left: [7], right: { 0: 7 } });
  expect(firstDifference([], {})).toEqual({ path: '', left: [], right: {} });
});

it('finds none in equal values, NaN and -0 told apart from what they are not', () => {
  expect(firstDifference({ a: [Number.NaN] }, { a: [Number.NaN] })).toBeUndefined();
  expect(firstDifference(0, -0)).toEqual({ path: '', left: 0, right: -0 });
});
