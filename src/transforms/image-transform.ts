import type { Tensor } from '@tensorflow/tfjs-core';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { sameMemory } from '../kernels/bits.js';
import type { Kernels } from '../kernels/bulk-loops.js';
import type { Address } from '../plans/address.js';
import { type ImageLayout, imageLayout } from '../plans/images/image-layout.js';
import type { ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import type { Share } from '../plans/images/share.js';
import { writePlan } from '../plans/images/write-plan.js';
import { checkOut, type Execution } from './execution.js';
import { checkTensor, isTensor, type TensorValues, tensorLike, valuesOf } from './tensors.js';

/** New images in the format of the old ones, and the plan that they follow (make its record with `recordImages`). */
export interface CorruptedImages<Images, Options extends Share & Address> {
  readonly images: Images;
  readonly plan: ImagePlan<Options>;
}

/** The shape of images in a flat typed array; a tensor has its own. */
export interface ShapeOption {
  /** `[n, height, width, channels]`, `[n, height, width]` or `[n, pixels]`. */
  readonly shape: readonly number[];
}

/**
 * Checks the options for images of this layout in arrays `like` that one, before a value is read; returns the plan, or what
 * makes it of the values.
 */
type Planner<Options, Planned extends Share & Address> = (
  layout: ImageLayout,
  options: Options,
  kernels: Kernels | undefined,
  like: PixelArray,
) => ImagePlan<Planned> | ((values: PixelArray) => ImagePlan<Planned>);

/** How plans that only move values are carried out on a device (`gather-on-device.ts`). */
type OnDevice = typeof import('./gather-on-device.js').onDevice;

/**
 * Applies a plan to images in a typed array or a tensor: same kind out as in, the input left alone but where it is `out`.
 * For a tensor, a promise, since its values are read with `data()`, unless the planner needs none and they are on a device
 * (`onDevice`).
 */
export function transformImages<Options extends object, Planned extends Share & Address>(
  images: Tensor | PixelArray,
  options: Options & Partial<ShapeOption>,
  planner: Planner<Options, Planned>,
  { out, kernels }: Execution<PixelArray> = {},
  onDevice?: OnDevice,
) {
  checkOut(out, 'images', images);
  if (isTensor(images)) return transformTensor(images, options, planner, kernels, onDevice);
  checkPixelArray(images);
  checkApart(out, images);
  const { shape, ...own } = Object(options) as Options & ShapeOption;
  const planned = planner(imageLayout(shape, images.length), own as unknown as Options, kernels, images);
  const plan = planOf(planned, images);
  const output = out === undefined ? emptyLike(images) : sameMemory(out, images) ? images : out;
  writePlan(plan, images, output);
  return { images: out ?? output, plan };
}

async function transformTensor<Options extends object, Planned extends Share & Address>(
  images: Tensor,
  options: Options,
  planner: Planner<Options, Planned>,
  kernels: Kernels | undefined,
  onDevice: OnDevice | undefined,
) {
  checkTensor('images', images, ['float32', 'int32']);
  const like = images.dtype === 'int32' ? new Int32Array(0) : new Float32Array(0);
  const planned = planner(imageLayout(images.shape), options, kernels, like);
  if (typeof planned !== 'function' && onDevice?.isOnDevice(images)) {
    return { images: onDevice.gatherOnDevice(images, planned), plan: planned };
  }
  const { values, own } = await valuesOf(images);
  const plan = planOf(planned, values);
  const output = own ? values : emptyLike(values);
  writePlan(plan, values, output);
  return { images: tensorLike(images, output as TensorValues), plan };
}

/** The plan that a planner has made, of the values where it needs them. */
function planOf<Planned extends Share & Address>(
  planned: ReturnType<Planner<never, Planned>>,
  values: PixelArray,
): ImagePlan<Planned> {
  return typeof planned === 'function' ? planned(values) : planned;
}

/** A new array of zeros of the kind of `values` (for a Buffer, whose `slice` is no copy, a Buffer). */
function emptyLike(values: PixelArray): PixelArray {
  const Kind = (values.constructor as unknown as { [Symbol.species]: new (length: number) => PixelArray })[
    Symbol.species
  ];
  return new Kind(values.length);
}

/** Throws where `out` shares a part of the memory of `images` without being the whole of it. */
function checkApart(out: PixelArray | undefined, images: PixelArray): void {
  if (out?.buffer !== images.buffer || sameMemory(out, images)) return;
  if (Math.abs(out.byteOffset - images.byteOffset) < images.byteLength) {
    throw outOfRange('out', 'images itself or memory apart from it', out);
  }
}

/** Throws unless `images` is a typed array of numbers. */
function checkPixelArray(images: unknown): asserts images is PixelArray {
  const first = (images as ArrayLike<unknown> | undefined)?.[0];
  if (!ArrayBuffer.isView(images) || images instanceof DataView || typeof first === 'bigint') {
    throw wrongKind('images', 'a typed array of numbers or a tensor', images);
  }
}
