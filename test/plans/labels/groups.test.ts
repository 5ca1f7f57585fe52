import { expect, it } from 'vitest';
import { corruptLabels, groups, recordLabels } from '../../../src/index.js';

it('a class in a group of its own stays, and none of its labels is expected to change', () => {
  const labels = [0, 0, 0, 1, 2, 2];
  const noise = groups([[0], [1, 2]], 1);
  const { labels: noisy, plan } = corruptLabels(labels, { noise, classes: 3, seed: 1 });
  expect(noisy).toEqual([0, 0, 0, 2, 1, 1]);
  expect(recordLabels(plan).expected).toEqual({ picked: 6, changed: 3 });
});
