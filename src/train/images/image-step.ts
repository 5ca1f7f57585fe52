import type { ImageSize } from '../../models/model.js';
import type { ExampleWords } from '../../random/example-words.js';

/**
 * What happens to each image on its way into a network: augmentation, noise, cropping, standardisation. While training, a
 * step may draw from `words`, which stand at an address of their own: seed, step, epoch and example.
 */
export interface ImageStep {
  /** Addresses the step's random words; one list holds each name once. */
  readonly name: string;
  /** All that decides what the step does besides its name, as JSON: a checkpoint goes on only if it is the same. */
  readonly options?: Readonly<Record<string, unknown>>;
  /**
   * The size of the images that come out.
   *
   * @throws RangeError if images of this size do not fit
   */
  readonly shape: (shape: ImageSize) => ImageSize;
  /** Writes the image `out` that is trained on. */
  readonly train: (image: Float32Array, shape: ImageSize, out: Float32Array, words: ExampleWords) => void;
  /** Writes the image `out` that is tested with: without chance. */
  readonly test: (image: Float32Array, shape: ImageSize, out: Float32Array) => void;
}

/** An image step that does nothing outside training. */
export function trainingOnly(step: Pick<ImageStep, 'name' | 'options' | 'train'>): ImageStep {
  return { ...step, shape: (shape) => shape, test: (image, _shape, out) => out.set(image) };
}
