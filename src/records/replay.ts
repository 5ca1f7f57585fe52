import { outOfRange } from '../errors/argument-error.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import type { Classes } from '../plans/labels/class-names.js';
import { type LabelValues, labelForm } from '../plans/labels/label-form.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { decideImages, decideLabels, ownRecord, type RecordLike, subjectOf } from './derive-again.js';
import { recordedInput, recordedSize } from './recorded-input.js';

/**
 * Does to labels or images what a record says was done. Most plans have functions, which cross no `postMessage`; a record is plain
 * data, and replaying it is how a plan reaches a worker or another program.
 *
 * ```ts
 * worker.postMessage({ record: recordLabels(plan), labels }); // in the worker: replay(record, labels)
 * ```
 *
 * @param given a record, as `recordLabels` or `recordImages` made it, or parsed from its JSON
 * @param input labels in a form of `corruptLabels`, or the values of images in the kind of array that was recorded; they are left alone
 * @param noise the noise, if JSON does not hold all of it (typed arrays and functions of `instanceDependent`, `partDependent`)
 * @returns new labels or values in the same form
 * @throws TypeError if this is not a record
 * @throws RangeError if its streams are of another version, or `input` does not fit it
 */
export function replay<Data extends LabelValues | readonly LabelValues[] | readonly string[]>(
  given: RecordLike,
  input: Data,
  noise?: LabelNoise,
): Data {
  const record = ownRecord(given);
  const before = recordedInput(record, input);
  const size = recordedSize(record);
  if (!Number.isNaN(size) && before.length !== size)
    throw outOfRange('input', `the ${size} values that were recorded`, before.length);
  if (subjectOf(record) === 'images')
    return decideImages(record, before as PixelArray).images as Data & PixelArray;
  const { labels } = decideLabels(record, before, noise);
  return labelForm('input', input, record.specification as unknown as Classes).write(
    labels,
  ) as unknown as Data;
}
