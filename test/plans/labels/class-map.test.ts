import { expect, it } from 'vitest';
import { classMap, corruptLabels, recordLabels } from '../../../src/index.js';

it('a class map is expected to change the picked labels of those classes alone that it moves', () => {
  const labels = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2];
  const noise = classMap([1, 1, 0], 0.5);
  const { expected } = recordLabels(corruptLabels(labels, { noise, classes: 3, seed: 1 }).plan);
  // half of ten labels, and half of the seven whose class is not 1
  expect(expected).toEqual({ picked: 5, changed: 3.5 });
});
