import { checkClassIndices } from '../datasets/check-examples.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkNumberArray, checkNumbers } from '../errors/check-number-array.js';
import { checkInteger } from '../errors/checks.js';
import { MOST_CLASSES } from '../plans/labels/class-names.js';

/** Collects the margins of every training example while a classifier is trained. */
export interface MarginRecorder {
  /**
   * Adds one update's logits.
   *
   * @param logits m x classes numbers
   * @param positions the positions of the m examples in the training set
   */
  readonly add: (logits: ArrayLike<number>, positions: ArrayLike<number>) => void;
  /** The area under the margin of each example, the mean of its margins so far: n numbers, NaN if none was added. */
  readonly areas: () => Float64Array;
}

/**
 * The area under the margin (AUM): the mean, over the updates of a training run, of the logit of the assigned label minus the
 * largest other one. Low if the label is wrong, since the examples of the true class pull the other way.
 *
 * Source: Pleiss, Zhang, Elenberg, Weinberger, "Identifying mislabeled data using the area under the margin ranking",
 * NeurIPS 2020.
 *
 * A run of `rethink-gen/train` is followed through its model, whose context names the examples. (`dataSync`, since `apply`
 * cannot wait.)
 *
 * ```ts
 * const apply: Model['apply'] = (parameters, images, context) => {
 *   const logits = model.apply(parameters, images, context);
 *   if (context.training) recorder.add(logits.dataSync(), context.examples);
 *   return logits;
 * };
 * await train({ ...model, apply }, data, options);
 * ```
 *
 * @param labels n assigned class indices
 * @param classes logits of an example, from 2 to 65,536
 */
export function recordMargins(labels: ArrayLike<number>, classes: number): MarginRecorder {
  checkInteger('classes', classes, 2, MOST_CLASSES);
  checkNumberArray('labels', labels);
  if (labels.length === 0) throw outOfRange('labels', 'at least one label', 0);
  checkClassIndices('labels', labels, labels.length, classes);
  const sums = new Float64Array(labels.length);
  const counts = new Uint32Array(labels.length);
  return {
    add: (logits, positions) => {
      checkNumberArray('logits', logits);
      checkNumberArray('positions', positions);
      if (logits.length !== positions.length * classes)
        throw outOfRange('logits', `${positions.length} x ${classes} numbers`, logits.length);
      checkNumbers('logits', logits);
      for (let b = 0; b < positions.length; b++)
        checkInteger(`positions[${b}]`, positions[b], 0, labels.length - 1);
      for (let b = 0; b < positions.length; b++) {
        const i = positions[b];
        sums[i] += margin(logits, b * classes, classes, labels[i]);
        counts[i]++;
      }
    },
    areas: () => sums.map((sum, i) => sum / counts[i]),
  };
}

function margin(logits: ArrayLike<number>, at: number, classes: number, label: number): number {
  let other = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) if (c !== label) other = Math.max(other, logits[at + c]);
  return logits[at + label] - other;
}
