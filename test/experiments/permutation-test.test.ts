import { describe, expect, it } from 'vitest';
import { permutationTest } from '../../src/experiments/permutation-test.js';

/** Twelve examples of one feature that tells the two classes apart. */
const separable = {
  feature: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  labels: Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1),
};
type Data = typeof separable;

/** The distance between the class means. */
const distance = ({ feature, labels }: Data) =>
  Math.abs(feature.reduce((sum, x, i) => sum + (labels[i] === 1 ? x : -x), 0));

const options = { classes: 2, seed: 1 };

it('known answer: the statistic of the true labels is the largest of C(12, 6) = 924, which two orders reach', async () => {
  const { statistic, permuted, exceedances, pValue } = await permutationTest(distance, separable, {
    ...options,
    permutations: 999,
  });
  expect(statistic).toBe(36);
  expect(permuted.length).toBe(999);
  expect(Math.max(...permuted)).toBeLessThanOrEqual(36);
  expect(exceedances).toBe(permuted.filter((value) => value === 36).length);
  expect(pValue).toBe((exceedances + 1) / 1000);
  // a binomial count with p = 2/924, n = 999: mean 2.16; 13 or more come once in a million seeds
  expect(exceedances).toBeLessThan(13);
});

it('is never 0, and 1 where nothing depends on the labels: ties count as exceedances (Phipson and Smyth)', async () => {
  expect((await permutationTest(({ feature }) => feature.length, separable, options)).pValue).toBe(1);
  let calls = 0;
  const best = await permutationTest(() => -calls++, separable, options);
  expect(best).toMatchObject({ exceedances: 0, pValue: 0.01 });
});

it('is uniform under the null hypothesis', async () => {
  // labels that are independent of the features, without ties: p is uniform over 1/20 ... 20/20
  const feature = separable.feature.map((x) => 2 ** x);
  const counts = new Float64Array(20);
  const tests = 2000;
  for (let seed = 0; seed < tests; seed++) {
    const labels = Int32Array.from((await shuffled(seed)).map((place) => separable.labels[place]));
    const signed = ({ feature: x, labels: y }: Data) =>
      x.reduce((sum, v, i) => sum + (y[i] === 1 ? v : 0), 0);
    const { pValue } = await permutationTest(
      signed,
      { feature, labels },
      { ...options, seed, permutations: 19 },
    );
    counts[Math.round(pValue * 20) - 1]++;
  }
  // P(p <= k/20) <= k/20; each tail within five deviations of a binomial count (ties among 924 orders only raise p)
  let below = 0;
  counts.forEach((count, k) => {
    below += count;
    const level = (k + 1) / 20;
    const deviation = Math.sqrt(tests * level * (1 - level));
    expect(below, `p <= ${level}`).toBeLessThanOrEqual(tests * level + 5 * deviation);
    expect(below, `p <= ${level}`).toBeGreaterThan(tests * (level - 20 / 924) - 5 * deviation - 1);
  });
});

/** An order of twelve positions that has nothing to do with the test's own permutations. */
async function shuffled(seed: number): Promise<number[]> {
  const { permuteLabels } = await import('../../src/transforms/permute-labels.js');
  const positions = Int32Array.from({ length: 12 }, (_, i) => i);
  return Array.from(permuteLabels(positions, { classes: 12, seed, split: 'null hypothesis' }).labels);
}

it('hands the data on as it is but for its labels, and permutes them anew each time', async () => {
  const seen = new Set<string>();
  const told: number[] = [];
  await permutationTest(
    (data) => {
      expect(data.feature).toBe(separable.feature);
      expect(Array.from(data.labels).sort()).toEqual(Array.from(separable.labels));
      seen.add(data.labels.join(''));
      return Promise.resolve(1);
    },
    separable,
    { ...options, permutations: 20, onPermutation: (permutation) => told.push(permutation) },
  );
  expect(seen.size).toBeGreaterThan(15);
  expect(told).toEqual(Array.from({ length: 20 }, (_, k) => k));
  expect(separable.labels.join('')).toBe('000000111111');
});

describe('refuses, before anything is trained', () => {
  it.each([
    [{ ...options, permutations: 0 }, '`permutations` must be a whole number from 1'],
    [{ classes: 2 }, '`seed` must be a string or a whole number, got undefined'],
    [{ classes: 1, seed: 1 }, '`labels[6]` must be'],
    [{ ...options, trainer: 1 }, '`trainer` is not an option'],
  ])('%j', async (wrong, message) => {
    let calls = 0;
    const trainer = () => calls++;
    await expect(permutationTest(trainer, separable, wrong as typeof options)).rejects.toThrow(message);
    expect(calls).toBe(0);
  });

  it.each([
    ['a trainer', 5, separable, '`trainer` must be a function, got 5'],
    ['data', undefined, null, '`data` must be an object with labels, got null'],
    [
      'labels',
      undefined,
      {},
      '`data.labels` must be an array or typed array of class indices, got undefined',
    ],
    ['labels that are a text', undefined, { labels: '01' }, 'class indices, got "01"'],
  ])('what is no %s', async (_what, trainer, data, message) => {
    const called = trainer ?? (() => 1);
    await expect(permutationTest(called as never, data as never, options)).rejects.toThrow(message);
  });

  it('labels in a tensor, which would be undefined in every permuted run', async () => {
    const { memory, setBackend, tensor1d } = await import('@tensorflow/tfjs-core');
    await import('@tensorflow/tfjs-backend-cpu');
    await setBackend('cpu');
    const labels = tensor1d([0, 1, 0, 1], 'int32');
    const before = memory().numTensors;
    let calls = 0;
    await expect(permutationTest(() => calls++, { labels } as never, options)).rejects.toThrow(
      '`data.labels` must be an array or typed array of class indices, got a Tensor; read it first: await tensor.data()',
    );
    expect([calls, memory().numTensors]).toEqual([0, before]);
    labels.dispose();
  });

  it('a trainer that returns no number', async () => {
    await expect(permutationTest(() => Number.NaN, separable, options)).rejects.toThrow(
      '`trainer` must be a function that returns a number, got NaN',
    );
  });
});
