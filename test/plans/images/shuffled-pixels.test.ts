import { expect, it } from 'vitest';
import { shufflePixels } from '../../../src/index.js';

const image = Float32Array.from({ length: 96 }, (_, k) => k);

/** Options of which any two differ in one thing, and give different permutations of 96 values. */
const CASES = [
  { seed: 1, imageShape: [4, 8, 3] },
  { seed: 2, imageShape: [4, 8, 3] },
  { seed: 1, imageShape: [8, 6, 2] },
  { seed: 1, imageShape: [4, 8, 3], channels: 'independent' },
  { seed: 1, imageShape: [4, 8, 3], block: [1, 2] },
  { seed: 1, imageShape: [4, 8, 3], block: [2, 1] },
  { seed: 1, imageShape: [4, 8, 3], block: 2 },
  { seed: 1, imageShape: [8, 4, 3], block: [2, 1] },
  { seed: 1, imageShape: [8, 6, 2], block: 2, channels: 'independent' },
] as const;

const permute = (options: (typeof CASES)[number]) => shufflePixels(image, options).images.join();

it('a permutation that is remembered serves no other options', () => {
  for (const one of CASES) {
    for (const other of CASES) {
      const [before, between, after] = [permute(one), permute(other), permute(one)];
      expect(after).toBe(before);
      if (one !== other) expect(between).not.toBe(before);
    }
  }
});

it('a block of one number is a row of values if an image is one', () => {
  const row = { seed: 1, imageShape: [96] };
  const { images } = shufflePixels(image, { ...row, block: 4 });
  expect(images).toEqual(shufflePixels(image, { ...row, block: [1, 4] }).images);
});
