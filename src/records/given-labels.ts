import { outOfRange } from '../errors/argument-error.js';
import { checkIsObject, checkOptions } from '../errors/checks.js';
import { checkLabels } from '../plans/labels/check-labels.js';
import { type Classes, checkClasses, type Named, withClassNames } from '../plans/labels/class-names.js';
import type { AnyLabels } from '../plans/labels/label-form.js';
import type { LabelPlan } from '../plans/labels/label-plan.js';
import { type ExampleIds, resolveIds } from '../random/example-ids.js';
import { readBoth } from './audit.js';
import { type LabelRecord, labelRecord } from './label-record.js';
import { type PackedIntegers, packIntegers, unpackIntegers } from './packed-integers.js';

/** Options of given labels. */
export interface GivenLabelsOptions extends Classes {
  /** Stable ids of the examples. Default: their positions 0, 1, 2, ... */
  readonly ids?: ExampleIds;
}

/** Options of given labels in a plan. They hold the labels, since no seed gives them. */
interface PlannedGivenLabels extends GivenLabelsOptions {
  readonly labels: PackedIntegers;
}

/**
 * The record of noisy labels from elsewhere, such as a published file of human labels. It holds them, so that `verify`
 * and Python's `replay` take it like every other record.
 *
 * ```ts
 * const record = recordGivenLabels(cleanLabels, worseLabels, { classes: 10 });
 * ```
 *
 * @param clean n labels in the forms of `corruptLabels`
 * @param noisy n labels, in the same form or another one
 * @throws RangeError if a label is not a class, or the lengths differ
 */
export function recordGivenLabels(
  clean: AnyLabels,
  noisy: AnyLabels,
  options: GivenLabelsOptions | Named<GivenLabelsOptions>,
): LabelRecord {
  checkIsObject(options);
  const named = withClassNames({ ...options }) as GivenLabelsOptions;
  checkOptions(named, { classes: true, classNames: true, ids: true });
  checkClasses(named);
  const [original, given] = readBoth(clean, noisy, named);
  resolveIds(named.ids, given.length);
  const labels = packIntegers(given, named.classes - 1);
  return labelRecord(planGivenLabels({ ...named, labels })(original).plan);
}

/** Decides what was decided before: the labels that the options hold. In two steps, as `planLabelNoise`. */
export function planGivenLabels(options: PlannedGivenLabels) {
  checkOptions(options, { classes: true, classNames: true, ids: true, labels: true });
  checkClasses(options);
  const given = checkLabels('labels', unpackIntegers(options.labels, 'labels'), options.classes);
  return (input: ArrayLike<number>) => {
    const originalLabels = checkLabels('labels', input, options.classes);
    if (originalLabels.length !== given.length)
      throw outOfRange('input', `the ${given.length} labels of the record`, originalLabels.length);
    let picked = 0;
    for (let i = 0; i < given.length; i++) picked += Number(given[i] !== originalLabels[i]);
    const decided = { operation: 'given-labels', options, originalLabels, labels: given, picked } as const;
    return { labels: given, plan: decided satisfies LabelPlan<PlannedGivenLabels> };
  };
}
