import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkNumberArray } from '../errors/check-number-array.js';
import { checkInteger, checkIsObject, checkNames, type OptionNames } from '../errors/checks.js';
import { imageSides } from '../plans/images/image-shape.js';
import { type Classes, checkClasses, withClassNames } from '../plans/labels/class-names.js';
import type { ImageDataset, LabelledImages } from './labelled-images.js';

/** The names of what examples are made of; the tiny sets of `rethink-gen/testing` have their number of classes as well. */
export const EXAMPLES = {
  images: true,
  labels: true,
  imageShape: true,
  originalLabels: true,
  corrupted: true,
  classes: true,
} satisfies OptionNames<LabelledImages & { readonly classes?: number }>;

/** A copy of an object, whose fields are read here and never again; anything else as it is. */
export function copyOf<T>(given: T): T {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : given;
}

/**
 * Throws unless every image has its label and every label is a class.
 *
 * @param names those that the data may have; default: no limit
 * @returns the number of examples
 */
export function checkExamples(
  name: string,
  data: LabelledImages,
  classes: number,
  names?: Readonly<Record<string, true>>,
): number {
  if (typeof data !== 'object' || data === null)
    throw wrongKind(name, 'an object with images, labels and imageShape', data);
  if (names) checkNames(data, Object.keys(names));
  const { images, labels, originalLabels, corrupted, imageShape } = data;
  if (!(images instanceof Float32Array || images instanceof Uint8Array))
    throw wrongKind(`${name}.images`, 'a Float32Array, or a Uint8Array of values from 0 to 255', images);
  const { size } = imageSides(imageShape);
  checkNumberArray(`${name}.labels`, labels);
  const n = labels.length;
  if (n === 0) throw outOfRange(`${name}.labels`, 'at least one label', n);
  if (images.length !== n * size)
    throw outOfRange(`${name}.images`, `${n} x ${size} values, one image for each label`, images.length);
  checkClassIndices(`${name}.labels`, labels, n, classes);
  if (originalLabels !== undefined) checkClassIndices(`${name}.originalLabels`, originalLabels, n, classes);
  if (corrupted !== undefined) checkMarks(`${name}.corrupted`, corrupted, n);
  return n;
}

function checkMarks(name: string, marks: unknown, n: number): void {
  if (!(marks instanceof Uint8Array)) throw wrongKind(name, 'a Uint8Array of 0 and 1', marks);
  if (marks.length !== n) throw outOfRange(name, `as many as the ${n} labels`, marks.length);
  for (let i = 0; i < n; i++) if (marks[i] > 1) throw outOfRange(`${name}[${i}]`, '0 or 1', marks[i]);
}

/** What makes class indices of labels that name their class otherwise. */
const CURES: Readonly<Record<string, string>> = {
  string: 'a network counts classes: labels.map((name) => names.indexOf(name))',
  bigint: 'make numbers of them: labels.map(Number)',
  object: 'of a one-hot row, take the place of its 1: rows.map((row) => row.indexOf(1))',
};

/** Throws unless there are `n` labels, each of them a class. */
export function checkClassIndices(name: string, labels: ArrayLike<number>, n: number, classes: number): void {
  checkNumberArray(name, labels);
  if (labels.length !== n) throw outOfRange(name, `as many as the ${n} labels`, labels.length);
  for (let i = 0; i < n; i++) {
    const label = labels[i];
    if (!(Number.isInteger(label) && label >= 0 && label < classes))
      checkInteger(`${name}[${i}]`, label, 0, classes - 1, label === null ? undefined : CURES[typeof label]);
  }
}

/** A copy of a data set, or a throw unless its splits are examples of its classes, whose images have one shape. */
export function checkDataset(given: ImageDataset): ImageDataset {
  checkIsObject(given, 'dataset');
  const dataset = { ...given, train: copyOf(given.train), test: copyOf(given.test) };
  const { name, classes, train, test } = dataset;
  if (typeof name !== 'string') throw wrongKind('dataset.name', 'text', name);
  if (!Array.isArray(classes)) throw wrongKind('dataset.classes', 'an array of names', classes);
  checkClasses(withClassNames({ classes }) as unknown as Classes);
  checkExamples('dataset.train', train, classes.length);
  checkExamples('dataset.test', test, classes.length);
  if (String(test.imageShape) !== String(train.imageShape))
    throw outOfRange('dataset.test.imageShape', `that of \`train\`, ${train.imageShape}`, test.imageShape);
  return dataset;
}
