import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import { corruptLabels, symmetric } from '../../src/index.js';
import {
  epochsToFit,
  exampleDifficulty,
  flagMislabelled,
  giniCoefficient,
  memorizedLabels,
  rademacherComplexity,
  recordMargins,
  relativeTimeToFit,
  type SubsetTrainingOptions,
  subsetTraining,
  thresholdSamples,
} from '../../src/measures.js';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { memorizer } from '../../src/theory.js';
import { accuracyAtLeast, interpolation, lossAtMost } from '../../src/train.js';

/** Words of the library's own streams, as numbers from 0 to 1. */
function uniform(count: number, name: string): Float64Array {
  const words = new ExampleWords();
  words.seek(deriveKey(0, 'test', name), 0, 0);
  return Float64Array.from({ length: count }, () => (words.next() >>> 0) / 2 ** 32);
}

describe('epochs to fit', () => {
  const history = [0.5, 0.2, 0.01, 0].map((trainError, e) => ({
    epoch: e + 1,
    steps: 10 * (e + 1),
    learningRate: 0.01,
    onlineLoss: 1,
    onlineError: 0.6,
    trainLoss: 2 * trainError,
    trainError,
  }));

  it('are those of the first row that meets the criterion', () => {
    expect(epochsToFit(history, interpolation())).toEqual({
      criterion: 'interpolation',
      epochs: 4,
      steps: 40,
    });
    expect(epochsToFit(history, accuracyAtLeast(0.98))?.epochs).toBe(3);
    expect(epochsToFit(history, lossAtMost(0.4))).toEqual({
      criterion: 'loss at most 0.4',
      epochs: 2,
      steps: 20,
    });
    expect(epochsToFit(history.slice(0, 2), interpolation())).toBeUndefined();
    expect(epochsToFit([], interpolation())).toBeUndefined();
  });

  it('compare under one criterion only', () => {
    const [time, reference] = [interpolation(), accuracyAtLeast(0.7)].map((criterion) => {
      const found = epochsToFit(history, criterion);
      if (!found) throw new Error('it is met');
      return found;
    });
    expect(relativeTimeToFit(time, { ...time, steps: 16 })).toBe(2.5);
    expect(() => relativeTimeToFit(time, reference)).toThrow(
      '`reference` must be of the criterion "interpolation", got "accuracy at least 0.7"',
    );
  });
});

describe('memorised labels', () => {
  it('are counted among the corrupted', () => {
    const truth = [0, 1, 2, 0, 1, 2, 0];
    const given = [1, 2, 2, 0, 0, 2, 2];
    const predictions = [1, 1, 2, 0, 2, 0, 2];
    expect(memorizedLabels(predictions, given, truth)).toEqual({
      corrupted: 4,
      memorized: 2 / 4,
      recovered: 1 / 4,
      cleanAccuracy: 2 / 3,
    });
  });

  it('are 1 for a lookup table and 0 for one that ignores the labels', () => {
    const truth = Int32Array.from({ length: 500 }, (_, i) => i % 10);
    const { labels } = corruptLabels(truth, { noise: symmetric(0.3), classes: 10, seed: 1 });
    expect(memorizedLabels(labels, labels, truth)).toMatchObject({
      memorized: 1,
      recovered: 0,
      cleanAccuracy: 1,
    });
    expect(memorizedLabels(truth, labels, truth)).toMatchObject({
      memorized: 0,
      recovered: 1,
      cleanAccuracy: 1,
    });
    expect(memorizedLabels(truth, truth, truth).memorized).toBeNaN();
  });

  it('need as many of each', () => {
    expect(() => memorizedLabels([1], [1, 2], [1])).toThrow(
      '`given.length` must be 1, that of `predictions`, got 2',
    );
    expect(() => memorizedLabels([], [], [])).toThrow('`predictions.length` must be at least 1, got 0');
  });
});

