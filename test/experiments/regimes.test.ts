import { describe, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import type { Pixels } from '../../src/datasets/labelled-images.js';
import { standardizeImages } from '../../src/datasets/standardize-images.js';
import { corruptData } from '../../src/experiments/corrupted-data.js';
import { corruptionOf, REGIMES, type Regime } from '../../src/experiments/regimes.js';

const digits = generateDigits({ train: 400, test: 200 });
const under = (regime: Regime, share = 0.5) => {
  const { corruption, rate } = corruptionOf(regime, share);
  return corruptData(digits, corruption, rate, 7);
};
const clean = under('true labels');
const sorted = (image: Pixels) => Array.from(image).sort((a, b) => a - b);
const image = (images: Pixels, i: number) => images.subarray(i * 256, (i + 1) * 256);

/** How many labels differ. */
const changes = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).filter((label, i) => label !== b[i]).length;

/** Five deviations of a binomial count, which are exceeded once in 1.7 million seeds. */
const within = (n: number, p: number) => [
  n * p - 5 * Math.sqrt(n * p * (1 - p)),
  n * p + 5 * Math.sqrt(n * p * (1 - p)),
];

describe('labels', () => {
  it.each(['true labels', 'shuffled pixels', 'random pixels', 'gaussian'] as const)(
    'stay under %s',
    (regime) => {
      const { train, test, corruptedTestLabels } = under(regime);
      expect(changes(train.labels, digits.train.labels)).toBe(0);
      expect(changes(test.labels, digits.test.labels)).toBe(0);
      expect(changes(corruptedTestLabels, digits.test.labels)).toBe(0);
    },
  );

  it.each([
    ['partially corrupted labels', 0.5 * 0.9],
    ['random labels', 0.9],
  ] as const)('change under %s, those of the test set in a copy only', (regime, rate) => {
    const { train, test, corruptedTestLabels } = under(regime);
    const [low, high] = within(400, rate);
    expect(changes(train.labels, digits.train.labels)).toBeGreaterThan(low);
    expect(changes(train.labels, digits.train.labels)).toBeLessThan(high);
    expect(changes(test.labels, digits.test.labels)).toBe(0);
    const [lowTest, highTest] = within(200, rate);
    expect(changes(corruptedTestLabels, digits.test.labels)).toBeGreaterThan(lowTest);
    expect(changes(corruptedTestLabels, digits.test.labels)).toBeLessThan(highTest);
    // train and test draw from streams of their own: the masks of the first 200 agree by chance only
    const mask = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Array.from({ length: 200 }, (_, i) => a[i] !== b[i]);
    expect(mask(train.labels, digits.train.labels)).not.toEqual(
      mask(corruptedTestLabels, digits.test.labels),
    );
  });

  it('change at the rate that is asked for', () => {
    expect(changes(under('partially corrupted labels', 0).train.labels, digits.train.labels)).toBe(0);
    const [low, high] = within(400, 0.18);
    const count = changes(under('partially corrupted labels', 0.2).train.labels, digits.train.labels);
    expect(count > low && count < high).toBe(true);
  });
});

