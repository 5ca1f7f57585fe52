import type { Address } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import type { Share } from './share.js';

/** Pixel values as a typed array holds them. */
export type PixelArray =
  | Float32Array
  | Float64Array
  | Uint8Array
  | Uint8ClampedArray
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array;

/** The corruptions of images. */
export type ImageOperation = 'shuffled-pixels' | 'random-pixels' | 'gaussian';

/** The decision about images: which ones are picked, and how each one is written. */
export interface ImagePlan<Options extends Share & Address = Share & Address> {
  readonly operation: ImageOperation;
  readonly options: Options;
  readonly layout: ImageLayout;
  /** 1 for every image that is picked. */
  readonly mask: Uint8Array;
  /** Writes the corrupted image `index` of `input` to `output[at]` and on; `at` is also where it begins in `input`. */
  readonly write: (index: number, input: PixelArray, output: PixelArray, at: number) => void;
}
