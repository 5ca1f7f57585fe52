import { wrongKind } from '../errors/argument-error.js';
import type { Address } from '../plans/address.js';
import type { LabelPlan } from '../plans/labels/label-plan.js';
import { givenLabelPlan } from './given-plan.js';
import { growingArray } from './growing-array.js';
import { joinIds } from './joined-ids.js';
import { type AnyLabelPlan, type LabelRecord, labelRecord } from './label-record.js';

/** The record of a plan about labels: `corruptLabels`, `permuteLabels` and `renameClasses` return one. */
export function recordLabels(plan: LabelPlan<{ readonly classes: number } & Partial<Address>>): LabelRecord {
  return labelRecord(givenLabelPlan(plan));
}

/** Makes one record of labels that were corrupted batch by batch. */
export interface LabelRecorder {
  /**
   * Takes the plan of the next batch; its labels are copied.
   *
   * @throws TypeError if it is about another noise, seed or split than the first one
   */
  readonly add: (plan: LabelPlan) => void;
  /**
   * The record of all batches so far: that of one call on all of their labels.
   *
   * @throws TypeError if none was added
   */
  readonly record: () => LabelRecord;
}

/**
 * Begins a record of label noise that is applied batch by batch.
 *
 * ```ts
 * const recorder = labelRecorder();
 * for (const batch of batches) recorder.add(corruptLabels(batch.ys, { ...options, ids: batch.ids }).plan);
 * const record = recorder.record();
 * ```
 */
export function labelRecorder(): LabelRecorder {
  const ids = joinIds();
  const input = growingArray(new Int32Array(0));
  const output = growingArray(new Int32Array(0));
  let picked = 0;
  let first: LabelPlan | undefined;
  return {
    add: (given) => {
      const plan = givenLabelPlan(given as AnyLabelPlan) as LabelPlan;
      checkSame(first ?? plan, plan);
      first ??= plan;
      ids.append(plan.options.ids ?? { first: 0 }, plan.labels.length);
      input.append(plan.originalLabels);
      output.append(plan.labels);
      picked += plan.picked;
    },
    record: () => {
      if (!first) throw new TypeError('there is nothing to record; add the plan of a batch first');
      const options = { ...first.options, ids: ids.all() };
      const [originalLabels, labels] = [input.values(), output.values()];
      return labelRecord({ ...first, options, originalLabels, labels, picked });
    },
  };
}

/** The options that all batches share. */
const SHARED = ['noise', 'classes', 'classNames', 'seed', 'split', 'count'] as const;

function checkSame(first: LabelPlan, plan: LabelPlan): void {
  if (plan.operation !== 'label-noise') throw wrongKind('plan', 'a plan of label noise', plan.operation);
  for (const name of SHARED) {
    const [given, other] = [plan.options[name], first.options[name]];
    if (name === 'classNames' ? JSON.stringify(given) !== JSON.stringify(other) : given !== other)
      throw wrongKind(`plan.options.${name}`, 'that of the first batch', plan.options[name]);
  }
}
