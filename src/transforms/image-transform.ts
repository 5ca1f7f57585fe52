import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { isTypedArray } from '../errors/check-number-array.js';
import { sameMemory } from '../kernels/bits.js';
import type { Address } from '../plans/address.js';
import { type ImageLayout, imageLayout, tensorLayout } from '../plans/images/image-layout.js';
import type { ImagePlan, ImagePlanner, PixelArray } from '../plans/images/image-plan.js';
import { type ImageShape, type ImageShapeOption, refuseShape } from '../plans/images/image-shape.js';
import type { Share } from '../plans/images/share.js';
import { writePlan } from '../plans/images/write-plan.js';
import type { AnyTensor, TensorValues } from './any-tensor.js';
import { checkExecution, type Execution } from './execution.js';
import { checkTensor, isTensor, tensorLike, valuesOf } from './tensors.js';

/** New images in the format of the old ones, and their plan, of which `recordImages` makes a record. */
export interface CorruptedImages<Images, Options extends Share & Address> {
  readonly images: Images;
  readonly plan: ImagePlan<Options>;
}

/** How plans that only move values are carried out on a device (`gather-on-device.ts`). */
type OnDevice = typeof import('./gather-on-device.js').onDevice;

/**
 * Applies a plan to images in a typed array or a tensor: same kind out as in, the input left alone unless it is `out`.
 * For a tensor, a promise, since its values are read with `data()`, unless they are on a device where the plan, which only
 * moves them, can be carried out (`onDevice`).
 */
export function transformImages<Options extends object, Planned extends Share & Address>(
  images: AnyTensor | PixelArray,
  options: Options,
  planner: ImagePlanner<Options, Planned>,
  execution: Execution<PixelArray> = {},
  onDevice?: OnDevice,
) {
  const { out, kernels } = checkExecution(execution, 'images', images);
  // Read once: a getter may change.
  const given = { ...Object(options) } as Options & Partial<ImageShapeOption>;
  const { imageShape } = given;
  const decide = (layout: ImageLayout, like: PixelArray) => planner(layout, given, kernels, like);
  if (isTensor(images)) return transformTensor(images, imageShape, decide, onDevice);
  checkPixelArray(images);
  checkApart(out, images);
  refuseShape(given);
  const plan = decide(imageLayout(imageShape, images.length), images)(images);
  const output = out === undefined ? emptyLike(images) : sameMemory(out, images) ? images : out;
  writePlan(plan, images, output);
  return { images: out ?? output, plan };
}

async function transformTensor<Planned extends Share & Address>(
  images: AnyTensor,
  imageShape: ImageShape | undefined,
  decide: (layout: ImageLayout, like: PixelArray) => (values: PixelArray) => ImagePlan<Planned>,
  onDevice: OnDevice | undefined,
) {
  const engine = checkTensor('images', images, ['float32', 'int32']);
  const like = images.dtype === 'int32' ? new Int32Array(0) : new Float32Array(0);
  const plan = decide(tensorLayout(images.shape, imageShape), like);
  if (onDevice?.isOnDevice(images)) {
    const moves = plan(like);
    return { images: onDevice.gatherOnDevice(images, moves), plan: moves };
  }
  const { values, own } = await valuesOf(engine, images);
  const planned = plan(values);
  const output = own ? values : emptyLike(values);
  writePlan(planned, values, output);
  return { images: tensorLike(engine, images, output as TensorValues), plan: planned };
}

/** A new array of zeros of the kind of `values` (for a Buffer, whose `slice` is no copy, a Buffer). */
function emptyLike(values: PixelArray): PixelArray {
  const Kind = (values.constructor as unknown as { [Symbol.species]: new (length: number) => PixelArray })[
    Symbol.species
  ];
  return new Kind(values.length);
}

/** Throws if `out` shares a part of the memory of `images` without being the whole of it. */
function checkApart(out: PixelArray | undefined, images: PixelArray): void {
  if (out?.buffer !== images.buffer || sameMemory(out, images)) return;
  if (Math.abs(out.byteOffset - images.byteOffset) < images.byteLength)
    throw outOfRange('out', 'images itself or memory apart from it', out);
}

/** Throws unless `images` is a typed array of numbers. */
export function checkPixelArray(images: unknown): asserts images is PixelArray {
  if (!isTypedArray(images)) throw wrongKind('images', 'a typed array of numbers or a tensor', images);
}
