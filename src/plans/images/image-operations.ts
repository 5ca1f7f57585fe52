import type { Address } from '../address.js';
import { planGaussian } from './gaussian-pixels.js';
import type { ImageOperation, ImagePlanner } from './image-plan.js';
import { planRandomPixels } from './random-pixels.js';
import type { Share } from './share.js';
import { planShuffledPixels } from './shuffled-pixels.js';

interface ImageOperationEntry {
  /** The paper's name, which experiments and reports write. */
  readonly name: string;
  readonly plan: ImagePlanner<never, Share & Address>;
  /** Whether the operation is defined on training and test set together. */
  readonly everySplit: boolean;
  /** Whether new values are old ones of the same image, so that bytes stay bytes. */
  readonly movesOnly: boolean;
}

/** Every operation on images. A verb imports its own planner only, so that a bundle of it stays small. */
export const IMAGE_OPERATIONS = {
  'shuffled-pixels': { name: 'shuffled pixels', plan: planShuffledPixels, everySplit: true, movesOnly: true },
  'random-pixels': { name: 'random pixels', plan: planRandomPixels, everySplit: false, movesOnly: true },
  gaussian: { name: 'gaussian', plan: planGaussian, everySplit: false, movesOnly: false },
} as const satisfies Record<ImageOperation, ImageOperationEntry>;

/** The options of an operation on images. */
export type ImageOptions<Operation extends ImageOperation> = Parameters<
  (typeof IMAGE_OPERATIONS)[Operation]['plan']
>[1];

/** The planner of an operation whose options are known as far as all operations share them. */
export function plannerOf(operation: ImageOperation): ImagePlanner<Share & Address, Share & Address> {
  return IMAGE_OPERATIONS[operation].plan as ImagePlanner<never, Share & Address> as ImagePlanner<
    Share & Address,
    Share & Address
  >;
}
