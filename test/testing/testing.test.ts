import { describe, expect, it } from 'vitest';
import { digestLabels, digestValues } from '../../src/digests/digest.js';
import {
  corrupt,
  corruptLabels,
  instanceDependent,
  pairFlip,
  randomizePixels,
  recordLabels,
  symmetric,
  uniform,
} from '../../src/index.js';
import {
  blobs,
  expectChance,
  expectChanged,
  expectCorruption,
  expectMemorised,
  expectRate,
  expectRecord,
  patterns,
  randomImages,
  type TinyDataSet,
} from '../../src/testing.js';
import { mlp, train } from '../../src/train.js';
import { useBackend } from '../backend.js';

const classes = 10;
const clean = Int32Array.from({ length: 1000 }, (_, i) => i % classes);
const options = { noise: symmetric(0.4), classes, seed: 42 };
const noisy = corruptLabels(clean, options).labels;

describe('tiny data sets', () => {
  const sets: Record<string, (o?: { n?: number; seed?: number; split?: string }) => TinyDataSet<never>> = {
    blobs: blobs as never,
    patterns: patterns as never,
    randomImages: randomImages as never,
  };

  it.each(Object.entries(sets))('%s: example i depends on seed, split and i alone', (_, make) => {
    const { images, labels, imageShape } = make() as TinyDataSet;
    const size = images.length / labels.length;
    expect(imageShape.reduce((a, b) => a * b)).toBe(size);
    expect(make({ n: 7 }).images).toEqual(images.slice(0, 7 * size));
    expect(make({ n: 7 }).labels).toEqual(labels.slice(0, 7));
    expect(make()).toEqual(make({ seed: 0, split: 'train' }));
    expect(make({ seed: 1 }).images).not.toEqual(images);
    expect(make({ split: 'test' }).images).not.toEqual(images);
  });

  it.each(Object.entries(sets))('%s: is what `train` takes', async (_, make) => {
    await useBackend('cpu');
    const data = make({ n: 12 }) as TinyDataSet;
    const { history } = await train(mlp([4]), data, { classes: data.classes, seed: 1, epochs: 1 });
    expect(history).toHaveLength(1);
  });

  it('value stability', () => {
    const digests = [blobs(), patterns(), randomImages()].map(({ images, labels }) => [
      digestValues(images).slice(0, 16),
      digestLabels(labels).slice(0, 16),
    ]);
    expect(digests).toMatchInlineSnapshot(`
      [
        [
          "be2b83976cebbfd3",
          "3e5468041492875b",
        ],
        [
          "3fea8b2908f9e40d",
          "b2bafb7dcdf236a1",
        ],
        [
          "b59bd4c99ccb4c84",
          "b2bafb7dcdf236a1",
        ],
      ]
    `);
  });

  it('blobs are separable: every point is nearest to the mean of its class', () => {
    for (const dimensions of [1, 2, 5]) {
      const { images, labels } = blobs({ n: 600, classes: 6, dimensions });
      const means = Array.from({ length: 6 }, () => new Float64Array(dimensions));
      for (let k = 0; k < images.length; k++)
        means[labels[Math.floor(k / dimensions)]][k % dimensions] += images[k] / 100;
      const distance = (i: number, c: number) =>
        means[c].reduce((sum, mean, j) => sum + (images[i * dimensions + j] - mean) ** 2, 0);
      const nearest = Array.from(labels, (_, i) =>
        means.reduce((best, _mean, c) => (distance(i, c) < distance(i, best) ? c : best), 0),
      );
      expectMemorised(nearest, labels);
    }
  });

  it('patterns invert the stated share of pixels, and keep the pattern in every split', () => {
    const exact = patterns({ n: 10, noise: 0 });
    const noisyOnes = patterns({ n: 1000, split: 'test' });
    expect(patterns({ n: 10, noise: 0, split: 'test' })).toEqual(exact);
    const size = 64;
    const inverted = noisyOnes.images.reduce((sum, value, k) => {
      const cls = noisyOnes.labels[Math.floor(k / size)];
      return sum + Number(value !== exact.images[cls * size + (k % size)]);
    }, 0);
    // Bernstein, 64,000 pixels at 0.05, failure 1e-9: 375.1 around 3,200.
    expect(Math.abs(inverted - 3200)).toBeLessThan(376);
  });

  it('go into corrupt as they are', () => {
    const clean = randomImages({ n: 20 });
    const images = { operation: randomizePixels, imageShape: clean.imageShape };
    const out = corrupt(clean, { seed: 1, labels: { noise: uniform(1), classes }, images });
    expect(out.images).not.toEqual(clean.images);
    expect(out.labels).not.toEqual(clean.labels);
    expect(Array.from(out.images).sort()).toEqual(Array.from(clean.images).sort());
  });

  it('say what is wrong', () => {
    expect(() => blobs({ n: 0 })).toThrow(
      new RangeError('`n` must be a whole number from 1 to 10000, got 0'),
    );
    expect(() => blobs({ spread: -1 })).toThrow('`spread` must be a number from 0 to 1e+37, got -1');
    expect(() => patterns({ noise: 2 })).toThrow('`noise` must be a number from 0 to 1, got 2');
    expect(() => randomImages({ side: 3 } as never)).toThrow('`side` is not an option');
  });
});

