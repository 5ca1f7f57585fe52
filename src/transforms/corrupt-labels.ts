import type { Named } from '../plans/labels/class-names.js';
import type { AnyLabels, LabelArray, LabelEncoding, NamedLabels } from '../plans/labels/label-form.js';
import { type LabelNoiseOptions, planLabelNoise } from '../plans/labels/label-plan.js';
import type { AnyTensor } from './any-tensor.js';
import { type CorruptedLabels, transformLabels } from './label-transform.js';

/**
 * Replaces labels by label noise that is drawn once: what happens to an example depends on the options, the seed, the split
 * and its id, and on nothing else. The input is left alone; a tensor gives a tensor of its dtype, shape and backend, which
 * the caller disposes, and is read with `data()`. The plan keeps its own copies.
 *
 * ```ts
 * const { labels, plan } = corruptLabels(clean, { noise: symmetric(0.4), classes: 10, seed: 42 });
 * ```
 *
 * @param labels n labels from 0 to `classes - 1` as numbers or bigints (array, typed array, or tensor `[n]`); or strings, with
 *   the names of the classes as `classes`; or one-hot: an array for each example, one array of n x classes numbers with
 *   `encoding: 'one-hot'`, or a tensor `[n, classes]`; or an Arrow vector, whose array comes out
 * @returns the noisy labels and their plan; a promise of them for a tensor
 * @throws TypeError for an argument of the wrong kind, with the argument, the rule, the value and the cure
 * @throws RangeError for a value out of range, likewise; both before any work is done, as in all of this library
 */
export function corruptLabels<Labels extends AnyTensor>(
  labels: Labels,
  options: LabelNoiseOptions,
): Promise<CorruptedLabels<Labels, LabelNoiseOptions>>;
export function corruptLabels<Labels extends LabelArray>(
  labels: Labels,
  options: LabelNoiseOptions & LabelEncoding,
): CorruptedLabels<Labels, LabelNoiseOptions>;
export function corruptLabels<Labels extends NamedLabels>(
  labels: Labels,
  options: Named<LabelNoiseOptions>,
): CorruptedLabels<Labels, LabelNoiseOptions>;
export function corruptLabels(
  labels: AnyTensor | AnyLabels,
  options: LabelNoiseOptions | Named<LabelNoiseOptions>,
) {
  return transformLabels(labels, options, planLabelNoise);
}
