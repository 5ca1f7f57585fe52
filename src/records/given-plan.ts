import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { isTypedArray } from '../errors/check-number-array.js';
import { checkChoice, checkInteger, checkIsObject } from '../errors/checks.js';
import { IMAGE_OPERATIONS, plannerOf } from '../plans/images/image-operations.js';
import type { ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import { imageSides } from '../plans/images/image-shape.js';
import { checkLabels } from '../plans/labels/check-labels.js';
import { type LabelPlan, planLabelNoise } from '../plans/labels/label-plan.js';
import { planPermutedLabels } from '../plans/labels/permuted-labels.js';
import { planRenamedClasses } from '../plans/labels/renamed-classes.js';
import { planGivenLabels } from './given-labels.js';
import type { AnyLabelPlan } from './label-record.js';

/** Planners of any operation; they check the options themselves. */
type AnyLabelPlanner = (
  options: never,
  n: number,
) => (labels: ArrayLike<number>) => { readonly labels: Int32Array; readonly plan: AnyLabelPlan };

export const LABEL_PLANNERS: Record<string, AnyLabelPlanner> = {
  'label-noise': planLabelNoise,
  'permuted-labels': planPermutedLabels,
  'renamed-classes': planRenamedClasses,
  'given-labels': planGivenLabels,
} satisfies Record<LabelPlan['operation'], AnyLabelPlanner>;

/**
 * A plan that somebody hands over; it may have been posted, or put together by hand. Each field is read once, and the options
 * are checked by the planner of such plans.
 */
export function givenLabelPlan(plan: AnyLabelPlan): AnyLabelPlan {
  checkIsObject(plan, 'plan');
  const { operation, options: given, originalLabels, labels, picked } = plan;
  checkChoice('plan.operation', operation, LABEL_PLANNERS);
  checkIsObject(given, 'plan.options');
  const options = { ...given };
  for (const [name, values] of Object.entries({ originalLabels, labels }))
    if (!(values instanceof Int32Array)) throw wrongKind(`plan.${name}`, 'an Int32Array', values);
  const { length } = originalLabels;
  LABEL_PLANNERS[operation](options as never, length);
  checkLabels('plan.originalLabels', originalLabels, options.classes);
  checkLabels('plan.labels', labels, options.classes);
  if (labels.length !== length)
    throw outOfRange('plan.labels', `as many as the ${length} original labels`, labels.length);
  checkInteger('plan.picked', picked, 0, length);
  return { operation, options, originalLabels, labels, picked };
}

/** The same for images: the plan is made again from its operation, its options and its layout. */
export function givenImagePlan(plan: ImagePlan, input: PixelArray, output: PixelArray): ImagePlan {
  checkIsObject(plan, 'plan');
  const { operation, options, layout, mask, write } = plan;
  checkChoice('plan.operation', operation, IMAGE_OPERATIONS);
  checkIsObject(options, 'plan.options');
  checkIsObject(layout, 'plan.layout');
  if (typeof write !== 'function') throw wrongKind('plan.write', 'a function', write);
  const { count, height, width, channels, size } = layout;
  const sides = imageSides([height, width, channels]);
  checkInteger('plan.layout.count', count, 1);
  if (size !== sides.size) throw outOfRange('plan.layout.size', 'height times width times channels', size);
  for (const [name, values] of Object.entries({ input, output })) {
    if (!isTypedArray(values)) throw wrongKind(name, 'a typed array of numbers', values);
    if (values.length !== count * size)
      throw outOfRange(name, `the ${count * size} values of ${count} images`, values.length);
  }
  const again = plannerOf(operation)({ count, ...sides }, { ...options }, undefined, input)(input);
  if (!(mask instanceof Uint8Array)) throw wrongKind('plan.mask', 'a Uint8Array', mask);
  if (mask.length !== count || !again.mask.every((mark, i) => mark === mask[i]))
    throw outOfRange('plan.mask', "that of the plan's options", mask);
  return again;
}
