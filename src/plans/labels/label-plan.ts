import { wrongKind } from '../../errors/argument-error.js';
import { checkKnown } from '../../errors/checks.js';
import { resolveIds } from '../../random/example-ids.js';
import { ADDRESS_OPTIONS, type Address, keyOf, withOwnIds } from '../address.js';
import { checkCutoff, type ExactCutoff } from '../exact-cutoff.js';
import { checkLabels } from './check-labels.js';
import { type Classes, checkClasses } from './class-names.js';
import { type DrawLabels, drawLabels } from './draw-labels.js';
import { KeptPlan } from './kept-plan.js';
import type { LabelNoise } from './label-noise.js';

const OPTIONS = { noise: true, classes: true, classNames: true, count: true, ...ADDRESS_OPTIONS } as const;

/** Options of label noise. */
export interface LabelNoiseOptions extends Address, Classes {
  /** What can become of a label: `uniform(0.5)`, `symmetric(0.4)`, `transition(matrix)`, ... */
  readonly noise: LabelNoise;
  /**
   * Without it, each example is picked or not by itself (Bernoulli, the paper's definition). With the cutoff that
   * `exactLabelCount` computes from the whole set, exactly `Math.round(rate * n)` of that set's examples are.
   */
  readonly count?: ExactCutoff;
}

/**
 * The decision about labels: every example's new label. It keeps copies: nothing that is written afterwards to the labels, the
 * output or the ids changes it.
 */
export interface LabelPlan<Options = LabelNoiseOptions> {
  readonly operation: 'label-noise' | 'permuted-labels' | 'renamed-classes' | 'given-labels';
  readonly options: Options;
  /** The true labels. */
  readonly originalLabels: Int32Array;
  /** The new labels. */
  readonly labels: Int32Array;
  /** How many examples were picked for replacement, whether or not the new label differs. */
  readonly picked: number;
}

/** Labels that were decided: in an array for the caller alone, and the plan, which keeps its own. */
export interface DecidedLabels<Options = LabelNoiseOptions> {
  readonly labels: Int32Array;
  readonly plan: LabelPlan<Options>;
}

/**
 * Decides about n class indices from 0 to `classes - 1`, each of which it checks first. The array stays as it is, unless it
 * may be overwritten (`spare`) because nobody else has it.
 */
export type LabelDecision<Options = LabelNoiseOptions> = (
  labels: ArrayLike<number>,
  spare?: boolean,
) => DecidedLabels<Options>;

/**
 * Decides the noisy label of every example. Pure: options and labels in, new labels out; and in two steps, so that a wrong
 * option is an error before the labels are read from wherever they are.
 *
 * @param n the number of labels
 * @param target where the new labels are written (it may be the labels themselves)
 * @param draw other loops that give the same bits
 * @returns the second step
 */
export function planLabelNoise(
  given: LabelNoiseOptions,
  n: number,
  target?: Int32Array,
  draw?: DrawLabels,
): LabelDecision {
  const options = withOwnIds(given, n);
  const prepare = labelCorruption(options, n, draw);
  return (labels, spare) => {
    const original = checkLabels('labels', labels, options.classes);
    const plan = new KeptPlan('label-noise', options, original);
    const out = target ?? (spare || original !== labels ? original : new Int32Array(n));
    const { corrupt, pure } = prepare(original);
    plan.drawn(corrupt(original, out), out, pure ? corrupt : undefined);
    return { labels: out, plan };
  };
}

/**
 * Label noise for `n` examples, ready for their true labels, which were checked before.
 *
 * @returns for these labels, a function that writes their noisy ones to `out`, which may be `labels` itself, and returns how many
 *   were picked. It is `pure` if it can do so again at any time: no data and no function of the user takes part
 */
export function labelCorruption(options: LabelNoiseOptions, n: number, draw: DrawLabels = drawLabels) {
  checkLabelNoise(options, n);
  const { classes, ids, count: cutoff } = options;
  const key = labelKey(options);
  const addresses = resolveIds(ids, n);
  return (checked: Int32Array) => {
    const noise = options.noise.prepare(checked, options);
    return {
      pure: noise.by !== 'example' && !noise.mayThrow,
      corrupt: (labels: Int32Array, out: Int32Array) =>
        draw({ classes, noise, key, addresses, labels, out, cutoff }),
    };
  };
}

/** The key under which label noise is drawn. */
export function labelKey(options: LabelNoiseOptions) {
  return keyOf(options, 'labels:', options.noise.kind);
}

/** Checks the options of label noise for `n` examples, except for the ids and for what belongs to single labels. */
export function checkLabelNoise(options: LabelNoiseOptions, n: number): void {
  checkKnown(options, OPTIONS);
  const { noise, classes, count } = options;
  if (typeof noise?.prepare !== 'function')
    throw wrongKind('noise', 'label noise', noise, 'try uniform(0.5)');
  checkClasses(options);
  noise.check?.(classes);
  if (count !== undefined) checkCutoff(count, labelKey(options), noise.rate, n);
}
