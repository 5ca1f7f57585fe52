import { checkOptions } from '../errors/checks.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import type { Classes } from '../plans/labels/class-names.js';
import { type AnyLabels, labelArray, labelForm } from '../plans/labels/label-form.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { deriveImages, deriveLabels, ownRecord, type RecordLike, subjectOf } from './derive-again.js';
import { differencesOf } from './differences.js';
import { type PackedIntegers, unpackIntegers } from './packed-integers.js';
import { recordedInput, recordedSize } from './recorded-input.js';

/** The data that a record is about. */
export interface VerifiedData {
  /**
   * What it was before: labels in the forms of `corruptLabels` (one-hot labels with an array for each example), or the values of
   * the images in the kind of array that was recorded. Labels may be left out if the record holds them (`originalLabels`).
   */
  readonly input?: AnyLabels;
  /** What it is now: labels or values. Left out, only the record's digest is compared. */
  readonly output?: AnyLabels;
  /** The noise, if JSON does not hold all of it (typed arrays and functions of `instanceDependent`, `partDependent`). */
  readonly noise?: LabelNoise;
}

/** Whether a record is true of its data, and if not, where it differs, in words. */
export interface Verification {
  readonly ok: boolean;
  readonly differences: readonly string[];
}

/** The fields that a record may leave out in favour of its digests. */
const OPTIONAL = ['mask', 'originalLabels'];

/**
 * Does again what a record says was done, from its specification alone, and compares: every count, the mask, the digests,
 * and the data. The record may have gone through JSON, and may have dropped `mask` and `originalLabels`.
 *
 * ```ts
 * const { ok, differences } = verify(JSON.parse(text), { input: clean, output: noisy });
 * ```
 *
 * @param given a record, as `recordLabels` or `recordImages` made it, or parsed from its JSON
 * @returns what differs; never throws for data that was not what the record says
 * @throws TypeError if this is not a record, or has an unknown field
 * @throws RangeError if its streams are of another version
 * @throws TypeError if the data is missing, or `data` has an unknown name
 */
export function verify(given: RecordLike, data: VerifiedData = {}): Verification {
  const record = ownRecord(given);
  const subject = subjectOf(record);
  checkOptions(data, { input: true, output: true, noise: true });
  const { input: before = originalLabels(record), output, noise } = data;
  const classes = record.specification as unknown as Classes;
  const input = recordedInput(record, before);
  const size = recordedSize(record);
  if (input.length !== size && !Number.isNaN(size))
    return report([`\`input\` has ${input.length} values, recorded ${size}`]);
  const derived =
    subject === 'labels' ? deriveLabels(record, input, noise) : deriveImages(record, input as PixelArray);
  return report([
    ...recordDifferences(record, derived.record),
    ...(output === undefined
      ? []
      : outputDifferences(output, derived.output, subject === 'labels' && classes)),
  ]);
}

/** Where a record differs from the one derived again. */
export function recordDifferences(recorded: Record<string, unknown>, derived: object): string[] {
  for (const name of Object.keys(recorded)) {
    if (!Object.hasOwn(derived, name) && name !== 'file') {
      const subject = Object.hasOwn(derived, 'matrix') ? 'labels' : 'images';
      throw new TypeError(`\`${name}\` is not a field of a record of ${subject}; leave it out`);
    }
  }
  return Object.entries(derived)
    .filter(([name]) => !(OPTIONAL.includes(name) && recorded[name] === undefined))
    .flatMap(([name, value]) => fieldDifferences(name, recorded[name], value));
}

/** Where the output differs from the one derived again, as labels in its own form. */
function outputDifferences(
  output: AnyLabels,
  derived: ArrayLike<number>,
  classes: Classes | false,
): string[] {
  if (!classes) return differencesOf('output', output, derived);
  const given = labelArray('output', output);
  if (given.length !== derived.length) return differencesOf('output', given, derived);
  // Holes are no labels: a copy of an array has none.
  const labels = (Array.isArray(given) ? Array.from(given) : given) as AnyLabels;
  const { write } = labelForm('output', labels, classes);
  return differencesOf('output', labels, write(derived as Int32Array));
}

/** Where a field differs; packed values are compared one by one. */
function fieldDifferences(name: string, recorded: unknown, derived: unknown): string[] {
  if (!OPTIONAL.includes(name)) return differencesOf(name, recorded, derived);
  const values = unpackIntegers(derived as PackedIntegers);
  return differencesOf(name, unpackIntegers(recorded as PackedIntegers, name), values);
}

function originalLabels({ originalLabels: packed }: Record<string, unknown>): Int32Array | undefined {
  return packed === undefined ? undefined : unpackIntegers(packed as PackedIntegers, 'originalLabels');
}

function report(differences: readonly string[]): Verification {
  return { ok: differences.length === 0, differences };
}