describe('the gini coefficient', () => {
  it('has its known values', () => {
    expect(giniCoefficient([3, 3, 3])).toBe(0);
    expect(giniCoefficient([0, 0, 0, 1])).toBe(0.75);
    expect(giniCoefficient([4, 2, 1, 3])).toBe(0.25);
    expect(giniCoefficient([1, 3])).toBe(0.25);
    expect(giniCoefficient([7])).toBe(0);
    expect(giniCoefficient([0, 0])).toBeNaN();
  });

  it('is half the mean absolute difference over the mean', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, (list) => {
        fc.pre(list.some((value) => value > 0));
        const n = list.length;
        const differences = list.flatMap((a) => list.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0);
        const total = list.reduce((a, b) => a + b, 0);
        expect(giniCoefficient(list)).toBeCloseTo(differences / (2 * n * total), 12);
        expect(giniCoefficient(list.map((value) => 8 * value))).toBeCloseTo(giniCoefficient(list), 12);
      }),
    );
  });

  it('refuses what is negative, not finite or nothing', () => {
    expect(() => giniCoefficient([1, -1])).toThrow(
      '`values[1]` must be a finite number of at least 0, got -1',
    );
    expect(() => giniCoefficient([Number.NaN])).toThrow(
      '`values[0]` must be a finite number of at least 0, got NaN',
    );
    expect(() => giniCoefficient([])).toThrow('`values` must be at least one number, got 0');
  });
});

describe('example difficulty', () => {
  it('is the share of runs that are wrong', () => {
    const { errorRates, meanErrorRate, dispersion } = exampleDifficulty(
      [
        [0, 1, 2],
        [0, 0, 0],
      ],
      [0, 1, 1],
    );
    expect(Array.from(errorRates)).toEqual([0, 0.5, 1]);
    expect(meanErrorRate).toBe(0.5);
    // Variance 1/6 over 1/4 / 2.
    expect(dispersion).toBeCloseTo(4 / 3, 12);
  });

  it('has dispersion 1 where examples are equally hard, and more where they are not', () => {
    const [n, runs] = [1000, 100];
    const labels = new Int32Array(n);
    const draws = uniform(n * runs, 'difficulty');
    const predict = (rate: (i: number) => number) =>
      Array.from({ length: runs }, (_, r) =>
        Int32Array.from(labels, (_, i) => Number(draws[r * n + i] < rate(i))),
      );
    // The sample variance of n near-normal rates has relative deviation sqrt(2 / n): five of them.
    const bound = 5 * Math.sqrt(2 / n);
    expect(
      Math.abs(
        exampleDifficulty(
          predict(() => 0.4),
          labels,
        ).dispersion - 1,
      ),
    ).toBeLessThan(bound);
    const mutant = exampleDifficulty(
      predict((i) => (i % 2 ? 0.3 : 0.5)),
      labels,
    ).dispersion;
    expect(mutant - 1).toBeGreaterThan(bound);
  });

  it('needs runs over all labels', () => {
    expect(() => exampleDifficulty([], [1])).toThrow('`predictions.length` must be at least 1, got 0');
    expect(() => exampleDifficulty([[1]], [1, 2])).toThrow(
      '`predictions[0].length` must be 2, that of `labels`, got 1',
    );
  });
});

/** The area under the ROC curve: how often a value of the first list is below one of the second. */
const areaUnderCurve = (low: number[], high: number[]) =>
  low.flatMap((a) => high.map((b) => (a < b ? 1 : a === b ? 0.5 : 0))).reduce((a: number, b) => a + b, 0) /
  (low.length * high.length);

