import { describe, expect, test } from 'vitest';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { fillNormals } from '../../src/random/normal.js';
import { isPoisson, LARGEST_SCORE, largestDistance, normalCdf, normalTails } from '../statistics.js';

const key = deriveKey(0, 'train', 'pixels:gaussian');
const PER_EXAMPLE = 4000;

/** Changes the values of an example in place, as a mutant would. */
type Change = (values: Float32Array) => void;

/** The normals of `count / PER_EXAMPLE` examples, one after another. */
function sample(count: number, change?: Change, exampleOf = (e: number) => e): Float32Array {
  const words = new ExampleWords();
  const values = new Float32Array(count);
  for (let at = 0; at < count; at += PER_EXAMPLE) {
    words.seek(key, exampleOf(at / PER_EXAMPLE), 0);
    fillNormals(words, PER_EXAMPLE, values, at);
    change?.(values.subarray(at, at + PER_EXAMPLE));
  }
  return values;
}

const N = 10_000_000;
const values = sample(N);

/** The standard scores of the first four moments: E z^k is 0, 1, 0, 3, and z^k has the variance 1, 2, 15, 96. */
function momentScores(values: Float32Array): number[] {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (const z of values) {
    first += z;
    second += z * z;
    third += z * z * z;
    fourth += z * z * z * z;
  }
  const n = values.length;
  return [
    first / Math.sqrt(n),
    (second - n) / Math.sqrt(2 * n),
    third / Math.sqrt(15 * n),
    (fourth - 3 * n) / Math.sqrt(96 * n),
  ];
}

const momentsFit = (values: Float32Array) =>
  momentScores(values).every((score) => Math.abs(score) < LARGEST_SCORE);

/** The Kolmogorov-Smirnov distance of the values from the normal distribution. */
function distance(values: Float32Array): number {
  const sorted = values.slice().sort();
  let largest = 0;
  for (let i = 0; i < sorted.length; i++) {
    const p = normalCdf(sorted[i]);
    largest = Math.max(largest, p - i / sorted.length, (i + 1) / sorted.length - p);
  }
  return largest;
}

const clipAt =
  (limit: number): Change =>
  (values) => {
    for (let i = 0; i < values.length; i++) values[i] = Math.max(-limit, Math.min(limit, values[i]));
  };

const scaleBy =
  (factor: number): Change =>
  (values) => {
    for (let i = 0; i < values.length; i++) values[i] *= factor;
  };

/** A sum of four uniforms, the poor man's normal: two moments right, the fourth too small. */
const sumOfUniforms: Change = (values) => {
  for (let i = 0; i < values.length; i++) {
    let sum = 0;
    for (let k = 0; k < 4; k++) sum += normalCdf(values[(i + k) % values.length]) - 0.5;
    values[i] = sum * Math.sqrt(3);
  }
};

describe(`${N} normal values`, () => {
  test('the first four moments', () => expect(momentsFit(values)).toBe(true));

  test('the Kolmogorov-Smirnov distance', () => {
    expect(distance(values)).toBeLessThan(largestDistance(N));
  });

  test.each<[string, Change]>([
    ['scaled by 1.005', scaleBy(1.005)],
    ['clipped at 3', clipAt(3)],
    ['a sum of uniforms', sumOfUniforms],
  ])('mutant: %s', (_, change) => {
    expect(momentsFit(sample(4_000_000, change))).toBe(false);
  });

  test('mutant: values moved by 0.01 are too far away', () => {
    const moved = sample(1_000_000, (values) => {
      for (let i = 0; i < values.length; i++) values[i] += 0.01;
    });
    expect(distance(moved)).toBeGreaterThan(largestDistance(1_000_000));
  });
});

describe('beyond five standard deviations, 100,000,000 values', () => {
  const COUNT = 100_000_000;

  /** How many values lie beyond 5 and beyond 6. */
  function tails(change?: Change): [number, number] {
    const words = new ExampleWords();
    const values = new Float32Array(PER_EXAMPLE);
    let [five, six] = [0, 0];
    for (let e = 0; e < COUNT / PER_EXAMPLE; e++) {
      words.seek(key, e, 0);
      fillNormals(words, PER_EXAMPLE, values, 0);
      change?.(values);
      for (let i = 0; i < PER_EXAMPLE; i++) {
        if (values[i] > 5 || values[i] < -5) {
          five++;
          if (values[i] > 6 || values[i] < -6) six++;
        }
      }
    }
    return [five, six];
  }

  const tailsFit = ([five, six]: [number, number]) =>
    isPoisson(five, COUNT * normalTails(5)) && isPoisson(six, COUNT * normalTails(6));

  test('there are as many as there should be', () => expect(tailsFit(tails())).toBe(true));
  test('mutant: a tail clipped at 5', () => expect(tailsFit(tails(clipAt(5)))).toBe(false));
});

describe('neighbours are independent', () => {
  /** The standard scores of the products of values `lag` apart, and of their squares. */
  function lagScores(values: Float32Array, lag: number): number[] {
    const n = values.length - lag;
    let [products, squares] = [0, 0];
    for (let i = 0; i < n; i++) {
      const [z, w] = [values[i], values[i + lag]];
      products += z * w;
      squares += (z * z - 1) * (w * w - 1);
    }
    return [products / Math.sqrt(n), squares / Math.sqrt(4 * n)];
  }

  const lagFits = (values: Float32Array, lag: number) =>
    lagScores(values, lag).every((score) => Math.abs(score) < LARGEST_SCORE);

  const some = values.subarray(0, 4_000_000);

  test.each([1, 2, 3, 4, 8, 16])('values %d apart in one example', (lag) =>
    expect(lagFits(some, lag)).toBe(true),
  );
  test.each([PER_EXAMPLE, PER_EXAMPLE + 1, 2 * PER_EXAMPLE])(
    'values of neighbouring examples, %d apart',
    (lag) => expect(lagFits(some, lag)).toBe(true),
  );
  test('mutant: two neighbours read one stream', () => {
    expect(
      lagFits(
        sample(400_000, undefined, (e) => e >> 1),
        PER_EXAMPLE,
      ),
    ).toBe(false);
  });
  test('mutant: two lanes read one stream', () => {
    const mutant = sample(400_000, (values) => {
      for (let i = 0; i < values.length; i += 4) values[i + 1] = values[i];
    });
    expect(lagFits(mutant, 1)).toBe(false);
  });
});
