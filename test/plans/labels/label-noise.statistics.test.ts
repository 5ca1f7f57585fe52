import { describe, expect, test } from 'vitest';
import {
  classMap,
  corruptLabels,
  groups,
  instanceDependent,
  type LabelNoise,
  pairFlip,
  symmetric,
  transition,
  uniform,
} from '../../../src/index.js';
import type { PreparedNoise } from '../../../src/plans/labels/label-noise.js';
import { drawBelow, multiplyHigh } from '../../../src/random/bounded.js';
import { deriveKey } from '../../../src/random/key.js';
import { threefry2x32 } from '../../../src/random/threefry.js';
import { countsFit } from '../../statistics.js';

const N = 1_000_000;
const SEED = 0;

const truth = (classes: number, n = N) => Int32Array.from({ length: n }, (_, i) => i % classes);

/** The noisy labels of N examples whose true labels are 0, 1, ..., 0, 1, ... */
const drawn = (noise: LabelNoise, classes: number) =>
  corruptLabels(truth(classes), { noise, classes, seed: SEED }).labels;

/** Whether every row of the realised matrix is a multinomial sample of that row: one chi-square each. */
function rowsFit(noisy: ArrayLike<number>, matrix: readonly (readonly number[])[]): boolean {
  const classes = matrix.length;
  const counts = matrix.map(() => new Float64Array(classes));
  for (let i = 0; i < noisy.length; i++) counts[i % classes][noisy[i]]++;
  return counts.every((row, y) => {
    const examples = row.reduce((a, b) => a + b, 0);
    return countsFit(
      row,
      matrix[y].map((probability) => probability * examples),
    );
  });
}

/** A matrix from the probability that class y becomes class j. */
const matrixOf = (classes: number, probability: (y: number, j: number) => number) =>
  Array.from({ length: classes }, (_, y) => Array.from({ length: classes }, (_, j) => probability(y, j)));

const K = 10;
const UNIFORM = matrixOf(K, (y, j) => 0.5 / K + (y === j ? 0.5 : 0));
const SYMMETRIC = matrixOf(K, (y, j) => (y === j ? 0.6 : 0.4 / 9));
const MAP = [0, 1, 0, 5, 7, 3, 6, 7, 8, 1];
const GROUPS = [[4, 0], [1, 3, 9, 7], [2], [8, 5, 6]];
const MATRIX = [
  [0.7, 0.1, 0.15, 0.05],
  [0.2, 0.6, 0, 0.2],
  [0, 0, 1, 0],
  [1 / 3, 1 / 3, 1 / 3, 0],
];
const transposed = (matrix: readonly (readonly number[])[]) =>
  matrix.map((_, r) => matrix.map((line) => line[r]));

const groupOf = (y: number) => GROUPS.find((group) => group.includes(y)) ?? [];

describe(`every row of the transition matrix, ${N} labels`, () => {
  test.each<[string, LabelNoise, number[][]]>([
    ['uniform', uniform(0.5), UNIFORM],
    ['uniform, rate 1', uniform(1), matrixOf(K, () => 1 / K)],
    ['symmetric', symmetric(0.4), SYMMETRIC],
    ['pair flip', pairFlip(0.45), matrixOf(K, (y, j) => (j === y ? 0.55 : j === (y + 1) % K ? 0.45 : 0))],
    ['class map', classMap(MAP, 0.3), matrixOf(K, (y, j) => (j === y ? 0.7 : 0) + (j === MAP[y] ? 0.3 : 0))],
    [
      'groups',
      groups(GROUPS, 0.6),
      matrixOf(K, (y, j) => {
        const group = groupOf(y);
        if (group.length === 1) return Number(j === y);
        return j === y ? 0.4 : group.includes(j) ? 0.6 / (group.length - 1) : 0;
      }),
    ],
    ['transition, rows', transition(MATRIX), MATRIX],
    ['transition, columns', transition(transposed(MATRIX), 'columns'), MATRIX],
    ['instance-dependent', instanceDependent((_, label) => MATRIX[label]), MATRIX],
  ])('%s', (_, noise, matrix) => {
    expect(rowsFit(drawn(noise, matrix.length), matrix)).toBe(true);
  });

  test('instance-dependent, by the example: even and odd rounds have matrices of their own', () => {
    const odd = (id: number | string) => Math.floor(Number(id) / 4) % 2 === 1;
    const reversed = MATRIX.map((row) => [...row].reverse());
    const noise = instanceDependent((id, label) => (odd(id) ? reversed : MATRIX)[label]);
    const noisy = drawn(noise, 4);
    expect(
      rowsFit(
        noisy.filter((_, i) => odd(i)),
        reversed,
      ),
    ).toBe(true);
    expect(
      rowsFit(
        noisy.filter((_, i) => !odd(i)),
        MATRIX,
      ),
    ).toBe(true);
  });
});

