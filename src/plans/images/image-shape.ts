import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger, type OptionNames } from '../../errors/checks.js';

/** The shape of **one** image: `[height, width, channels]`, `[height, width]` (one channel) or `[values]` (in a row). */
export type ImageShape = readonly number[];

/** The option of images in a flat array. */
export interface ImageShapeOption {
  /** The shape of one image; how many there are follows from the length of the array. */
  readonly imageShape: ImageShape;
}

export const IMAGE_SHAPE_OPTION = { imageShape: true } satisfies OptionNames<ImageShapeOption>;

/** The sides of one image, whose values lie row-major with channels last. */
export interface ImageSides {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Values of one image: height x width x channels. */
  readonly size: number;
}

export function imageSides(imageShape: unknown): ImageSides {
  if (!Array.isArray(imageShape) || imageShape.length < 1 || imageShape.length > 3) {
    const rule = 'the shape of one image, [height, width, channels], [height, width] or [values]';
    throw wrongKind('imageShape', rule, imageShape, cureOf(imageShape));
  }
  for (let axis = 0; axis < imageShape.length; axis++) {
    const side = imageShape[axis];
    if (!(Number.isSafeInteger(side) && side >= 1)) checkInteger(`imageShape[${axis}]`, side, 1);
  }
  const [first, second, channels = 1] = imageShape as number[];
  const [height, width] = second === undefined ? [1, first] : [first, second];
  return { height, width, channels, size: height * width * channels };
}

/** How many images of `size` values an array of `length` values holds. */
export function countOf(name: string, length: number, size: number): number {
  if (length > 0 && length % size === 0) return length / size;
  throw outOfRange(name, `n x ${size} values`, length);
}

/** Throws if there is an option `shape`, which would hold the number of images as well. */
export function refuseShape(options: object): void {
  if (!('shape' in options)) return;
  const cure = cureOf(options.shape) ?? 'write imageShape, the shape of one image';
  throw wrongKind('shape', 'left out', options.shape, cure);
}

/** What to write for `[n, height, width, channels]`. */
function cureOf(shape: unknown): string | undefined {
  if (!Array.isArray(shape) || shape.length !== 4) return undefined;
  return `write imageShape: [${shape.slice(1).join(', ')}], the count follows from the length`;
}
