import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Parameters } from '../models/model.js';

/** A network at certain parameters. */
export interface Network {
  /** Logits `[n, classes]` of images `[n, height, width, channels]`; its operations need gradients. */
  readonly apply: (parameters: Parameters, images: Tensor4D) => Tensor2D;
  /** Left as they are. */
  readonly parameters: Parameters;
}

/** Examples in host memory. */
export interface LabelledData {
  /** n x height x width x channels values. */
  readonly images: Float32Array;
  /** n class indices. */
  readonly labels: ArrayLike<number>;
  /** Height, width and channels of an image. */
  readonly shape: readonly [number, number, number];
}
