import { digestLabels } from '../digests/digest.js';
import type { Address } from '../plans/address.js';
import { pickRate } from '../plans/labels/label-noise.js';
import type { LabelNoiseOptions, LabelPlan } from '../plans/labels/label-plan.js';
import { audit, type LabelAudit } from './audit.js';
import { type IdsJson, idsToJson } from './ids-json.js';
import { type PackedIntegers, packIntegers } from './packed-integers.js';
import { type Specification, specificationOf } from './specification.js';

const LABEL_RECORD = 'rethink-gen/label-record/1';

/**
 * What was done to labels: enough to do it again, to undo it, and to prove it. Plain JSON: `JSON.stringify(record)` is the
 * format, and `record.schema.json` of the package its JSON Schema.
 */
export interface LabelRecord extends Omit<LabelAudit, 'mask'> {
  /** The format and its version. */
  readonly format: typeof LABEL_RECORD;
  readonly specification: Specification;
  /** The ids of the examples, if they are not the positions 0, 1, 2, ... */
  readonly ids?: IdsJson;
  /** How many examples were picked for replacement, whether or not the new label differs. */
  readonly picked: number;
  /** How many the specification picks and changes on average, for these true labels. */
  readonly expected: { readonly picked: number; readonly changed: number };
  /** 1 for every example whose label differs; `unpackIntegers` gives the values. */
  readonly mask: PackedIntegers;
  /** The true labels; `unpackIntegers` gives them. */
  readonly originalLabels: PackedIntegers;
  /** SHA-256 of the true and of the new labels, as little-endian int32. */
  readonly digests: { readonly input: string; readonly output: string };
  /** Warnings, such as that noise at a rate above 0 changed nothing. */
  readonly notes: readonly string[];
}

/** A plan about labels, of any operation. */
export type AnyLabelPlan = LabelPlan<{ readonly classes: number } & Partial<Address>>;

/** The record of a plan that nobody else can have changed. */
export function labelRecord(plan: AnyLabelPlan): LabelRecord {
  const { options, originalLabels, labels } = plan;
  const { mask, ...realised } = audit(originalLabels, labels, options);
  const digests = { input: digestLabels(originalLabels), output: digestLabels(labels) };
  return {
    ...recordOfCounts(plan, realised, digests),
    mask: packIntegers(mask, 1),
    originalLabels: packIntegers(originalLabels, options.classes - 1),
  };
}

/** The record of a plan without what it says of single examples. */
export function recordOfCounts(
  plan: AnyLabelPlan,
  realised: Omit<LabelAudit, 'mask'>,
  digests: LabelRecord['digests'],
): Omit<LabelRecord, 'mask' | 'originalLabels'> {
  const { operation, options, picked } = plan;
  const expected = expectationOf(plan, realised);
  const ids = idsToJson(options.ids);
  const none = `no label changed: ${picked} of ${realised.examples} examples were picked, ${expected.picked} on average`;
  const notes = realised.changed === 0 && expected.picked > 0 ? [none] : [];
  return {
    format: LABEL_RECORD,
    specification: specificationOf(operation, options),
    ...(ids && { ids }),
    ...realised,
    picked,
    expected,
    digests,
    notes,
  };
}

/** How many examples the plan's operation picks and changes on average. */
function expectationOf(plan: AnyLabelPlan, realised: Omit<LabelAudit, 'mask'>): LabelRecord['expected'] {
  const { operation, options, originalLabels } = plan;
  const n = realised.examples;
  if (operation === 'given-labels') return { picked: realised.changed, changed: realised.changed };
  if (operation === 'renamed-classes') return { picked: n, changed: realised.changed };
  if (operation === 'permuted-labels') {
    const squares = realised.classes.reduce((sum, { examples }) => sum + examples ** 2, 0);
    return { picked: n, changed: n - squares / n };
  }
  const { noise, count } = options as LabelNoiseOptions;
  const prepared = noise.prepare(originalLabels, options as LabelNoiseOptions);
  const expected = { picked: 0, changed: 0 };
  const add = (examples: number, label: number, at: number) => {
    const share = count ? count.picked / count.of : pickRate(prepared, label, at);
    expected.picked += examples * share;
    expected.changed += examples * share * (prepared.changeRate?.(label) ?? 1);
  };
  if (prepared.by === 'example') originalLabels.forEach((label, i) => add(1, label, i));
  else for (const { label, examples } of realised.classes) add(examples, label, 0);
  return expected;
}
