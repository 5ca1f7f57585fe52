import type { Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import { type ImageShape, imageSides } from '../plans/images/image-shape.js';
import type { Seed } from '../random/seed.js';
import { checkParameters } from './check-parameters.js';
import type { Context } from './context.js';

/**
 * The tensors of a network, by name. Those that are not `trainable` are no weights: the moving averages of batch
 * normalisation.
 */
export type Parameters = Record<string, Variable>;

/** Height, width and channels of an image. */
export type ImageSize = readonly [height: number, width: number, channels: number];

export function imageSizeOf(imageShape: ImageShape): ImageSize {
  const { height, width, channels } = imageSides(imageShape);
  return [height, width, channels];
}

/** A classifier as a pair of functions: one makes its parameters, the other applies them. */
export interface Model {
  /** For reports, e.g. `'MLP 1x512'`. */
  readonly name: string;
  /**
   * What `apply` computes that does not follow from the name and the parameters' shapes, as JSON, such as the rate of dropout: a
   * checkpoint goes on only if it is the same.
   */
  readonly options?: Readonly<Record<string, unknown>>;
  /**
   * Initial parameters, drawn from the seed's own streams (one for each parameter, by name); the caller disposes them.
   *
   * @param shape height, width and channels of an image
   */
  readonly init: (seed: Seed, shape: ImageSize, classes: number) => Parameters;
  /** `'borrowed'`: the parameters belong to another library's model (an adapter's), and `init` makes none. Default: the caller's. */
  readonly ownership?: 'borrowed';
  /** Logits `[n, classes]` of images `[n, height, width, channels]`. */
  readonly apply: (parameters: Parameters, images: Tensor4D, context: Context) => Tensor2D;
}

/** The number of values that are trained. */
export function parameterCount(parameters: Parameters): number {
  checkParameters('parameters', parameters);
  return Object.values(parameters).reduce(
    (count, parameter) => count + (parameter.trainable ? parameter.size : 0),
    0,
  );
}
