import { wrongKind } from '../errors/argument-error.js';
import type { ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import { countOf, imageSides } from '../plans/images/image-shape.js';
import type { ExampleIds } from '../random/example-ids.js';
import type { AnyTensor } from '../transforms/any-tensor.js';
import { isTensor, viewOf } from '../transforms/tensors.js';
import type { ElementOptions, ImagePart } from './corrupt-options.js';

/** What a function that corrupts images returns. */
type Result = { readonly images: unknown; readonly plan: ImagePlan };

export function countImages(images: unknown, { imageShape }: ImagePart): number {
  if (isTensor(images)) return images.shape[0];
  const { length } = Object(images) as ArrayLike<number>;
  return countOf('images', length, imageSides(imageShape).size);
}

/** The corrupted image of one example, of the same kind: an array of its values, or a tensor. */
export function corruptImage(image: unknown, options: ElementOptions, part: ImagePart, ids: ExampleIds) {
  if (!isTensor(image)) return corruptImages(image, options, part, ids);
  const batch = viewOf('images', image, [1, ...image.shape]);
  return (async () => {
    try {
      const images = (await corruptImages(batch, options, part, ids)) as AnyTensor;
      const same = viewOf('images', images, image.shape);
      images.dispose();
      return same;
    } finally {
      batch.dispose();
    }
  })();
}

/** The corrupted images of one batch, of the same kind; a promise of them for a tensor. */
export function corruptImages(images: unknown, options: ElementOptions, part: ImagePart, ids: ExampleIds) {
  const { operation, imageShape, field: _field, ...own } = part;
  const { seed, split, onPlan, record } = options;
  const apply = operation as (images: unknown, options: object) => Result | Promise<Result>;
  const all = { ...own, seed, ...(split !== undefined && { split }), ids };
  if (isTensor(images)) {
    return (apply(images, all) as Promise<Result>).then(async (result) => {
      onPlan?.(result.plan);
      if (record) {
        const [input, output] = [images, result.images as AnyTensor].map((tensor) => tensor.data());
        record.images(result.plan, (await input) as PixelArray, (await output) as PixelArray);
      }
      return result.images;
    });
  }
  const plain = Array.isArray(images);
  if (plain && !images.every((value) => typeof value === 'number'))
    throw wrongKind('images', 'flat numbers, a typed array or a tensor', images);
  const values = plain ? new Float64Array(images) : images;
  const result = apply(values, { ...all, imageShape }) as Result;
  onPlan?.(result.plan);
  record?.images(result.plan, values as PixelArray, result.images as PixelArray);
  return plain ? Array.from(result.images as Float64Array) : result.images;
}
