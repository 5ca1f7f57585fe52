import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exactImageCount,
  randomizePixels,
  recordImages,
  replaceWithGaussian,
  shufflePixels,
  unpackIntegers,
} from '../../src/index.js';
import { IMAGE_CASES, type VerbOptions } from '../images/operations.js';

const n = 60;
const shape = [4, 6, 3];
const size = 72;
const pixels = Float32Array.from({ length: n * size }, (_, k) => ((k * 2654435761) >>> 8) / 2 ** 24);
const statistics = { mean: 0.5, std: 0.25 };

type Options = Partial<VerbOptions>;

/** The verbs on these images; statistics are given, as a shard needs them. */
const verbs = IMAGE_CASES.map(([operation, { verb, sameForAll, ofSet }]) => ({
  operation,
  sameForAll,
  verb: (values: Float32Array, options: Options = {}) =>
    verb(values, { seed: 0, imageShape: shape, ...(ofSet && { statistics }), ...options }),
}));

const image = (values: Float32Array, i: number) => Array.from(values.subarray(i * size, (i + 1) * size));
const select = (ids: readonly number[]) => Float32Array.from(ids.flatMap((i) => image(pixels, i)));
const touched = (values: Float32Array, base: Float32Array = pixels) =>
  Array.from({ length: values.length / size }, (_, i) => i).filter(
    (i) => image(values, i).join() !== image(base, i).join(),
  );
const selections = fc.shuffledSubarray(
  Array.from({ length: n }, (_, i) => i),
  { minLength: 1 },
);

describe.each(verbs)('the laws of images: $operation', ({ operation, sameForAll, verb }) => {
  it.each([1, 0.4])('1. an image depends on nothing but its address, at rate %d', (rate) => {
    const whole = verb(pixels, { rate }).images;
    fc.assert(
      fc.property(selections, (ids) => {
        const part = verb(select(ids), { rate, ids }).images;
        ids.forEach((id, at) => {
          expect(image(part, at)).toEqual(image(whole, id));
        });
      }),
      { numRuns: 15 },
    );
    const tail = verb(pixels.slice(17 * size), { rate, ids: { first: 17 } }).images;
    expect(tail).toEqual(whole.slice(17 * size));
  });

  it('2. rates are nested, and 0 touches nothing', () => {
    const rates = [0, 0.1, 0.5, 0.9, 1];
    const results = rates.map((rate) => verb(pixels, { rate }).images);
    expect(touched(results[0])).toEqual([]);
    expect(touched(results[4])).toHaveLength(n);
    for (let r = 1; r < rates.length; r++) {
      for (const i of touched(results[r - 1])) expect(image(results[r], i)).toEqual(image(results[r - 1], i));
      expect(touched(results[r]).length).toBeGreaterThan(touched(results[r - 1]).length);
    }
  });

  it('3. splits are separate, but for the permutation of shuffled pixels', () => {
    const [train, test] = ['train', 'test'].map((split) => verb(pixels, { split }).images);
    if (sameForAll) expect(test).toEqual(train);
    else expect(touched(test, train)).toHaveLength(n);
    const [some, others] = ['train', 'test'].map((split) =>
      touched(verb(pixels, { split, rate: 0.5 }).images),
    );
    expect(some).not.toEqual(others);
  });

  it('5. seed 0 is a seed, and other seeds are others', () => {
    const zero = verb(pixels).images;
    expect(verb(pixels, { seed: 0n }).images).toEqual(zero);
    for (const seed of [1, '0', -1, 2n ** 64n])
      expect(touched(verb(pixels, { seed }).images, zero)).toHaveLength(n);
  });

  it('6. the input is neither changed nor aliased', () => {
    const input = pixels.slice();
    for (const rate of [0, 0.5, 1]) {
      const { images } = verb(input, { rate });
      expect(images.buffer).not.toBe(input.buffer);
      images.fill(0);
    }
    expect(input).toEqual(pixels);
  });

  it('7. the record counts what was done', () => {
    const { images, plan } = verb(pixels, { rate: 0.5 });
    const record = recordImages(plan, pixels, images);
    const mask = unpackIntegers(record.mask);
    expect([...mask.keys()].filter((i) => mask[i])).toEqual(touched(images));
    expect([record.changed, record.picked, record.expected.picked]).toEqual([
      touched(images).length,
      plan.mask.reduce((a, b) => a + b),
      30,
    ]);
    expect(record.specification).toMatchObject({ operation, seed: 0, split: 'train', streams: 1, rate: 0.5 });
    expect(JSON.parse(JSON.stringify(record.specification))).toEqual(record.specification);
    expect(record.notes).toEqual([]);
  });

  it('9. an exact count picks round(p n), nested in p, and any shard knows its own', () => {
    let before: number[] = [];
    for (const rate of [0, 0.01, 0.29, 0.5, 0.99]) {
      const count = exactImageCount(operation, n, { seed: 0, rate });
      const whole = verb(pixels, { rate, count }).images;
      const now = touched(whole);
      expect(now).toHaveLength(Math.round(rate * n));
      for (const i of before) expect(now).toContain(i);
      before = now;
      const shard = verb(pixels.slice(20 * size), { rate, count, ids: { first: 20 } }).images;
      expect(shard).toEqual(whole.slice(20 * size));
    }
  });
});

