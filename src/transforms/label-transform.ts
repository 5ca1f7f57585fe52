import { wrongKind } from '../errors/argument-error.js';
import { withClassNames } from '../plans/labels/class-names.js';
import {
  type AnyLabels,
  type LabelEncoding,
  type LabelVector,
  labelForm,
} from '../plans/labels/label-form.js';
import type { LabelDecision, LabelPlan } from '../plans/labels/label-plan.js';
import type { AnyTensor, TensorValues } from './any-tensor.js';
import { checkTensor, isTensor, tensorLike, valuesOf } from './tensors.js';

/** The kind of `Labels`: for a plain array whatever its literals were, for a column its array; otherwise the same type. */
export type SameKind<Labels> = Labels extends readonly number[]
  ? number[]
  : Labels extends readonly bigint[]
    ? bigint[]
    : Labels extends readonly string[]
      ? string[]
      : Labels extends readonly (infer Row)[]
        ? SameKind<Row>[]
        : Labels extends LabelVector<infer Values>
          ? SameKind<Values>
          : Labels;

/** New labels in the format of the old ones, and their plan, of which `recordLabels` makes a record. */
export interface CorruptedLabels<Labels, Options> {
  readonly labels: SameKind<Labels>;
  readonly plan: LabelPlan<Options>;
}

/** Checks the options for `n` labels, before any is read; returns what decides about these. */
type LabelPlanner<Options, Planned> = (options: Options, n: number) => LabelDecision<Planned>;

/**
 * Applies a plan to labels of any format: same kind out as in, the input left alone. For a tensor, a promise, since its
 * values are read with `data()`.
 */
export function transformLabels<Options extends { readonly classes: number }, Planned>(
  labels: AnyTensor | AnyLabels,
  options: object,
  planner: LabelPlanner<Options, Planned>,
) {
  // Not the rest of the options without `encoding`: V8 copies a rest several times as slowly as the whole of an object.
  const copy: Options & LabelEncoding = withClassNames({ ...(options as Options) });
  if (isTensor(labels)) return transformTensor(labels, copy, planner);
  const { encoding } = copy;
  // Only if it is there: to delete what is not takes a tenth of the time of a small call. So does a form that is not needed.
  if ('encoding' in copy) delete (copy as { encoding?: unknown }).encoding;
  else if (labels instanceof Int32Array) return planner(copy, labels.length)(labels);
  const form = labelForm('labels', labels, copy, encoding);
  const decide = planner(copy, form.count);
  const { labels: noisy, plan } = decide(form.read(), form.own);
  return { labels: form.write(noisy), plan };
}

async function transformTensor<Options extends { readonly classes: number }, Planned>(
  labels: AnyTensor,
  options: Options,
  planner: LabelPlanner<Options, Planned>,
) {
  const engine = checkTensor('labels', labels, ['int32', 'float32', 'bool']);
  const decide = planner(options, labels.shape[0]);
  const encoding = tensorEncoding(labels, options.classes);
  const { values, own } = await valuesOf(engine, labels);
  const form = labelForm('labels', values, options, encoding);
  const { labels: noisy, plan } = decide(form.read(), own || encoding !== 'index');
  return { labels: tensorLike(engine, labels, form.write(noisy) as TensorValues), plan };
}

/** The encoding, which follows from a tensor's shape. */
function tensorEncoding({ shape, dtype }: AnyTensor, classes: number): 'index' | 'one-hot' {
  if (shape.length === 1 && (dtype !== 'bool' || classes <= 2)) return 'index';
  if (shape.length === 2 && shape[1] === classes) return 'one-hot';
  throw wrongKind('labels', `of shape [n, ${classes}], or [n] if not bool`, shape);
}
