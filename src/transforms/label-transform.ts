import type { Tensor } from '@tensorflow/tfjs-core';
import type { LabelPlan } from '../plans/labels/label-plan.js';
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

/**
 * Applies a plan to labels of any format: same kind out as in, the input left alone. For a tensor, a promise, since its
 * values are read with `data()`.
 *
 * @param write writes class indices in the format of the labels; by default to a new array
 */
export function transformLabels<Options extends { readonly classes: number }, Planned>(
  labels: Tensor | LabelArray,
  options: Options & LabelEncoding,
  planner: (indices: ArrayLike<number>, options: Options) => LabelPlan<Planned>,
  write = writeLabels,
) {
  const transform = (values: LabelArray, encoding: unknown, planned: Options) => {
    const plan = planner(readLabels(values, planned.classes, encoding), planned);
    return { labels: write(plan.labels, values, planned.classes, encoding), plan };
  };
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
