import { wrongKind } from '../errors/argument-error.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import { imageSides } from '../plans/images/image-shape.js';
import { checkLabels } from '../plans/labels/check-labels.js';
import { type Classes, checkClasses } from '../plans/labels/class-names.js';
import { type AnyLabels, labelForm } from '../plans/labels/label-form.js';
import { type RecordLike, subjectOf } from './derive-again.js';

/** What a record is about, as it was before: labels of any form as class indices, or the values of images. */
export function recordedInput(record: RecordLike, given: AnyLabels | undefined): PixelArray {
  const subject = subjectOf(record);
  const classes = record.specification as unknown as Classes;
  if (subject === 'labels') checkClasses(classes);
  const input =
    subject === 'labels' && given
      ? checkLabels('input', labelForm('input', given, classes).read(), classes.classes)
      : given;
  if (typeof input?.length !== 'number' || !ArrayBuffer.isView(input)) {
    const rule = subject === 'labels' ? 'the labels before' : 'the images before, a typed array';
    throw wrongKind('input', rule, input, 'the record does not hold them');
  }
  return input as PixelArray;
}

/** How many labels or values a record is about; NaN if it does not say. */
export function recordedSize(record: RecordLike & { readonly examples?: unknown }): number {
  const perExample = subjectOf(record) === 'labels' ? 1 : imageSides(record.specification.imageShape).size;
  return typeof record.examples === 'number' ? record.examples * perExample : Number.NaN;
}
