import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  corruptLabelsInto,
  exactLabelCount,
  permuteLabels,
  randomizePixels,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
  transition,
  uniform,
} from '../../src/index.js';
import type { Kernels } from '../../src/kernels/bulk-loops.js';
import { simd } from '../../src/simd.js';
import { images } from './corruptions.js';

/**
 * SHA-256 of the bytes for the seeds 0 and 42, computed with the first version of these streams, which drew every word into an
 * array and had none of the loops that are tested here.
 */
const digests: Record<string, [string, string]> = {
  gaussian: [
    'c27a650ce3f3f3ea10d56dad774bc8ba039b9ea6f349ce2c8b9a6ce8056ae006',
    '3f1d9c17722c72b0403935f4c9424c3a12550b634d5bf0d06c0e77986af58d58',
  ],
  random: [
    'fec4f6088f8fd612697cc2bd095373567f238d510fc23cd980dc9064481221ab',
    'ee7ea9c7a400363a54bab612904bdba03756822dbcf8c13464b597605ccc9ee9',
  ],
  'random independent': [
    'a8f21f9d19c812f97361a03c9cf91696b00879c63d62bef992e7cf9da41dfd1b',
    '57dfc260c1b2d84d22fcf45fcfaead76a7adfc81a8c6f7644cf55d18fc31ea29',
  ],
  'random 9000': [
    'fca55dd29459d4670c25df8d1beafba4e5b53ed1230f66332ab7ae5a9b36e2a5',
    '63b0770e4d9226eb98dd99a73d7a74cd17e22d7ebdeac8a8d765afab8a9e02d5',
  ],
  shuffled: [
    'f9162901ccf97288ae1df6d5c9b0649ee3c081236c3006c41a578384ae78962f',
    '5631d4f3c733a4d16128380a58ed24c74ba2c3fe13e9af8211281025db7129e5',
  ],
  symmetric: [
    '03eec2b88fceff17892fd0d84b3eac8728305f3920794d1281e17d26a3be3514',
    'ba9b6c4b7d636b6c3387d44db301bc986b3bb53737ad63fe4d9780790bb11134',
  ],
  uniform: [
    '409bfc753cbe5de0f1150279e1420995b8f5c2815d02dae5d513157f0e2fd9c2',
    'abcd4ddb5119e4ff0e7277577c4d4cb26ac7728a6a7138d19a1e45332f3ecdb9',
  ],
  transition: [
    '871ff752a03caa6577faa83b69443b6f8cd81ddfea396cadb579a5f3dfea8e10',
    '80a74ca7f022e47a1d71f8a912dc7f567de32115431d3573f93d7e91d4421840',
  ],
  exact: [
    'dbbf477ded296b0d89f7503cfb86542ce12a6259997b3adc8ae50bb6d7197fe8',
    'c58f59be386f6e64364950f79467bb366f4f177481317a687d32aa19e42e5106',
  ],
  permuted: [
    '4894f1a0145c16d2f909992f0cff58343e3a5164f2684210c6bf8c94a10c21e3',
    '7c70bfc6f6c52150463c3164e98ba4074134cc720dc9a5c55bacdf81a641910a',
  ],
};

const labels = Int32Array.from({ length: 100_001 }, (_, i) => i % 10);
const matrix = Array.from({ length: 10 }, (_, i) =>
  Array.from({ length: 10 }, (_, j) => (i === j ? 0.6 : 0.4 / 9)),
);

const corruptions: Record<string, (seed: number, kernels: Kernels | undefined) => ArrayBufferView> = {
  gaussian: (seed, kernels) => {
    const options = { imageShape: [3001], seed, statistics: { mean: 0.5, std: 0.25 } };
    return replaceWithGaussian(new Float32Array(50 * 3001), options, { kernels }).images;
  },
  random: (seed, kernels) =>
    randomizePixels(images(Float32Array, 40, 3072), { imageShape: [32, 32, 3], seed }, { kernels }).images,
  'random independent': (seed, kernels) => {
    const options = { imageShape: [41, 25, 3], seed, channels: 'independent' } as const;
    return randomizePixels(images(Uint8Array, 40, 3075), options, { kernels }).images;
  },
  'random 9000': (seed, kernels) =>
    randomizePixels(images(Float32Array, 4, 9000), { imageShape: [9000], seed }, { kernels }).images,
  shuffled: (seed, kernels) =>
    shufflePixels(images(Float32Array, 9, 3072), { imageShape: [32, 32, 3], seed }, { kernels }).images,
  symmetric: (seed, kernels) =>
    corruptLabelsInto(labels, { noise: symmetric(0.4), classes: 10, seed }, { kernels }).labels,
  uniform: (seed, kernels) =>
    corruptLabelsInto(labels, { noise: uniform(0.4), classes: 10, seed }, { kernels }).labels,
  transition: (seed, kernels) =>
    corruptLabelsInto(labels, { noise: transition(matrix), classes: 10, seed }, { kernels }).labels,
  exact: (seed, kernels) => {
    const options = { noise: symmetric(0.4), classes: 10, seed };
    const count = exactLabelCount(labels.length, options, kernels);
    return corruptLabelsInto(labels, { ...options, count }, { kernels }).labels;
  },
  permuted: (seed) => permuteLabels(labels, { classes: 10, seed }).labels,
};

describe.each([
  ['TypeScript', undefined],
  ['SIMD', simd],
])('value stability, %s', (_, kernels) => {
  test.each(Object.keys(digests))('%s', (name) => {
    [0, 42].forEach((seed, s) => {
      const { buffer, byteOffset, byteLength } = corruptions[name](seed, kernels);
      const digest = createHash('sha256')
        .update(new Uint8Array(buffer, byteOffset, byteLength))
        .digest('hex');
      expect(digest).toBe(digests[name][s]);
    });
  });
});