/** Softmax regression by full-batch gradient descent on the host; `onUpdate` gets the logits of each update. */
function trainLinear(
  images: Float64Array,
  labels: ArrayLike<number>,
  classes: number,
  updates: number,
  onUpdate: (logits: Float64Array) => void,
) {
  const n = labels.length;
  const d = images.length / n;
  const weights = new Float64Array(d * classes);
  for (let update = 0; update < updates; update++) {
    const logits = new Float64Array(n * classes);
    const gradient = new Float64Array(d * classes);
    for (let i = 0; i < n; i++) {
      const row = logits.subarray(i * classes, (i + 1) * classes);
      for (let k = 0; k < d; k++) {
        for (let c = 0; c < classes; c++) row[c] += images[i * d + k] * weights[k * classes + c];
      }
      const exponentials = row.map((value) => Math.exp(value - Math.max(...row)));
      const total = exponentials.reduce((a, b) => a + b, 0);
      for (let k = 0; k < d; k++) {
        for (let c = 0; c < classes; c++) {
          const error = exponentials[c] / total - Number(c === labels[i]);
          gradient[k * classes + c] += (error * images[i * d + k]) / n;
        }
      }
    }
    onUpdate(logits);
    weights.forEach((_, k) => (weights[k] -= 0.5 * gradient[k]));
  }
}

describe('the area under the margin', () => {
  const everyone = Uint32Array.from({ length: 500 }, (_, i) => i);
  const digits = generateDigits({ train: 500, test: 1 }).train;
  const images = Float64Array.from(digits.images, (byte) => byte / 128 - 1);
  const clean = Int32Array.from(digits.labels);

  it('is the mean margin', () => {
    const recorder = recordMargins([0, 2, 1], 3);
    recorder.add([5, 1, 2, 0, 0, 4], [0, 1]);
    recorder.add([1, 3, 2], [0]);
    expect(Array.from(recorder.areas())).toEqual([(3 - 2) / 2, 4, Number.NaN]);
  });

  it('separates planted wrong labels from clean ones at an AUC above 0.9', () => {
    const { labels } = corruptLabels(clean, { noise: symmetric(0.2), classes: 10, seed: 0 });
    const recorder = recordMargins(labels, 10);
    trainLinear(images, labels, 10, 20, (logits) => recorder.add(logits, everyone));
    const areas = recorder.areas();
    const of = (wrong: boolean) => Array.from(areas).filter((_, i) => (labels[i] !== clean[i]) === wrong);
    expect(of(true).length).toBeGreaterThan(50);
    expect(areaUnderCurve(of(true), of(false))).toBeGreaterThan(0.9);
    // A planted mutant: areas that know nothing of the labels do not separate.
    const blind = recordMargins(clean, 10);
    trainLinear(images, labels, 10, 3, (logits) => blind.add(logits, everyone));
    const [low, high] = [true, false].map((wrong) =>
      Array.from(blind.areas()).filter((_, i) => (labels[i] !== clean[i]) === wrong),
    );
    expect(areaUnderCurve(low, high)).toBeLessThan(0.9);
  });

  it('of threshold samples flags more of the wrong labels than of the clean ones', () => {
    const { labels } = corruptLabels(clean, { noise: symmetric(0.2), classes: 10, seed: 0 });
    const samples = thresholdSamples(labels, { classes: 10, seed: 3 });
    const recorder = recordMargins(samples.labels, 11);
    trainLinear(images, samples.labels, 11, 20, (logits) => recorder.add(logits, everyone));
    const { flagged, threshold } = flagMislabelled(recorder.areas(), samples.mask);
    const rate = (wrong: boolean) => {
      const some = everyone.filter((i) => !samples.mask[i] && (labels[i] !== clean[i]) === wrong);
      return some.filter((i) => flagged[i]).length / some.length;
    };
    expect(threshold).toBeLessThan(0);
    expect(rate(true)).toBeGreaterThan(0.5);
    expect(rate(false)).toBeLessThan(0.2);
  });

  it('refuses logits, positions and labels that do not fit', () => {
    expect(() => recordMargins([0], 1)).toThrow('`classes` must be a whole number from 2');
    expect(() => recordMargins([3], 3)).toThrow('`labels[0]` must be a whole number from 0 to 2, got 3');
    expect(() => recordMargins([0], 2).add([1], [0])).toThrow('`logits` must be 1 x 2 numbers, got 1');
    expect(() => recordMargins([0], 2).add([1, 2], [1])).toThrow(
      '`positions[0]` must be a whole number from 0 to 0, got 1',
    );
  });
});

