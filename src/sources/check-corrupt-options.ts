import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkChoice, checkIsObject, checkOptions, checkType, type OptionNames } from '../errors/checks.js';
import { keyOf } from '../plans/address.js';
import type { ImagePlan } from '../plans/images/image-plan.js';
import { imageSides, refuseShape } from '../plans/images/image-shape.js';
import { MOST_CLASSES, withClassNames } from '../plans/labels/class-names.js';
import { checkLabelNoise, type LabelNoiseOptions, labelKey } from '../plans/labels/label-plan.js';
import type { PerExampleField } from '../plans/labels/noise-kinds.js';
import type { CorruptOptions, ImagePart, LabelPart } from './corrupt-options.js';

const OPTIONS: OptionNames<CorruptOptions> = {
  seed: true,
  split: true,
  ids: true,
  labels: true,
  images: true,
  elements: true,
  onPlan: true,
  onRecord: true,
};

/** Data of label noise that belongs to the positions of one whole set, unless it is a function. */
const POSITIONAL = { probabilities: true, features: true } satisfies Record<PerExampleField, true>;

/**
 * Checks everything that can be checked before the first element is read.
 *
 * @param whole whether the source is one whole set, rather than read piece by piece
 */
export function checkCorruptOptions(options: CorruptOptions, whole: boolean): void {
  checkOptions(options, OPTIONS);
  const { seed, split = 'train', labels, images, ids, elements = 'examples' } = options;
  if (labels === undefined && images === undefined)
    throw wrongKind('options', 'given labels, images or both', options);
  keyOf({ seed, split }, 'any');
  checkChoice('elements', elements, ['examples', 'batches']);
  if (ids !== undefined && typeof ids !== 'function' && (typeof ids !== 'object' || ids === null))
    throw wrongKind('ids', '{ first }, one id an example, or a function of the example', ids);
  for (const name of ['onPlan', 'onRecord'] as const) checkType('function', name, options[name]);
  if (labels !== undefined) checkLabelPart(options, labels, whole);
  if (images !== undefined) checkImagePart(options, images, whole);
}

function checkLabelPart({ seed, split }: CorruptOptions, part: LabelPart, whole: boolean): void {
  checkIsObject(part, 'labels');
  checkOptions(part, { noise: true, classes: true, count: true, encoding: true, field: true });
  const { field, encoding = 'index', ...rest } = part;
  checkField('labels.field', field);
  if (Array.isArray(rest.classes) && rest.classes.length > MOST_CLASSES)
    throw outOfRange('classes', `at most ${MOST_CLASSES} names`, rest.classes);
  const named = withClassNames(rest) as Omit<LabelNoiseOptions, 'seed'>;
  const options = { ...named, seed, ...(split !== undefined && { split }) };
  checkChoice('encoding', encoding, ['index', 'one-hot']);
  checkLabelNoise(options, 0);
  labelKey(options);
  const data = Object.entries(part.noise).find(([name]) => name in POSITIONAL);
  if (data && typeof data[1] !== 'function' && !whole)
    throw wrongKind(data[0], 'a function of the example for a source that is read piece by piece', data[1]);
}

function checkField(name: string, field: unknown): void {
  if (field !== undefined && typeof field !== 'string' && typeof field !== 'number')
    throw wrongKind(name, 'the name of a field, or its place in a tuple', field);
}

function checkImagePart({ seed, split }: CorruptOptions, part: ImagePart, whole: boolean): void {
  checkIsObject(part, 'images');
  const { operation, imageShape, field, ...rest } = part;
  checkField('images.field', field);
  refuseShape(rest);
  const address = { seed, ...(split !== undefined && { split }), ids: { first: 0 } };
  const apply = operation as (images: Float32Array, options: object) => { readonly plan?: ImagePlan };
  const rule = 'a function that corrupts images, such as shufflePixels';
  if (typeof operation !== 'function') throw wrongKind('operation', rule, operation);
  const plan = apply(new Float32Array(1), { ...address, imageShape: [1] })?.plan;
  if (plan?.operation === undefined) throw wrongKind('operation', rule, operation);
  if ('statistics' in plan.options && !whole && typeof rest.statistics !== 'object') {
    const cure = 'compute them once, with pixelStatistics or streamedPixelStatistics';
    const needed = '{ mean, std } for a source that is read piece by piece';
    throw wrongKind('statistics', needed, rest.statistics, cure);
  }
  if (imageShape === undefined) return;
  apply(new Float32Array(imageSides(imageShape).size), { ...rest, ...address, imageShape });
}
