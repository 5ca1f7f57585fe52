import { outOfRange } from '../errors/argument-error.js';
import { checkInteger, checkNumber, checkOptions } from '../errors/checks.js';
import { MOST_CLASSES } from '../plans/labels/class-names.js';
import type { AnyLabels } from '../plans/labels/label-form.js';
import { binomialBound } from './binomial-bound.js';
import { failed, positionList } from './failed.js';
import { labelsOf, sameLabel } from './same-label.js';

/**
 * Asserts that predictions are as good as guessing: the number of correct ones is n / `classes`, within a
 * bound that guessing exceeds at most once in 10^9 runs (on either side: far below chance is not guessing either).
 *
 * @param predictions n classes, as numbers, bigints or names
 * @param labels n classes
 * @throws an assertion error with the accuracy and the bound
 */
export function expectChance(
  predictions: AnyLabels,
  labels: AnyLabels,
  options: { readonly classes: number },
): void {
  checkOptions(options, { classes: true });
  const { classes } = options;
  checkInteger('classes', classes, 2, MOST_CLASSES);
  const { n, wrong } = compared(predictions, labels);
  const right = n - wrong.length;
  const mean = n / classes;
  const bound = binomialBound(n, 1 / classes);
  if (Math.abs(right - mean) <= bound) return;
  const message = `${right} of ${n} predictions are right, guessing among ${classes} classes gives ${mean.toFixed(1)}, give or take ${bound.toFixed(1)}`;
  throw failed(message, mean, right);
}

/**
 * Asserts that labels, true or noisy, have been memorised: at least a share of the predictions are right.
 *
 * @param predictions n classes, as numbers, bigints or names
 * @param labels n classes, those that were trained on
 * @param options `atLeast`: the share of right predictions, 0 to 1. Default 1: all of them
 * @throws an assertion error that lists the examples that are wrong
 */
export function expectMemorised(
  predictions: AnyLabels,
  labels: AnyLabels,
  options: { readonly atLeast?: number } = {},
): void {
  checkOptions(options, { atLeast: true });
  const { atLeast = 1 } = options;
  checkNumber('atLeast', atLeast, { least: 0, most: 1 });
  const { n, wrong } = compared(predictions, labels);
  const share = 1 - wrong.length / n;
  if (share >= atLeast) return;
  const message = `${n - wrong.length} of ${n} predictions are right, a share of ${share.toFixed(4)}, must be at least ${atLeast}; wrong are ${positionList(wrong)}`;
  throw failed(message, atLeast, share);
}

/** How many labels there are, and the places of the predictions that are wrong. */
function compared(
  predictions: AnyLabels,
  labels: AnyLabels,
): { readonly n: number; readonly wrong: number[] } {
  const [predicted, truth] = [labelsOf('predictions', predictions), labelsOf('labels', labels)];
  if (truth.length === 0) throw outOfRange('labels', 'at least one label', labels);
  if (predicted.length !== truth.length)
    throw outOfRange('predictions', `as many as the ${truth.length} labels`, predicted.length);
  const wrong = Array.from(truth, (_, i) => i).filter((i) => !sameLabel(predicted[i], truth[i]));
  return { n: truth.length, wrong };
}
