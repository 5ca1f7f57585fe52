import type { NumberArray } from '../../kernels/bits.js';
import type { Kernels } from '../../kernels/bulk-loops.js';
import type { Address } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import type { Share } from './share.js';

/** Pixel values as a typed array holds them. */
export type PixelArray = NumberArray;

/** The names of the corruptions of images. `image-operations.ts` says what each is. */
export const IMAGE_OPERATION_NAMES = ['shuffled-pixels', 'random-pixels', 'gaussian'] as const;

/** The corruptions of images. */
export type ImageOperation = (typeof IMAGE_OPERATION_NAMES)[number];

/** The decision about images: which ones are picked, and how each one is written. */
export interface ImagePlan<Options extends Share & Address = Share & Address> {
  readonly operation: ImageOperation;
  /** The options, with every default written out. */
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

/**
 * Decides in two steps, as for labels: checks the options for images of this layout in arrays `like` that one, before a value
 * is read; returns what makes the plan, of the values if the options ask something of them.
 */
export type ImagePlanner<Options, Planned extends Share & Address> = (
  layout: ImageLayout,
  options: Options,
  kernels: Kernels | undefined,
  like: PixelArray,
) => (values: PixelArray) => ImagePlan<Planned>;
