import type { Tensor } from '@tensorflow/tfjs-core';
import { wrongKind } from '../errors/argument-error.js';
import type { Address } from '../plans/address.js';
import { type ImageLayout, imageLayout } from '../plans/images/image-layout.js';
import type { ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import type { Share } from '../plans/images/share.js';
import { checkTensor, isTensor, tensorLike } from './tensors.js';

/** New images in the format of the old ones, and the plan that they follow (make its record with `recordImages`). */
export interface CorruptedImages<Images, Options extends Share & Address> {
  readonly images: Images;
  readonly plan: ImagePlan<Options>;
}

/** The shape of images in a flat typed array; a tensor has its own. */
export interface ImageShape {
  /** `[n, height, width, channels]`, `[n, height, width]` or `[n, pixels]`. */
  readonly shape: readonly number[];
}

/** A plan of images, made from the layout and, where statistics are taken from them, the values. */
type Planner<Options, Planned extends Share & Address> = (
  layout: ImageLayout,
  options: Options,
  values: PixelArray,
) => ImagePlan<Planned>;

/** How plans that only move values are carried out on a device (`gather-on-device.ts`). */
type OnDevice = typeof import('./gather-on-device.js').onDevice;

const NO_VALUES = /* @__PURE__ */ new Float32Array(0);

/**
 * Applies a plan to images in a typed array or a tensor: same kind out as in, the input left alone. For a tensor, a
 * promise, since its values are read with `data()`, unless the planner needs none and they are on a device (`onDevice`).
 */
export function transformImages<Options extends object, Planned extends Share & Address>(
  images: Tensor | PixelArray,
  options: Options & Partial<ImageShape>,
  planner: Planner<Options, Planned>,
  onDevice?: OnDevice,
) {
  const transform = (values: PixelArray, shape: readonly number[] | undefined, planned: Options) => {
    const plan = planner(imageLayout(shape, values.length), planned, values);
    const output = copyOf(values);
    for (let i = 0; i < plan.mask.length; i++) {
      if (plan.mask[i] === 1) plan.write(i, values, output, i * plan.layout.size);
    }
    return { images: output, plan };
  };
  if (!isTensor(images)) {
    checkPixelArray(images);
    const { shape, ...planned } = { ...options };
    return transform(images, shape, planned as unknown as Options);
  }
  return (async () => {
    checkTensor('images', images, ['float32', 'int32']);
    if (onDevice?.isOnDevice(images)) {
      const plan = planner(imageLayout(images.shape), options, NO_VALUES);
      return { images: onDevice.gatherOnDevice(images, plan), plan };
    }
    const result = transform((await images.data()) as PixelArray, images.shape, options);
    return { images: tensorLike(images, result.images as Float32Array), plan: result.plan };
  })();
}

/** A copy in an array of the same kind: the `slice` of a Node `Buffer` is a view. */
function copyOf(values: PixelArray): PixelArray {
  return Uint8Array.prototype.slice.call(values) as PixelArray;
}

/** Throws unless `images` is a typed array of numbers. */
function checkPixelArray(images: unknown): asserts images is PixelArray {
  const first = (images as ArrayLike<unknown> | undefined)?.[0];
  if (!ArrayBuffer.isView(images) || images instanceof DataView || typeof first === 'bigint') {
    throw wrongKind('images', 'a typed array of numbers or a tensor', images);
  }
}