describe('expectCorruption', () => {
  it('holds for exactly these examples, and for nothing else', () => {
    expect(() => expectCorruption(clean, noisy, options)).not.toThrow();
    expect(() => expectCorruption(clean, Array.from(noisy), options)).not.toThrow();
    const other = corruptLabels(clean, { ...options, seed: 43 }).labels;
    expect(() => expectCorruption(clean, other, options)).toThrow(
      /^\d+ of 1000 labels are not what symmetric/,
    );
    const one = noisy.map((label, i) => (i === 17 ? (label + 1) % classes : label));
    expect(() => expectCorruption(clean, one, options)).toThrow(
      `1 of 1000 labels are not what symmetric noise under this seed makes of them: example 17 is ${one[17]}, must be ${noisy[17]}; wrong are 17`,
    );
    expect(() => expectCorruption(clean, [1], options)).toThrow(
      new RangeError('`noisy.length` must be 1000, that of `clean`, got 1'),
    );
  });
});

describe('expectChanged', () => {
  it('holds for exactly these positions', () => {
    const positions = [...clean.keys()].filter((i) => clean[i] !== noisy[i]);
    expect(() => expectChanged(clean, noisy, positions)).not.toThrow();
    expect(() => expectChanged([0, 1, 2], [0, 2, 2], [2])).toThrow(
      'labels changed but must not: 1; must change but did not: 2',
    );
    expect(() => expectChanged(clean, noisy, [])).toThrow(
      /^labels changed but must not: .*, \.\.\. \(4\d\d in all\)$/,
    );
  });
});

describe('expectRate', () => {
  it('tells the two conventions of symmetric noise apart at n = 10,000', () => {
    const many = Int32Array.from({ length: 20_000 }, (_, i) => i % 4);
    const at = (noise: typeof options.noise) => corruptLabels(many, { noise, classes: 4, seed: 's' }).labels;
    expect(() => expectRate(many, at(symmetric(0.5)), { noise: symmetric(0.5), classes: 4 })).not.toThrow();
    expect(() => expectRate(many, at(pairFlip(0.5)), { noise: pairFlip(0.5), classes: 4 })).not.toThrow();
    expect(() => expectRate(many, at(uniform(0.5)), { noise: symmetric(0.5), classes: 4 })).toThrow(
      /^\d+ of the 5000 labels of class 0 changed, symmetric noise changes 2500\.0 on average, give or take \d+\.\d$/,
    );
    expect(() => expectRate([0], [0], { noise: instanceDependent([1]), classes: 1 })).toThrow(
      new TypeError('`noise` must be noise whose rates are those of the classes, got "instance-dependent"'),
    );
  });
});

describe('expectChance and expectMemorised', () => {
  const guesses = corruptLabels(clean, { noise: uniform(1), classes, seed: 'guess' }).labels;

  it('hold for guesses and for memorised labels', () => {
    expect(() => expectChance(guesses, clean, { classes })).not.toThrow();
    expect(() => expectMemorised(noisy, noisy)).not.toThrow();
    expect(() => expectMemorised(noisy, clean, { atLeast: 0.5 })).not.toThrow();
  });

  it('fail for the other way round, with a message', () => {
    expect(() => expectChance(clean, clean, { classes })).toThrow(
      /^1000 of 1000 predictions are right, guessing among 10 classes gives 100\.0, give or take \d+\.\d$/,
    );
    expect(() =>
      expectChance(
        clean.map((y) => (y + 1) % classes),
        clean,
        { classes },
      ),
    ).toThrow(/^0 of 1000/);
    expect(() => expectMemorised([0, 1, 1], [0, 1, 2])).toThrow(
      '2 of 3 predictions are right, a share of 0.6667, must be at least 1; wrong are 2',
    );
    expect(() => expectMemorised([], [])).toThrow('`labels` must be at least one label, got []');
    expect(() => expectChance([1], [1, 2], { classes })).toThrow(
      '`predictions` must be as many as the 2 labels, got 1',
    );
    expect(() => expectChance([1], [1], { classes: 1 })).toThrow('`classes` must be a whole number from 2');
  });

  it('carry what runners show', () => {
    try {
      expectMemorised([0], [1]);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ name: 'AssertionError', expected: 1, actual: 0 });
    }
  });
});

describe('expectRecord', () => {
  it('holds where verify finds nothing', () => {
    const record = recordLabels(corruptLabels(clean, options).plan);
    expect(() => expectRecord(JSON.parse(JSON.stringify(record)), { output: noisy })).not.toThrow();
    expect(() => expectRecord({ ...record, picked: 0 } as never)).toThrow(
      `the record differs: \`picked\` is 0, derived again ${record.picked}`,
    );
  });
});