describe('threshold samples', () => {
  const labels = Int32Array.from({ length: 111 }, (_, i) => i % 10);

  it('are n / (C + 1) examples of an extra class, disjoint in the two rounds', () => {
    const rounds = ([0, 1] as const).map((round) =>
      thresholdSamples(labels, { classes: 10, seed: 0, round }),
    );
    for (const { labels: marked, mask } of rounds) {
      expect(mask.reduce((sum, value) => sum + value, 0)).toBe(10);
      marked.forEach((label, i) => expect(label).toBe(mask[i] ? 10 : labels[i]));
    }
    expect(rounds[0].mask.some((member, i) => member && rounds[1].mask[i])).toBe(false);
  });

  it('flag by their percentile', () => {
    const areas = [1, 2, 3, 4, 0, 3, 5, 2.5];
    const mask = [1, 1, 1, 1, 0, 0, 0, 0];
    expect(flagMislabelled(areas, mask)).toEqual({
      threshold: 4,
      flagged: Uint8Array.of(0, 0, 0, 0, 1, 1, 0, 1),
    });
    expect(flagMislabelled(areas, mask, 0.5)).toEqual({
      threshold: 2,
      flagged: Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0),
    });
  });

  it('value stability', () => {
    const { mask } = thresholdSamples(labels, { classes: 10, seed: 0 });
    expect(Array.from(mask.keys()).filter((i) => mask[i])).toMatchInlineSnapshot(`
      [
        5,
        14,
        42,
        54,
        59,
        73,
        76,
        86,
        105,
        109,
      ]
    `);
  });

  it('refuse what does not fit', () => {
    expect(() => thresholdSamples([0, 1], { classes: 2, seed: 0 })).toThrow(
      '`labels` must be at least 3 labels, got 2',
    );
    expect(() => thresholdSamples([5], { classes: 2, seed: 0 })).toThrow(
      '`labels[0]` must be a whole number from 0 to 1, got 5',
    );
    expect(() => thresholdSamples([0], { classes: 2, seed: 0, round: 2 as 1 })).toThrow(
      '`round` must be a whole number from 0 to 1, got 2',
    );
    expect(() => flagMislabelled([1], [0])).toThrow(
      '`mask` must be a mask with a 1 in it, where `areas` is not NaN, got [0]',
    );
    expect(() => flagMislabelled([1], [1], 99)).toThrow('`percentile` must be a number from 0 to 1, got 99');
  });
});

describe('subset training', () => {
  const examples = 20;
  const lookup = ({ members }: { members: Uint8Array }) => ({ correct: members, testCorrect: members });

  it('gives a lookup table memorisation 1, and influence 1 of each example on its copy alone', async () => {
    const runs = 400;
    const { memorization, influence, squaredErrorBound } = await subsetTraining(lookup, {
      examples,
      tests: examples,
      runs,
      seed: 0,
    });
    expect(Array.from(memorization)).toEqual(Array(examples).fill(1));
    expect(squaredErrorBound).toBeCloseTo(1 / 120 + 1 / 280 + Math.exp(-7.5) / 2, 12);
    let squares = 0;
    for (let i = 0; i < examples; i++) {
      for (let j = 0; j < examples; j++) {
        // Members are drawn without replacement: with i in, j is in with (m - 1) / (n - 1), else with m / (n - 1).
        const wanted = i === j ? 1 : -1 / (examples - 1);
        squares += (influence[i * examples + j] - wanted) ** 2 / examples ** 2;
      }
    }
    expect(squares).toBeLessThan(squaredErrorBound);
  });

  it('gives an algorithm that ignores its examples nothing', async () => {
    const { memorization } = await subsetTraining(() => ({ correct: Array(examples).fill(1) }), {
      examples,
      runs: 60,
      seed: 1,
    });
    expect(Array.from(memorization)).toEqual(Array(examples).fill(0));
  });

  it('draws subsets of the exact size, each example as often as another, whatever the number of runs', async () => {
    const seen: Uint8Array[] = [];
    await subsetTraining(
      ({ run, members }) => {
        seen[run] = members;
        return { correct: members };
      },
      { examples, runs: 1000, seed: 2, share: 0.25 },
    );
    for (const members of seen) expect(members.reduce((sum, member) => sum + member, 0)).toBe(5);
    for (let i = 0; i < examples; i++) {
      const count = seen.filter((members) => members[i]).length;
      // Binomial(1000, 1/4): five deviations.
      expect(Math.abs(count - 250)).toBeLessThan(5 * Math.sqrt(1000 * 0.25 * 0.75));
    }
    let first: Uint8Array | undefined;
    await subsetTraining(
      ({ members }) => {
        first ??= members;
        return { correct: members };
      },
      { examples, runs: 2, seed: 2, share: 0.25 },
    );
    expect(first).toEqual(seen[0]);
  });

  it('refuses what does not fit', async () => {
    const fail = (options: Partial<SubsetTrainingOptions>, message: string) =>
      expect(
        subsetTraining(lookup, { examples, tests: examples, runs: 2, seed: 0, ...options }),
      ).rejects.toThrow(message);
    await fail({ runs: 1 }, '`runs` must be a whole number from 2');
    await fail({ share: 1 }, '`share` must be a number above 0 and below 1, got 1');
    await fail({ share: 0.01 }, '`share` must be a share that leaves examples in and out of the subset');
    await fail({ tests: 3 }, '`testCorrect` must be of 3 values, got 20');
    await expect(subsetTraining(() => ({ correct: [1] }), { examples, runs: 2, seed: 0 })).rejects.toThrow(
      '`correct` must be of 20 values, got 1',
    );
  });
});