describe('mutants that the rows reject', () => {
  const mutant = (noise: LabelNoise, change: Partial<PreparedNoise>): LabelNoise => ({
    ...noise,
    prepare: (labels, set) => ({ ...noise.prepare(labels, set), ...change }),
  });

  test('modulo bias: six bits modulo the number of classes', () => {
    const noise = mutant(uniform(0.5), { choose: (_label, _index, word) => (word & 63) % K });
    expect(rowsFit(drawn(noise, K), UNIFORM)).toBe(false);
  });

  test('off by one: the other classes begin at the label itself', () => {
    const noise = mutant(symmetric(0.4), {
      choose: (label, _index, word, redraw) => (label + drawBelow(K - 1, word, redraw)) % K,
    });
    expect(rowsFit(drawn(noise, K), SYMMETRIC)).toBe(false);
  });

  test('a reused word: the word that decides also chooses', () => {
    const key = deriveKey(SEED, 'train', 'labels:uniform');
    const block = new Int32Array(2);
    const noisy = truth(K).map((label, i) => {
      threefry2x32(key[0], key[1], i, 0, block);
      return block[0] >>> 0 < 2 ** 31 ? multiplyHigh(block[0], K) : label;
    });
    expect(rowsFit(noisy, UNIFORM)).toBe(false);
  });

  test('a rate of 0.42 instead of 0.4', () => {
    expect(rowsFit(drawn(symmetric(0.42), K), SYMMETRIC)).toBe(false);
  });

  test('labels that the rate always hits exactly: too good to be chance', () => {
    const noisy = truth(K).map((label, i) => {
      const round = Math.floor(i / K) % 100;
      return round < 60 ? label : (label + 1 + (round % 9)) % K;
    });
    expect(rowsFit(noisy, SYMMETRIC)).toBe(false);
  });
});

describe('neighbouring examples are independent', () => {
  /** Whether the pairs (example 2i, example 2i + 1) of values with these probabilities fill their table as they should. */
  function pairsFit(values: ArrayLike<number>, probabilities: readonly number[]): boolean {
    const size = probabilities.length;
    const counts = new Float64Array(size * size);
    for (let i = 0; i + 1 < values.length; i += 2) counts[values[i] * size + values[i + 1]]++;
    const pairs = Math.floor(values.length / 2);
    const expected = probabilities.flatMap((p) => probabilities.map((q) => p * q * pairs));
    return countsFit(counts, expected);
  }
  const uniformLabels = new Array(K).fill(1 / K);
  const zeros = new Int32Array(N);
  const labelsOf = (noise: LabelNoise, ids?: ArrayLike<number>) =>
    corruptLabels(zeros, { noise, classes: K, seed: SEED, ...(ids && { ids }) }).labels;

  test('in their new labels', () => expect(pairsFit(labelsOf(uniform(1)), uniformLabels)).toBe(true));

  test('in whether they are picked', () => {
    const picked = labelsOf(pairFlip(0.4));
    expect(pairsFit(picked, [0.6, 0.4])).toBe(true);
    expect(pairsFit(picked.subarray(1), [0.6, 0.4])).toBe(true);
  });

  test('so are two splits, two seeds and two operations at one id', () => {
    const base = { classes: K, noise: uniform(1), seed: SEED };
    const first = corruptLabels(zeros, base).labels;
    const others = [
      corruptLabels(zeros, { ...base, split: 'test' }).labels,
      corruptLabels(zeros, { ...base, seed: SEED + 1 }).labels,
      corruptLabels(zeros, { ...base, seed: String(SEED) }).labels,
    ];
    for (const other of others) {
      const interleaved = new Int32Array(2 * N);
      for (let i = 0; i < N; i++) {
        interleaved[2 * i] = first[i];
        interleaved[2 * i + 1] = other[i];
      }
      expect(pairsFit(interleaved, uniformLabels)).toBe(true);
    }
  });

  test('mutant: two neighbours read one stream', () => {
    const ids = Array.from({ length: N }, (_, i) => i >> 1);
    expect(pairsFit(labelsOf(uniform(1), ids), uniformLabels)).toBe(false);
    expect(pairsFit(labelsOf(pairFlip(0.4), ids), [0.6, 0.4])).toBe(false);
  });
});
