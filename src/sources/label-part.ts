import { wrongKind } from '../errors/argument-error.js';
import { type Classes, withClassNames } from '../plans/labels/class-names.js';
import { labelForm } from '../plans/labels/label-form.js';
import type { LabelNoiseOptions, LabelPlan } from '../plans/labels/label-plan.js';
import type { ExampleIds } from '../random/example-ids.js';
import type { AnyTensor } from '../transforms/any-tensor.js';
import { corruptLabels } from '../transforms/corrupt-labels.js';
import { isTensor, viewOf } from '../transforms/tensors.js';
import type { ElementOptions, LabelPart } from './corrupt-options.js';

/** What to do about an element that holds more than one label. */
const BATCHES = "if the elements are batches, say elements: 'batches'";

export function countLabels(labels: unknown, { classes, encoding }: LabelPart): number {
  if (isTensor(labels)) return labels.shape[0];
  return labelForm('labels', labels, withClassNames({ classes }) as Classes, encoding).count;
}

function classesOf({ classes }: LabelPart): number {
  return typeof classes === 'number' ? classes : classes.length;
}

/** As many labels as there are classes look like one that is one-hot: an error about its values mentions batches. */
function batchesAfter(error: unknown): unknown {
  return error instanceof RangeError
    ? new RangeError(`${error.message}; ${BATCHES}`, { cause: error })
    : error;
}

/** The noisy label of one example, of the same kind: a number, bigint or string, an array of one label, or a tensor. */
export function corruptLabel(label: unknown, options: ElementOptions, part: LabelPart, ids: ExampleIds) {
  if (typeof label !== 'object' || label === null)
    return (corruptBatch([label], options, part, ids) as ArrayLike<unknown>)[0];
  if (isTensor(label)) return corruptTensor(label, options, part, ids);
  if (part.encoding === undefined && (label as ArrayLike<unknown>).length === classesOf(part)) {
    try {
      return (corruptBatch([label], options, part, ids) as ArrayLike<unknown>)[0];
    } catch (error) {
      throw batchesAfter(error);
    }
  }
  if (countLabels(label, part) !== 1) throw wrongKind('labels', 'the label of one example', label, BATCHES);
  return corruptBatch(label, options, part, ids);
}

async function corruptTensor(label: AnyTensor, options: ElementOptions, part: LabelPart, ids: ExampleIds) {
  const classes = classesOf(part);
  const one = label.size === 1 && classes !== 1;
  const oneHot = label.size === classes && label.shape.length === 1;
  if (!(one || oneHot)) throw wrongKind('labels', 'the label of one example', label.shape, BATCHES);
  const batch = viewOf('labels', label, one ? [1] : [1, label.size]);
  try {
    const labels = (await corruptBatch(batch, options, part, ids)) as AnyTensor;
    const same = viewOf('labels', labels, label.shape);
    labels.dispose();
    return same;
  } catch (error) {
    throw one ? error : batchesAfter(error);
  } finally {
    batch.dispose();
  }
}

/** The noisy labels of one batch, of the same kind; a promise of them for a tensor. */
export function corruptBatch(labels: unknown, options: ElementOptions, part: LabelPart, ids: ExampleIds) {
  const { noise, classes, count, encoding } = part;
  const { seed, split, onPlan, record } = options;
  // Not made of spreads, for which V8 takes longer than for the label.
  const own = { noise, classes, count, seed, split, ids };
  const all = own satisfies Record<
    Exclude<keyof LabelNoiseOptions, 'classNames'>,
    unknown
  > as LabelNoiseOptions;
  const noted = (result: { readonly labels: unknown; readonly plan: LabelPlan }) => {
    onPlan?.(result.plan);
    record?.labels(result.plan);
    return result.labels;
  };
  if (isTensor(labels)) return corruptLabels(labels, all).then(noted);
  return noted(corruptLabels(labels as number[], encoding ? { ...all, encoding } : all));
}