describe('the Rademacher complexity', () => {
  it('is 1 for a lookup table, and for the network of theorem 1', async () => {
    const options = { examples: 30, draws: 5, seed: 0 };
    expect(await rademacherComplexity((labels) => labels, options)).toEqual({
      estimate: 1,
      standardError: 0,
      correlations: new Float64Array(5).fill(1),
    });
    const points = uniform(60, 'points');
    const fit = (labels: Int8Array) =>
      memorizer(points, Float64Array.from(labels))
        .evaluate(points)
        .map((value) => Math.max(-1, Math.min(1, value)));
    expect((await rademacherComplexity(fit, options)).estimate).toBeCloseTo(1, 9);
  });

  it('is that of the two constants: E |sum of signs| / n', async () => {
    const [n, draws] = [4, 4000];
    const best = (labels: Int8Array) => {
      const sum = labels.reduce((a, b) => a + b, 0);
      return labels.map(() => (sum < 0 ? -1 : 1));
    };
    const { estimate, standardError } = await rademacherComplexity(best, { examples: n, draws, seed: 0 });
    // |sum| is 4 twice, 2 eight times, 0 six times of sixteen: 24 / 16 / 4. Its variance is 4 - 2.25 over 16.
    expect(standardError).toBeCloseTo(Math.sqrt(1.75 / 16 / draws), 4);
    expect(Math.abs(estimate - 0.375)).toBeLessThan(5 * Math.sqrt(1.75 / 16 / draws));
  });

  it('is 1 / sqrt(n) for linear functions of norm 1 on orthonormal points', async () => {
    const n = 16;
    const { correlations } = await rademacherComplexity((labels) => Float64Array.from(labels, (s) => s / 4), {
      examples: n,
      draws: 3,
      seed: 'a',
    });
    expect(Array.from(correlations)).toEqual([0.25, 0.25, 0.25]);
  });

  it('refuses what does not fit', async () => {
    const options = { examples: 2, draws: 2, seed: 0 };
    await expect(rademacherComplexity(() => [1], options)).rejects.toThrow(
      '`fitLabels` must be a function that returns 2 values, got 1',
    );
    await expect(rademacherComplexity(() => [2, 0], options)).rejects.toThrow(
      '`fitLabels value 0` must be a number from -1 to 1, got 2',
    );
    await expect(rademacherComplexity(() => [], { ...options, draws: 1 })).rejects.toThrow(
      '`draws` must be a whole number from 2',
    );
  });
});
