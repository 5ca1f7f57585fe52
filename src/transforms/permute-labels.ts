import type { Named } from '../plans/labels/class-names.js';
import type { AnyLabels, LabelArray, LabelEncoding, NamedLabels } from '../plans/labels/label-form.js';
import { type PermutedLabelsOptions, planPermutedLabels } from '../plans/labels/permuted-labels.js';
import type { AnyTensor } from './any-tensor.js';
import { type CorruptedLabels, transformLabels } from './label-transform.js';

/**
 * The labels of a whole set in another order, as in a permutation test: the count of each class is kept.
 *
 * @param labels the labels of the whole set, in the formats of `corruptLabels`
 * @returns the permuted labels and their plan; a promise of them for a tensor
 */
export function permuteLabels<Labels extends AnyTensor>(
  labels: Labels,
  options: PermutedLabelsOptions,
): Promise<CorruptedLabels<Labels, PermutedLabelsOptions>>;
export function permuteLabels<Labels extends LabelArray>(
  labels: Labels,
  options: PermutedLabelsOptions & LabelEncoding,
): CorruptedLabels<Labels, PermutedLabelsOptions>;
export function permuteLabels<Labels extends NamedLabels>(
  labels: Labels,
  options: Named<PermutedLabelsOptions>,
): CorruptedLabels<Labels, PermutedLabelsOptions>;
export function permuteLabels(
  labels: AnyTensor | AnyLabels,
  options: PermutedLabelsOptions | Named<PermutedLabelsOptions>,
) {
  return transformLabels(labels, options, planPermutedLabels);
}
