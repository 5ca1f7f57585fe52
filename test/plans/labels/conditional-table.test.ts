import { expect, it } from 'vitest';
import { accumulate, searchClass } from '../../../src/plans/labels/conditional-table.js';

it('a class has the words from where the ones before it end to where its own probability ends', () => {
  const rows = Float64Array.of(9, 9, 9, 9, 0, 0, 0, 0);
  const cumulative = rows.subarray(4);
  const leaves = accumulate([0, 0.5, 0.25, 0.25], 1, cumulative);
  expect(leaves).toBe(0.5);
  expect(Array.from(cumulative)).toEqual([0, 0, 2 ** 31, 2 ** 32]);
  const words = [0, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
  expect(words.map((word) => searchClass(rows, 4, 4, word | 0))).toEqual([2, 2, 3, 3]);
});
