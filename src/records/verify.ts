import { wrongKind } from '../errors/argument-error.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { deriveImages, deriveLabels, type RecordLike, subjectOf } from './derive-again.js';
import { differencesOf, revive } from './differences.js';

/** The data that a record is about. */
export interface VerifiedData {
  /**
   * What it was before: n class indices, or the values of the images in the kind of array that was recorded. Labels may be
   * left out where the record holds them (`originalLabels`).
   */
  readonly input?: ArrayLike<number>;
  /** What it is now: class indices or values. Left out, only the record's digest is compared. */
  readonly output?: ArrayLike<number>;
  /** The noise, where JSON does not hold all of it (typed arrays and functions of `instanceDependent`, `partDependent`). */
  readonly noise?: LabelNoise;
}

/** Whether a record is true of its data, and if not, where it differs, in words. */
export interface Verification {
  readonly ok: boolean;
  readonly differences: readonly string[];
}

/** The arrays that a record may leave out in favour of its digests. */
const OPTIONAL = ['mask', 'originalLabels'];

/**
 * Does again what a record says was done, from its specification alone, and compares: every count, the mask, the digests,
 * and the data. The record may have gone through JSON, and may have dropped `mask` and `originalLabels`.
 *
 * ```ts
 * const { ok, differences } = verify(JSON.parse(text), { input: clean, output: noisy });
 * ```
 *
 * @param record as `recordLabels` or `recordImages` made it, or parsed from its JSON
 * @returns what differs; never throws for data that was not what the record says
 * @throws TypeError or RangeError where the record is none, its streams are of another version, or the data is missing
 */
export function verify(record: RecordLike, data: VerifiedData = {}): Verification {
  const subject = subjectOf(record);
  const recorded = { ...record } as Record<string, unknown>;
  const input = data.input ?? (revive(recorded.originalLabels) as ArrayLike<number> | undefined);
  if (typeof input?.length !== 'number' || (subject === 'images' && !ArrayBuffer.isView(input))) {
    const rule = subject === 'labels' ? 'the labels before' : 'the images before, a typed array';
    throw wrongKind('input', rule, input, 'the record does not hold them');
  }
  const size = subject === 'labels' ? recorded.examples : sizeOf(recorded.shape);
  if (input.length !== size) return report([`\`input\` has ${input.length} values, recorded ${size}`]);
  const derived =
    subject === 'labels'
      ? deriveLabels(record, input, data.noise)
      : deriveImages(record, input as PixelArray);
  const names = Object.entries(derived.record).filter(
    ([name]) => !(OPTIONAL.includes(name) && recorded[name] === undefined),
  );
  return report([
    ...names.flatMap(([name, value]) => differencesOf(name, recorded[name], value)),
    ...(data.output === undefined ? [] : differencesOf('output', data.output, derived.output)),
  ]);
}

function sizeOf(shape: unknown): number {
  return Array.isArray(shape) ? shape.reduce((product, side) => product * side, 1) : Number.NaN;
}

function report(differences: readonly string[]): Verification {
  return { ok: differences.length === 0, differences };
}
