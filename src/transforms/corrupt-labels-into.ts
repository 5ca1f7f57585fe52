import type { Named } from '../plans/labels/class-names.js';
import { drawLabelsWith } from '../plans/labels/draw-labels.js';
import type { AnyLabels, LabelArray, LabelEncoding, NamedLabels } from '../plans/labels/label-form.js';
import { type LabelNoiseOptions, planLabelNoise } from '../plans/labels/label-plan.js';
import type { AnyTensor } from './any-tensor.js';
import { checkExecution, type Execution } from './execution.js';
import { type CorruptedLabels, transformLabels } from './label-transform.js';

/**
 * `corruptLabels`, and how to carry it out: where to write (`out`; in place if it is `labels`) and with which kernels. The
 * bits are the same. With an Int32Array of class indices as `out`, the only copy is the plan's, of a byte per label (two beyond
 * 256 classes).
 *
 * A function of its own, so that a bundle of `corruptLabels` stays small.
 *
 * @param labels as for `corruptLabels`; a tensor takes kernels only
 * @returns the noisy labels, which are `out` if it is given, and their plan; a promise of them for a tensor
 */
export function corruptLabelsInto<Labels extends AnyTensor>(
  labels: Labels,
  options: LabelNoiseOptions,
  execution: Execution<never>,
): Promise<CorruptedLabels<Labels, LabelNoiseOptions>>;
export function corruptLabelsInto<Labels extends LabelArray>(
  labels: Labels,
  options: LabelNoiseOptions & LabelEncoding,
  execution: Execution<Labels>,
): CorruptedLabels<Labels, LabelNoiseOptions>;
export function corruptLabelsInto<Labels extends NamedLabels>(
  labels: Labels,
  options: Named<LabelNoiseOptions>,
  execution: Execution<never>,
): CorruptedLabels<Labels, LabelNoiseOptions>;
export function corruptLabelsInto(
  labels: AnyTensor | AnyLabels,
  options: (LabelNoiseOptions | Named<LabelNoiseOptions>) & LabelEncoding,
  execution: Execution<LabelArray>,
) {
  const { out, kernels } = checkExecution(execution as Execution<Int32Array>, 'labels', labels);
  const target = options?.encoding !== 'one-hot' && out instanceof Int32Array ? out : undefined;
  const planner = (planned: LabelNoiseOptions, n: number) =>
    planLabelNoise(planned, n, target, drawLabelsWith(kernels));
  const result = transformLabels(labels, options, planner);
  if (out === undefined || result instanceof Promise) return result;
  if (result.labels !== out) out.set(result.labels as Int32Array);
  return { labels: out, plan: result.plan };
}
