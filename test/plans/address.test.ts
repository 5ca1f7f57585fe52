import { describe, expect, it } from 'vitest';
import {
  corruptLabels,
  permuteLabels,
  randomizePixels,
  replaceWithGaussian,
  symmetric,
} from '../../src/index.js';
import { ownIds } from '../../src/plans/address.js';

describe('the ids that a plan names', () => {
  const labels = [0, 1, 2];
  const images = Float32Array.of(0, 1, 2);
  const verbs: Record<string, (ids: ArrayLike<number>) => unknown> = {
    corruptLabels: (ids) =>
      corruptLabels(labels, { noise: symmetric(0.5), classes: 3, seed: 1, ids }).plan.options.ids,
    permuteLabels: (ids) => permuteLabels(labels, { classes: 3, seed: 1, ids }).plan.options.ids,
    randomizePixels: (ids) => randomizePixels(images, { imageShape: [1], seed: 1, ids }).plan.options.ids,
    replaceWithGaussian: (ids) =>
      replaceWithGaussian(images, { imageShape: [1], seed: 1, ids }).plan.options.ids,
  };

  it.each(Object.entries(verbs))('%s: are not those that the caller changes later', (_, idsOf) => {
    for (const ids of [[5, 6, 7], Float64Array.of(5, 6, 7)]) {
      const named = idsOf(ids);
      ids.fill(0);
      expect(Array.from(named as ArrayLike<number>)).toEqual([5, 6, 7]);
    }
  });

  it('are a list of their own only if there is one for each example', () => {
    for (const ids of [undefined, null, 'abc', { first: 3 }, { first: 3, length: 3 }, [1, 2], { length: 4 }])
      expect(ownIds(ids as never, 3)).toBe(ids);
    const own = ownIds({ length: 3, 0: 'a', 1: 2, 2: 'c' }, 3);
    expect(own).toEqual(['a', 2, 'c']);
  });
});
