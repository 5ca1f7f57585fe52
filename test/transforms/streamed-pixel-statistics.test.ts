import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pixelStatistics, streamedPixelStatistics } from '../../src/index.js';

const n = 40;
const imageShape = [4, 3, 3];
const size = 36;
/** Values whose float64 sums depend on the order of the additions. */
const images = Float32Array.from(
  { length: n * size },
  (_, k) => (((k * 2654435761) >>> 0) / 2 ** 20) ** 2 - k / 7,
);
const scopes = ['set', 'channel', 'position'] as const;
const atOnce = (scope: (typeof scopes)[number]) => pixelStatistics(images, { imageShape, scope });

/** Any way to cut n images into batches, empty ones left out. */
const cuts = fc
  .array(fc.integer({ min: 0, max: n }), { maxLength: 8 })
  .map((inner) => [...new Set([0, ...inner, n])].sort((a, b) => a - b));
const batchesOf = (edges: readonly number[]) =>
  edges.slice(1).map((to, k) => images.subarray(edges[k] * size, to * size));

describe('streamedPixelStatistics', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each(scopes)('gives the bits of pixelStatistics however the set is cut, over each %s', async (scope) => {
    await fc.assert(
      fc.asyncProperty(cuts, async (edges) => {
        const batches = batchesOf(edges);
        expect(await streamedPixelStatistics(() => batches, { imageShape, scope })).toEqual(atOnce(scope));
      }),
      { numRuns: 30 },
    );
  });

  it('reads asynchronous sources of tensors, which it does not keep', async () => {
    const before = tf.memory().numTensors;
    let most = 0;
    async function* batches() {
      for (const values of batchesOf([0, 7, 8, 30, n])) {
        const tensor = tf.tensor(values, [values.length / size, ...imageShape]);
        most = Math.max(most, tf.memory().numTensors);
        yield tensor;
        tensor.dispose();
      }
    }
    expect(await streamedPixelStatistics(batches, { scope: 'channel' })).toEqual(atOnce('channel'));
    expect([most, tf.memory().numTensors]).toEqual([before + 1, before]);
  });

  it('is no sum of batch means: the order of the images counts', async () => {
    const [first, second] = batchesOf([0, 20, n]);
    const swapped = await streamedPixelStatistics(() => [second, first], { imageShape });
    expect(swapped).not.toEqual(atOnce('set'));
    expect((swapped.mean as number) / (atOnce('set').mean as number)).toBeCloseTo(1, 10);
  });

  it.each<[string, () => unknown, string]>([
    [
      'a source that cannot be read again',
      () => streamedPixelStatistics([images] as never, { imageShape }),
      '`batches` must be a function that begins to read, got [a Float32Array]',
    ],
    [
      'an option',
      () => streamedPixelStatistics(() => [images], { imageShape, rate: 1 } as never),
      '`rate` is not an option; the options are scope, imageShape',
    ],
    [
      'a scope',
      () => streamedPixelStatistics(() => [images], { imageShape, scope: 'all' as never }),
      '`scope` must be one of "set", "channel", "position", got "all"',
    ],
    [
      'no image',
      () => streamedPixelStatistics(() => [], { imageShape }),
      '`batches` must be at least one image, got 0',
    ],
    [
      'a batch of another size',
      () => streamedPixelStatistics(() => [images.subarray(1)], { imageShape }),
      '`batches` must be n x 36 values, got 1439',
    ],
    [
      'no shape',
      () => streamedPixelStatistics(() => [images]),
      '`imageShape` must be the shape of one image, [height, width, channels], [height, width] or [values], got undefined',
    ],
    [
      'a value that is not finite, by its place in the set',
      () =>
        streamedPixelStatistics(() => [images, Float32Array.of(...new Array(35).fill(0), Number.NaN)], {
          imageShape,
        }),
      '`images[1475]` must be finite numbers of a finite variance, got NaN; or give the statistics',
    ],
  ])('refuses %s', (_, call, text) => expect(call()).rejects.toThrow(text));

  it('refuses a source that gives something else when it is read again', async () => {
    let reading = 0;
    const batches = () => batchesOf(reading++ === 0 ? [0, n] : [0, n - 1]);
    await expect(streamedPixelStatistics(batches, { imageShape })).rejects.toThrow(
      '`images` must be the same in both passes, 1440 values, got 1404',
    );
  });
});
