import type { NumberArray } from '../../kernels/bits.js';
import type { Address } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import type { Share } from './share.js';

/** Pixel values as a typed array holds them. */
export type PixelArray = NumberArray;

/** The corruptions of images. */
export type ImageOperation = 'shuffled-pixels' | 'random-pixels' | 'gaussian';

/** The decision about images: which ones are picked, and how each one is written. */
export interface ImagePlan<Options extends Share & Address = Share & Address> {
  readonly operation: ImageOperation;
  readonly options: Options;
  readonly layout: ImageLayout;
  /** 1 for every image that is picked. */
  readonly mask: Uint8Array;
  /**
   * Writes the corrupted images `index` to `index + count - 1` of `input` (`count` is 1 by default, and the mask is not
   * asked) to `output[at]` and on; `at` is also where they begin in `input`. The two arrays may be one.
   */
  readonly write: (index: number, input: PixelArray, output: PixelArray, at: number, count?: number) => void;
}
