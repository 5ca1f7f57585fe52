import { wrongKind } from '../../errors/argument-error.js';
import { checkInteger, checkOptions } from '../../errors/checks.js';
import { resolveIds } from '../../random/example-ids.js';
import { ADDRESS_OPTIONS, type Address, keyOf } from '../address.js';
import { checkCutoff, type ExactCutoff } from '../exact-cutoff.js';
import { checkLabels, MOST_CLASSES } from './check-labels.js';
import { type DrawLabels, drawLabels } from './draw-labels.js';
import type { LabelNoise } from './label-noise.js';

/** The names of these options. */
const OPTIONS = ['noise', 'classes', 'count', ...ADDRESS_OPTIONS];

/** Options of label noise. */
export interface LabelNoiseOptions extends Address {
  /** What can become of a label: `uniform(0.5)`, `symmetric(0.4)`, `transition(matrix)`, ... */
  readonly noise: LabelNoise;
  /** The number of classes, at most 65,536; labels are 0 to `classes - 1`. */
  readonly classes: number;
  /**
   * Without it, each example is picked or not by itself (Bernoulli, the paper's definition). With the cutoff that
   * `exactLabelCount` computes from the whole set, exactly `Math.round(rate * n)` of that set's examples are.
   */
  readonly count?: ExactCutoff;
}

/** The decision about labels: every example's new label, before it is written anywhere. */
export interface LabelPlan<Options = LabelNoiseOptions> {
  readonly operation: 'label-noise' | 'permuted-labels' | 'renamed-classes';
  readonly options: Options;
  /** The true labels. */
  readonly originalLabels: Int32Array;
  /** The new labels. */
  readonly labels: Int32Array;
  /** How many examples were picked for replacement, whether or not the new label differs. */
  readonly picked: number;
}

/**
 * Decides about n class indices from 0 to `classes - 1`, each of which it checks first. The plan holds a copy of them, unless
 * it may keep them (`keep`) because nobody else will change them.
 */
export type LabelDecision<Options = LabelNoiseOptions> = (
  labels: ArrayLike<number>,
  keep?: boolean,
) => LabelPlan<Options>;

/**
 * Decides the noisy label of every example. Pure: options and labels in, new labels out; and in two steps, so that a wrong
 * option is an error before the labels are read from wherever they are.
 *
 * @param n the number of labels
 * @param target where the new labels are written (it may be the labels themselves); the plan then holds the arrays that were
 *   passed rather than copies of them
 * @param draw other loops that give the same bits
 * @returns the second step
 * @throws TypeError or RangeError before anything is drawn, naming the argument, the rule and the value
 */
export function planLabelNoise(
  options: LabelNoiseOptions,
  n: number,
  target?: Int32Array,
  draw?: DrawLabels,
): LabelDecision {
  const corrupt = labelCorruption(options, n, draw);
  return (labels, keep) => {
    const apart = target && target.buffer !== (labels as Int32Array).buffer;
    const originalLabels = checkLabels('labels', labels, options.classes, apart ?? keep);
    const noisy = target ?? new Int32Array(n);
    const picked = corrupt(originalLabels, noisy);
    return { operation: 'label-noise', options, originalLabels, labels: noisy, picked };
  };
}

/**
 * Writes the noisy labels of `n` examples, whose true labels were checked before, to `out` (which may be `labels` itself), and
 * returns how many were picked.
 *
 * @throws TypeError or RangeError at the first step, if an option is wrong
 */
export function labelCorruption(options: LabelNoiseOptions, n: number, draw: DrawLabels = drawLabels) {
  checkLabelNoise(options, n);
  const { noise, classes, ids, count: cutoff } = options;
  const key = labelKey(options);
  const addresses = resolveIds(ids, n);
  return (labels: Int32Array, out: Int32Array) =>
    draw({ classes, noise: noise.prepare(labels, options), key, addresses, labels, out, cutoff });
}

/** The key under which label noise is drawn. */
export function labelKey(options: LabelNoiseOptions) {
  return keyOf(options, 'labels:', options.noise.kind);
}

/**
 * Checks the options of label noise for `n` examples, except for the ids and for what belongs to single labels.
 *
 * @throws TypeError or RangeError that names the option
 */
export function checkLabelNoise(options: LabelNoiseOptions, n: number): void {
  checkOptions(options, OPTIONS);
  const { noise, classes, count } = options;
  if (typeof noise?.prepare !== 'function') {
    throw wrongKind('noise', 'label noise', noise, 'make it with uniform(0.5) or its like');
  }
  checkInteger('classes', classes, 1, MOST_CLASSES);
  noise.check?.(classes);
  if (count !== undefined) checkCutoff(count, labelKey(options), noise.rate, n);
}
