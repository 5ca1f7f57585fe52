import { copyOf } from '../datasets/check-examples.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkMember } from '../errors/check-members.js';
import { checkNumberArray } from '../errors/check-number-array.js';
import { checkInteger, checkNumber, checkOptions, MOST_EXAMPLES } from '../errors/checks.js';
import type { Seed } from '../random/seed.js';
import { subsetMask } from './subsets.js';

/** How examples are left out. */
export interface SubsetTrainingOptions {
  /** n: training examples, from 2 to 2^28. */
  readonly examples: number;
  /** Test examples whose influences are wanted; an n x tests matrix of at most 2^28 numbers. Default 0. */
  readonly tests?: number;
  /** t: training runs, from 2 to 2^28; 4,000 in the paper. */
  readonly runs: number;
  /** m / n, the share of the examples in a subset: above 0, below 1. Default 0.7. */
  readonly share?: number;
  /** Draws the subsets. */
  readonly seed: Seed;
}

/** The examples of one training. */
export interface TrainingSubset {
  /** Counted from 0: what the seed of a training run may be made of. */
  readonly run: number;
  /** n numbers, 1 for the examples to train on. */
  readonly members: Uint8Array;
}

/** Which examples a training run got right. */
export interface SubsetScore {
  /** n numbers: 1 (or the probability) if the training's result classifies an example correctly, else 0. */
  readonly correct: ArrayLike<number>;
  /** The same for the test examples. */
  readonly testCorrect?: ArrayLike<number>;
}

/** Estimates of memorisation and influence. */
export interface SubsetEstimates {
  /** For each example, the rate of being right with it in the subset minus without it; NaN if one never happened. */
  readonly memorization: Float64Array;
  /** n x tests: the same of each test example, with and without each training example. */
  readonly influence: Float64Array;
  /** A bound on the expected square of an estimate's error, whatever the algorithm. */
  readonly squaredErrorBound: number;
}

/**
 * Memorisation and influence by subset training: how much likelier an example (or a test example) is classified correctly
 * because a training example was there.
 *
 * Source: Feldman and Zhang, "What neural networks memorize and why", NeurIPS 2020, section 2 and lemma 2.1.
 *
 * @param train trains on the members of a subset and scores all examples; awaited, one run after another
 * @throws RangeError if a score is not as long as the examples
 */
export async function subsetTraining(
  train: (run: TrainingSubset) => SubsetScore | Promise<SubsetScore>,
  options: SubsetTrainingOptions,
): Promise<SubsetEstimates> {
  checkMember('train', train, 'function');
  const { examples: n, tests, runs, share, seed, members: m } = check(options);
  const present = accumulator(n, tests);
  const absent = accumulator(n, tests);
  for (let run = 0; run < runs; run++) {
    const members = subsetMask(n, m, seed, 'subset training', run);
    const score = await train({ run, members: members.slice() });
    const { correct, testCorrect = [] } = Object(score) as SubsetScore;
    checkScores('correct', correct, n);
    checkScores('testCorrect', testCorrect, tests);
    for (let i = 0; i < n; i++) {
      const side = members[i] ? present : absent;
      side.count[i]++;
      side.own[i] += correct[i];
      for (let j = 0; j < tests; j++) side.tests[i * tests + j] += testCorrect[j];
    }
  }
  const smaller = Math.min(share, 1 - share);
  return {
    memorization: present.own.map((sum, i) => sum / present.count[i] - absent.own[i] / absent.count[i]),
    influence: present.tests.map((sum, k) => {
      const i = Math.floor(k / tests);
      return sum / present.count[i] - absent.tests[k] / absent.count[i];
    }),
    squaredErrorBound:
      1 / (smaller * runs) + 1 / ((1 - smaller) * runs) + Math.exp((-smaller * runs) / 16) / 2,
  };
}

/** Throws unless there are `count` numbers from 0 to 1. */
function checkScores(name: string, scores: ArrayLike<number>, count: number): void {
  checkNumberArray(name, scores);
  if (scores.length !== count) throw outOfRange(name, `of ${count} values`, scores.length);
  for (let i = 0; i < count; i++) checkNumber(`${name}[${i}]`, scores[i], { least: 0, most: 1 });
}

function accumulator(n: number, tests: number) {
  return { count: new Uint32Array(n), own: new Float64Array(n), tests: new Float64Array(n * tests) };
}

function check(given: SubsetTrainingOptions) {
  const options = copyOf(given);
  checkOptions(options, { examples: true, tests: true, runs: true, share: true, seed: true });
  const { examples, tests = 0, runs, share = 0.7, seed } = options;
  checkInteger('examples', examples, 2, MOST_EXAMPLES);
  checkInteger('tests', tests, 0, Math.floor(MOST_EXAMPLES / examples));
  checkInteger('runs', runs, 2, MOST_EXAMPLES);
  checkNumber('share', share, { above: 0, below: 1 });
  const members = Math.round(share * examples);
  if (members === 0 || members === examples)
    throw outOfRange('share', 'a share that leaves examples in and out of the subset', share);
  return { examples, tests, runs, share, seed, members };
}
