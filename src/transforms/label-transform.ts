import type { Tensor } from '@tensorflow/tfjs-core';
import type { LabelDecision, LabelPlan } from '../plans/labels/label-plan.js';
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
 * @param planner checks the options for so many labels, before any is read, and returns what decides about these
 * @param write writes class indices in the format of the labels; by default to a new array
 */
export function transformLabels<Options extends { readonly classes: number }, Planned>(
  labels: Tensor | LabelArray,
  options: Options & LabelEncoding,
  planner: (options: Options, n: number) => LabelDecision<Planned>,
  write = writeLabels,
) {
  const { encoding = 'index', ...planned } = { ...options };
  const { classes } = planned;
  const transform = (values: LabelArray, encoding: unknown, decide: LabelDecision<Planned>) => {
    const plan = decide(readLabels(values, classes, encoding));
    return { labels: write(plan.labels, values, classes, encoding), plan };
  };
  if (!isTensor(labels)) {
    checkLabelArray(labels);
    const n = labels.length / (encoding === 'index' ? 1 : classes);
    return transform(labels, encoding, planner(planned as unknown as Options, n));
  }
  return (async () => {
    checkTensor('labels', labels, ['int32', 'float32', 'bool']);
    const decide = planner(options, labels.shape[0]);
    const encoding = tensorEncoding(labels, classes);
    const result = transform(await labels.data(), encoding, decide);
    return { labels: tensorLike(labels, result.labels as Int32Array), plan: result.plan };
  })();
}
