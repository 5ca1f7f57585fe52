import { copyOf } from '../datasets/check-examples.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkMember } from '../errors/check-members.js';
import { checkNumberArray } from '../errors/check-number-array.js';
import { checkInteger, checkOptions, checkType, MOST_EXAMPLES } from '../errors/checks.js';
import type { ClassIndices } from '../plans/labels/label-form.js';
import type { Seed } from '../random/seed.js';
import { permuteLabels } from '../transforms/permute-labels.js';

/** Options of a permutation test. */
export interface PermutationTestOptions {
  /** The number of classes; labels are 0 to `classes - 1`. */
  readonly classes: number;
  /** Draws the permutations. */
  readonly seed: Seed;
  /** How many permutations to train on, from 1 to 2^28. Default 99, which makes 0.01 the least p-value. */
  readonly permutations?: number;
  /** Called after each permutation. */
  readonly onPermutation?: (permutation: number, statistic: number) => void;
}

/** The result of a permutation test. */
export interface PermutationTestResult {
  /** The statistic under the true labels. */
  readonly statistic: number;
  /** The statistic under each permutation of the labels. */
  readonly permuted: readonly number[];
  /** How many permutations gave a statistic at least as large as the true labels did. */
  readonly exceedances: number;
  /** `(exceedances + 1) / (permutations + 1)`. */
  readonly pValue: number;
}

/**
 * Tests whether a trainer finds more in the labels than in the same labels in random orders: trains on the true labels, then
 * on `permutations` permutations of them, and counts how often the statistic is at least as large.
 *
 * The true labels count as one of the orders (hence +1 above and below), so that p is at most any level with at most that
 * probability if images and labels are independent. Without the correction it would be 0 at times, which no finite number of
 * permutations can show.
 *
 * Sources: Phipson and Smyth, "Permutation p-values should never be zero", Statistical Applications in Genetics and Molecular
 * Biology 9(1), 2010; Ojala and Garriga, "Permutation tests for studying classifier performance", JMLR 11, 2010.
 *
 * ```ts
 * const { pValue } = await permutationTest(({ images, labels }) => accuracyOf(images, labels), data, { classes: 10, seed: 1 });
 * ```
 *
 * @param trainer trains on the data and returns its statistic, larger if it found more: validation accuracy, or minus the
 *   epochs that it took to fit. It must treat every call alike (its own split and its own seed stay the same), and must not
 *   change the data.
 * @param given anything with `labels`, n class indices; the trainer gets it with the labels permuted and all else as it is
 * @throws RangeError before anything is trained, if the labels do not fit
 */
export async function permutationTest<Data extends { readonly labels: ClassIndices }>(
  trainer: (data: Data) => number | Promise<number>,
  given: Data,
  options: PermutationTestOptions,
): Promise<PermutationTestResult> {
  checkOptions(options, { classes: true, seed: true, permutations: true, onPermutation: true });
  const { classes, seed, permutations = 99, onPermutation } = options;
  checkInteger('permutations', permutations, 1, MOST_EXAMPLES);
  if (typeof given !== 'object' || given === null) throw wrongKind('data', 'an object with labels', given);
  const data = copyOf(given);
  checkNumberArray('data.labels', data.labels, 'an array or typed array of class indices');
  checkMember('trainer', trainer, 'function');
  checkType('function', 'onPermutation', onPermutation);
  const permute = (permutation: number) =>
    permuteLabels(data.labels, { classes, seed, split: `permutation ${permutation}` }).labels;
  permute(0);
  const measure = async (measured: Data) => {
    const statistic = await trainer(measured);
    if (typeof statistic !== 'number' || Number.isNaN(statistic))
      throw outOfRange('trainer', 'a function that returns a number', statistic);
    return statistic;
  };
  const statistic = await measure(data);
  const permuted: number[] = [];
  for (let permutation = 0; permutation < permutations; permutation++) {
    permuted.push(await measure({ ...data, labels: permute(permutation) }));
    await onPermutation?.(permutation, permuted[permutation]);
  }
  const exceedances = permuted.filter((value) => value >= statistic).length;
  return { statistic, permuted, exceedances, pValue: (exceedances + 1) / (permutations + 1) };
}
