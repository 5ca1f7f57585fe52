import { checkClassIndices } from '../datasets/check-examples.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkNumberArray, checkNumbers } from '../errors/check-number-array.js';
import { checkInteger, checkNumber, checkOptions } from '../errors/checks.js';
import type { Seed } from '../random/seed.js';
import { commonLength } from './label-arrays.js';
import { subsetMask } from './subsets.js';

/** Where threshold samples are drawn. */
export interface ThresholdSampleOptions {
  /** C: the classes that the labels have without the extra one, at least 1. */
  readonly classes: number;
  /** Draws which examples they are. */
  readonly seed: Seed;
  /** 0 or 1: the second set has no example of the first one, so that both together judge every example. Default 0. */
  readonly round?: 0 | 1;
}

/** Labels in which some examples stand for mislabelled ones. */
export interface ThresholdSamples {
  /** The labels, those of the threshold samples replaced by the extra class C. */
  readonly labels: Int32Array;
  /** 1 for each threshold sample. */
  readonly mask: Uint8Array;
}

/**
 * Gives floor(n / (C + 1)) random examples the extra class C: what a network can only memorise, and so a measure of the
 * margins of mislabelled examples. Train on the labels with C + 1 classes.
 *
 * Source: Pleiss et al., NeurIPS 2020, section 3.2.
 *
 * @param labels n class indices
 */
export function thresholdSamples(
  labels: ArrayLike<number>,
  options: ThresholdSampleOptions,
): ThresholdSamples {
  checkOptions(options, { classes: true, seed: true, round: true });
  const { classes, seed, round = 0 } = options;
  checkInteger('classes', classes, 1);
  checkInteger('round', round, 0, 1);
  checkNumberArray('labels', labels);
  checkClassIndices('labels', labels, labels.length, classes);
  const n = labels.length;
  const count = Math.floor(n / (classes + 1));
  if (count === 0) throw outOfRange('labels', `at least ${classes + 1} labels`, n);
  const first = subsetMask(n, count, seed, 'threshold samples', 0);
  const both = subsetMask(n, Math.min(n, 2 * count), seed, 'threshold samples', 0);
  const mask = round === 0 ? first : both.map((member, i) => member - first[i]);
  const marked = new Int32Array(n);
  for (let i = 0; i < n; i++) marked[i] = mask[i] ? classes : labels[i];
  return { labels: marked, mask };
}

/**
 * The examples whose area under the margin is at most that of the threshold samples: at most its `percentile`, which lets
 * one in a hundred of them pass by default.
 *
 * @param areas n areas under the margin
 * @param mask 1 for each threshold sample; these are not flagged themselves
 * @param percentile from 0 to 1. Default 0.99.
 * @returns the threshold and 1 for each flagged example
 */
export function flagMislabelled(
  areas: ArrayLike<number>,
  mask: ArrayLike<number>,
  percentile = 0.99,
): { readonly threshold: number; readonly flagged: Uint8Array } {
  const n = commonLength({ areas, mask });
  checkNumbers('areas', areas);
  checkClassIndices('mask', mask, n, 2);
  checkNumber('percentile', percentile, { least: 0, most: 1 });
  const samples = new Float64Array(n)
    .map((_, i) => (mask[i] ? areas[i] : Number.NaN))
    .filter((area) => !Number.isNaN(area))
    .sort();
  if (samples.length === 0) throw outOfRange('mask', 'a mask with a 1 in it, where `areas` is not NaN', mask);
  const threshold = samples[Math.max(0, Math.ceil(percentile * samples.length) - 1)];
  return { threshold, flagged: new Uint8Array(n).map((_, i) => Number(!mask[i] && areas[i] <= threshold)) };
}