describe('pixels', () => {
  it('are shuffled alike in every image of both splits', () => {
    const { train, test } = under('shuffled pixels');
    // which position every position comes from, read off images whose values are all different
    const sources = (of: Pixels, from: Pixels) => Array.from(of, (value) => from.indexOf(value));
    let compared = 0;
    for (let i = 0; i < 40; i++) {
      const before = image(clean.train.images, i);
      if (new Set(before).size < 60) continue;
      const permutation = sources(image(train.images, 1), image(clean.train.images, 1));
      permutation.forEach((source, k) => {
        const unique =
          image(clean.train.images, 1).filter((v) => v === image(clean.train.images, 1)[source]).length === 1;
        if (!unique) return;
        compared++;
        expect(image(train.images, i)[k]).toBeCloseTo(before[source], 5);
        expect(image(test.images, i)[k]).toBeCloseTo(image(clean.test.images, i)[source], 5);
      });
    }
    expect(compared).toBeGreaterThan(500);
    expect(train.images).not.toEqual(clean.train.images);
  });

  it('are permuted in each training image by itself, and left alone in the test set', () => {
    const { train, test } = under('random pixels');
    expect(test.images).toEqual(clean.test.images);
    for (const i of [0, 1, 399]) {
      const [after, before] = [image(train.images, i), image(clean.train.images, i)];
      expect(after).not.toEqual(before);
      sorted(after).forEach((value, k) => expect(value).toBeCloseTo(sorted(before)[k], 5));
    }
  });

  it('are redrawn in each training image under gaussian', () => {
    const { train, test } = under('gaussian');
    expect(test.images).toEqual(clean.test.images);
    const values = Array.from(standardizeImages(train.images, 256));
    // standardised: mean 0 and variance 1 by construction; a normal's fourth moment is 3 (about 3 - 6/256 here)
    const fourth = values.reduce((sum, v) => sum + v ** 4, 0) / values.length;
    // variance of x^4 is 96: deviation of the mean of 102,400 values 0.031
    expect(Math.abs(fourth - 3 + 6 / 256)).toBeLessThan(5 * 0.031);
    expect(image(train.images, 0)).not.toEqual(image(train.images, 1));
  });

  it.each(REGIMES)('stay bytes under %s, unless they are Gaussian', (regime) => {
    const { train, test } = under(regime);
    expect(train.images).toBeInstanceOf(regime === 'gaussian' ? Float32Array : Uint8Array);
    expect(test.images).toBeInstanceOf(Uint8Array);
  });

  it('of the data set are left as they are', () => {
    const before = digits.train.images.slice();
    for (const regime of REGIMES) under(regime);
    expect(digits.train.images).toEqual(before);
  });
});

it.each(REGIMES)('%s is the same again for the same seed', (regime) => {
  expect(under(regime)).toEqual(under(regime));
});

it('refuses an unknown regime and a rate out of range', () => {
  expect(() => under('noise' as Regime)).toThrow(
    new TypeError(
      '`regime` must be one of "true labels", "partially corrupted labels", "random labels", "shuffled pixels", "random pixels", "gaussian", got "noise"',
    ),
  );
  expect(() => under('true labels', 1.5)).toThrow(
    new RangeError('`rate` must be a number from 0 to 1, got 1.5; for 1.5 % write 0.015'),
  );
  expect(() => under('true labels', Number.NaN)).toThrow(
    new RangeError('`rate` must be a number from 0 to 1, got NaN'),
  );
});

it('have shares of their own, by name', () => {
  const rates = {
    'partially corrupted labels': 0.2,
    'shuffled pixels': 0.4,
    'random pixels': 0,
    gaussian: 0.3,
  };
  expect(REGIMES.map((regime) => corruptionOf(regime, rates).rate)).toEqual([0, 0.2, 1, 0.4, 0, 0.3]);
  expect(REGIMES.map((regime) => corruptionOf(regime, {}).rate)).toEqual([0, 0.5, 1, 1, 1, 1]);
  expect(REGIMES.map((regime) => corruptionOf(regime, 0.2).rate)).toEqual([0, 0.2, 1, 1, 1, 1]);
  expect(() => corruptionOf('gaussian', { gaussian: 2 })).toThrow(
    new RangeError('`rate["gaussian"]` must be a number from 0 to 1, got 2; for 2 % write 0.02'),
  );
  expect(() => corruptionOf('gaussian', { 'random labels': 0.3 } as never)).toThrow(
    new TypeError(
      '`rate` must be one of "partially corrupted labels", "shuffled pixels", "random pixels", "gaussian", got "random labels"',
    ),
  );
});

it.each(['labels', 'random pixels', 'gaussian'] as const)('draws %s of each split anew', (corruption) => {
  const of = (split?: string) => corruptData(digits, corruption, 0.5, 7, split);
  const other = of('fold-1');
  expect(of('train')).toEqual(of());
  expect(other.train.corrupted).not.toEqual(of().train.corrupted);
  expect(other.train).not.toEqual(of().train);
  expect(other.test).toEqual(of().test);
});

it('shuffles the pixels of every split alike', () => {
  const of = (split: string) => corruptData(digits, 'shuffled pixels', 1, 7, split);
  expect(of('fold-1')).toEqual(of('train'));
});
