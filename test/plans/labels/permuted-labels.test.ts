import { expect, it } from 'vitest';
import { permuteLabels } from '../../../src/index.js';

it.each([
  [[0, 5, 5], 5],
  [[7, 0, 0], 0],
  [[2 ** 40, 1, 2 ** 40], 2 ** 40],
])('labels whose ids are %j are not permuted: two examples have one id', (ids, twin) => {
  expect(() => permuteLabels([0, 1, 2], { classes: 3, seed: 1, ids })).toThrow(
    new RangeError(`\`ids\` must be distinct, got ${twin}; each example needs an id of its own`),
  );
});
