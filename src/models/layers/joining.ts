import { concat, reshape, slice, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { differentiable } from '../differentiable.js';

/** Images of the same sizes, their channels behind one another. */
export function joinChannels(left: Tensor4D, right: Tensor4D): Tensor4D {
  const channels = left.shape[3];
  return differentiable<Tensor4D>(
    { left, right },
    () => concat([left, right], 3),
    (gradient) => ({
      left: () => slice(gradient as Tensor4D, [0, 0, 0, 0], [-1, -1, -1, channels]),
      right: () => slice(gradient as Tensor4D, [0, 0, 0, channels], [-1, -1, -1, -1]),
    }),
  );
}

/** Each image as one row: `[n, height, width, channels]` becomes `[n, height * width * channels]`. */
export function flatten(images: Tensor4D): Tensor2D {
  const { shape } = images;
  return differentiable<Tensor2D>(
    { images },
    () => reshape(images, [shape[0], shape[1] * shape[2] * shape[3]]),
    (gradient) => ({ images: () => reshape(gradient, shape) }),
  );
}