describe('what each corruption of images means', () => {
  it('shuffled pixels: one permutation for all, channels together unless asked otherwise', () => {
    const index = Float32Array.from({ length: n * size }, (_, k) => k % size);
    const { images } = shufflePixels(index, { seed: 3, imageShape: shape });
    for (let i = 0; i < n; i++) expect(image(images, i)).toEqual(image(images, 0));
    expect(image(images, 0).sort((a, b) => a - b)).toEqual(image(index, 0));
    for (let k = 0; k < size; k += 3) expect([images[k] % 3, images[k + 1] - images[k]]).toEqual([0, 1]);
    const apart = shufflePixels(index, { seed: 3, imageShape: shape, channels: 'independent' }).images;
    expect(image(apart, 0).sort((a, b) => a - b)).toEqual(image(index, 0));
    expect(image(apart, 0).some((value, k) => value % 3 !== k % 3)).toBe(true);
  });

  it('random pixels: a permutation of its own for each image', () => {
    const index = Float32Array.from({ length: n * size }, (_, k) => k % size);
    const { images } = randomizePixels(index, { seed: 3, imageShape: shape });
    const rows = Array.from({ length: n }, (_, i) => image(images, i));
    expect(new Set(rows.map(String)).size).toBe(n);
    for (const row of rows) expect(row.slice().sort((a, b) => a - b)).toEqual(image(index, 0));
  });

  it('blocks move as they are', () => {
    const index = Float32Array.from({ length: size }, (_, k) => k);
    for (const verb of [shufflePixels, randomizePixels]) {
      const { images } = verb(index, { seed: 1, imageShape: shape, block: [2, 3] });
      const at = (y: number, x: number) => images[(y * 6 + x) * 3];
      for (const y of [0, 2]) {
        for (const x of [0, 3]) {
          expect([at(y, x + 1) - at(y, x), at(y + 1, x) - at(y, x), at(y + 1, x + 2) - at(y, x)]).toEqual([
            3, 18, 24,
          ]);
        }
      }
    }
  });

  it('the same images in every layout that holds the same pixels', () => {
    const gray = pixels.slice(0, 24 * 10);
    for (const verb of [shufflePixels, randomizePixels]) {
      const flat = verb(gray, { seed: 9, imageShape: [24] }).images;
      expect(verb(gray, { seed: 9, imageShape: [4, 6] }).images).toEqual(flat);
      expect(verb(gray, { seed: 9, imageShape: [4, 6, 1] }).images).toEqual(flat);
    }
  });

  it('gaussian: the mean and deviation of set, channel or position', () => {
    const biased = pixels.map((value, k) => value + (k % 3) * 10);
    const means = (values: Float32Array) =>
      [0, 1, 2].map(
        (c) => values.filter((_, k) => k % 3 === c).reduce((a, b) => a + b) / (values.length / 3),
      );
    const at = (scope: 'set' | 'channel' | 'position') =>
      replaceWithGaussian(biased, { seed: 1, imageShape: shape, statistics: scope });
    // 1,440 values a channel; standard errors: channel and position 0.29 / sqrt(1440) = 0.008, set 8.2 / 38 = 0.22.
    const [set, channel, position] = (['set', 'channel', 'position'] as const).map((scope) => at(scope));
    means(biased).forEach((mean, c) => {
      expect(Math.abs(means(channel.images)[c] - mean)).toBeLessThan(6 * 0.008);
      expect(Math.abs(means(position.images)[c] - mean)).toBeLessThan(6 * 0.008);
      expect(Math.abs(means(set.images)[c] - 10.5)).toBeLessThan(6 * 0.22);
    });
    expect(channel.plan.options.statistics.mean).toHaveLength(3);
    expect(position.plan.options.statistics.std).toHaveLength(size);
    const given = replaceWithGaussian(biased, {
      seed: 1,
      imageShape: shape,
      statistics: set.plan.options.statistics,
    });
    expect(given.images).toEqual(set.images);
  });

  it('every option has an effect', () => {
    const base = { seed: 2, imageShape: shape };
    for (const verb of [shufflePixels, randomizePixels]) {
      const results = [
        {},
        { channels: 'independent' as const },
        { block: 2 },
        { block: [1, 3] as const },
        { rate: 0.5 },
        { seed: 3 },
      ].map((options) => verb(pixels, { ...base, ...options }).images.join());
      expect(new Set(results).size).toBe(results.length);
    }
    const gaussians = [
      {},
      { statistics: 'channel' as const },
      { statistics: 'position' as const },
      { statistics },
      { clip: [0.4, 0.6] as const },
      { round: 'half-up' as const },
      { rate: 0.5 },
      { split: 'test' },
    ].map((options) => replaceWithGaussian(pixels, { ...base, ...options }).images);
    expect(new Set(gaussians.map(String)).size).toBe(gaussians.length);
    expect(gaussians[4].every((value) => value >= Math.fround(0.4) && value <= Math.fround(0.6))).toBe(true);
    expect(gaussians[5].every(Number.isInteger)).toBe(true);
  });

  it('a corruption that changed nothing says so, and NaN is NaN', () => {
    const flat = new Float32Array(size).fill(Number.NaN);
    const options = { seed: 1, imageShape: shape };
    const { images, plan } = randomizePixels(flat, options);
    expect(recordImages(plan, flat, images)).toMatchObject({
      changed: 0,
      picked: 1,
      notes: ['no image changed: 1 of 1 images were picked, 1 on average'],
    });
    const single = shufflePixels(Float32Array.of(1, 2), { seed: 1, imageShape: [1] });
    expect(recordImages(single.plan, Float32Array.of(1, 2), single.images).notes).toHaveLength(1);
  });
});
