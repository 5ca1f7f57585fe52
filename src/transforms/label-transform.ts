import type { Tensor } from '@tensorflow/tfjs-core';
import type { Kernels } from '../kernels/kernels.js';
import type { LabelPlan } from '../plans/labels/label-plan.js';
import { checkOut, type Execution } from './execution.js';
import {
  checkLabelArray,
  type LabelArray,
  type LabelEncoding,
  readLabels,
  tensorEncoding,
  writeLabels,
} from './label-formats.js';
import { checkTensor, isTensor, tensorLike } from './tensors.js';

/** New labels in the format of the old ones, and the plan that they follow (make its record with `recordLabels`). */
export interface CorruptedLabels<Labels, Options> {
  readonly labels: Labels;
  readonly plan: LabelPlan<Options>;
}

/** A plan of labels, made from class indices; with `target`, the new ones are written there. */
type Planner<Options, Planned> = (
  indices: ArrayLike<number>,
  options: Options,
  kernels?: Kernels,
  target?: Int32Array,
) => LabelPlan<Planned>;

/**
 * Applies a plan to labels of any format: same kind out as in, the input left alone but where it is `out`. For a tensor, a
 * promise, since its values are read with `data()`.
 */
export function transformLabels<Options extends { readonly classes: number }, Planned>(
  labels: Tensor | LabelArray,
  options: Options & LabelEncoding,
  planner: Planner<Options, Planned>,
  { out, kernels }: Execution<LabelArray> = {},
) {
  const transform = (values: LabelArray, encoding: unknown, planned: Options) => {
    const target = encoding === 'index' && out instanceof Int32Array ? out : undefined;
    const plan = planner(readLabels(values, planned.classes, encoding), planned, kernels, target);
    return { labels: writeLabels(plan.labels, values, planned.classes, encoding, out), plan };
  };
  checkOut(out, 'labels', labels);
  if (!isTensor(labels)) {
    checkLabelArray(labels);
    const { encoding = 'index', ...planned } = { ...options };
    return transform(labels, encoding, planned as unknown as Options);
  }
  return (async () => {
    checkTensor('labels', labels, ['int32', 'float32', 'bool']);
    const encoding = tensorEncoding(labels, options?.classes);
    const result = transform(await labels.data(), encoding, options);
    return { labels: tensorLike(labels, result.labels as Int32Array), plan: result.plan };
  })();
}
