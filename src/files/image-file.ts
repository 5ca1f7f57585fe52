import { channelsLast } from '../datasets/cifar-10.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import { type ImageShape, imageSides } from '../plans/images/image-shape.js';
import { byteChunks } from './binary-chunks.js';
import type { ByteSource } from './byte-source.js';
import type { Chunk } from './chunks.js';
import { checkSize, type Layout } from './layout.js';
import { NUMBER_TYPES, numbersOf, swapBytes } from './number-types.js';

export interface ImageFile {
  readonly count: number;
  readonly shape: ImageShape;
  readonly like: PixelArray;
  /** Reads the file, this many images at a time. */
  readonly chunks: (images: number) => AsyncIterable<Chunk<PixelArray>>;
  readonly close: () => Promise<void>;
}

/** What the user says about the images in a file. */
export interface ImageSelection {
  /** The array of an NPZ file that holds the images. */
  readonly images?: string;
  /** The shape of one image, if the file holds images as rows of values. Default: as the file says. */
  readonly imageShape?: ImageShape;
}

export function binaryImages(
  source: ByteSource,
  layout: Layout,
  { imageShape }: ImageSelection,
  name: string,
): ImageFile {
  const { image, count } = layout;
  if (!image) throw new RangeError(`${name} holds no images: an array of 2 to 4 dimensions`);
  const { type } = image;
  if (type === 'i8' || type === 'u8')
    throw new RangeError(`${name} has pixels of 64 bits; save them as uint8 or float32`);
  const shape = imageShape === undefined ? image.shape : imageShape;
  const { size } = imageSides(shape);
  if (size !== imageSides(image.shape).size)
    throw outOfRange('imageShape', `of as many values as an image of the file, [${image.shape}]`, shape);
  if (image.planar && imageShape) throw wrongKind('imageShape', 'left out for CIFAR', imageShape);
  if (count === 0) throw new RangeError(`${name} holds no images`);
  checkSize(source, layout, name);
  return {
    count,
    shape,
    like: new NUMBER_TYPES[type](0),
    close: source.close,
    chunks: async function* (most) {
      for await (const { bytes, count: taken, before } of byteChunks(source, layout, most, name)) {
        swapBytes(bytes, image);
        const { planar, offset } = image;
        const values = planar ? channelsLast(bytes, layout.stride, offset) : numbersOf(bytes, type);
        yield {
          values,
          rewritten: (others) => {
            if (planar) planes(others as Uint8Array, bytes, layout.stride, offset, taken);
            else values.set(others);
            swapBytes(bytes, image);
            return [...before, bytes];
          },
        };
      }
    },
  };
}

/** Images to be changed at a time: about 4 MB of them. */
export const imagesAtOnce = ({ shape, like }: Pick<ImageFile, 'shape' | 'like'>): number =>
  Math.max(1, Math.floor(2 ** 22 / (imageSides(shape).size * like.BYTES_PER_ELEMENT)));

const [PLANE, CHANNELS] = [32 * 32, 3];

/** Writes images with channels last as the planes of CIFAR. */
function planes(pixels: Uint8Array, bytes: Uint8Array, stride: number, offset: number, count: number): void {
  for (let i = 0, at = 0; i < count; i++) {
    const from = i * stride + offset;
    for (let k = 0; k < PLANE; k++)
      for (let c = 0; c < CHANNELS; c++) bytes[from + c * PLANE + k] = pixels[at++];
  }
}
