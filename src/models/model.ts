import type { Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import type { Seed } from '../random/seed.js';

/** The trainable tensors of a network, by name. */
export type Parameters = Record<string, Variable>;

/** A classifier as a pair of functions: one makes its parameters, the other applies them. */
export interface Model {
  /** For reports, e.g. `'MLP 1x512'`. */
  readonly name: string;
  /**
   * Initial parameters, drawn from the seed's own streams (one for each parameter, by name); the caller disposes them.
   *
   * @param shape height, width and channels of an image
   */
  readonly init: (seed: Seed, shape: readonly [number, number, number], classes: number) => Parameters;
  /** Logits `[n, classes]` of images `[n, height, width, channels]`. */
  readonly apply: (parameters: Parameters, images: Tensor4D) => Tensor2D;
}
