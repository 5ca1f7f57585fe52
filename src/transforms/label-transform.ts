import type { LabelDecision, LabelPlan } from '../plans/labels/label-plan.js';
import type { AnyTensor, TensorValues } from './any-tensor.js';
import {
  checkLabelArray,
  type LabelArray,
  type LabelEncoding,
  readLabels,
  tensorEncoding,
  writeLabels,
} from './label-formats.js';
import { checkTensor, isTensor, tensorLike, valuesOf } from './tensors.js';

/** The kind of `Labels`: an array of numbers for an array, whatever its literals were; otherwise the same type. */
export type SameKind<Labels> = Labels extends readonly number[] ? number[] : Labels;

/** New labels in the format of the old ones, and the plan that they follow (make its record with `recordLabels`). */
export interface CorruptedLabels<Labels, Options> {
  readonly labels: SameKind<Labels>;
  readonly plan: LabelPlan<Options>;
}

/** Checks the options for `n` labels, before any is read; returns what decides about these. */
type LabelPlanner<Options, Planned> = (options: Options, n: number) => LabelDecision<Planned>;

/**
 * Applies a plan to labels of any format: same kind out as in, the input left alone. For a tensor, a promise, since its
 * values are read with `data()`.
 *
 * @param write writes class indices in the format of an array of labels; by default to a new array
 */
export function transformLabels<Options extends { readonly classes: number }, Planned>(
  labels: AnyTensor | LabelArray,
  options: Options & LabelEncoding,
  planner: LabelPlanner<Options, Planned>,
  write = writeLabels,
) {
  if (isTensor(labels)) return transformTensor(labels, options, planner);
  checkLabelArray(labels);
  // Not the rest of the options without `encoding`: V8 copies a rest several times as slowly as the whole of an object.
  const copy: Options & { encoding?: LabelEncoding['encoding'] } = { ...options };
  const { encoding = 'index', classes } = copy;
  delete copy.encoding;
  const decide = planner(copy, labels.length / (encoding === 'index' ? 1 : classes));
  const { labels: noisy, plan } = decide(readLabels(labels, classes, encoding), encoding !== 'index');
  return { labels: write(noisy, labels, classes, encoding), plan };
}

async function transformTensor<Options extends { readonly classes: number }, Planned>(
  labels: AnyTensor,
  options: Options,
  planner: LabelPlanner<Options, Planned>,
) {
  const engine = checkTensor('labels', labels, ['int32', 'float32', 'bool']);
  const decide = planner(options, labels.shape[0]);
  const { classes } = options;
  const encoding = tensorEncoding(labels, classes);
  const { values, own } = await valuesOf(engine, labels);
  const { labels: noisy, plan } = decide(readLabels(values, classes, encoding), own || encoding !== 'index');
  const written = writeLabels(noisy, values, classes, encoding) as TensorValues;
  return { labels: tensorLike(engine, labels, written), plan };
}
