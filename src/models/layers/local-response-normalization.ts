import {
  engine,
  LRNGrad,
  localResponseNormalization as normalize,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { differentiable } from '../differentiable.js';

/**
 * Local response normalisation: each value divided by `(bias + alpha * s) ** beta`, where s is the sum of the squares of
 * the `2 * radius + 1` channels around it.
 *
 * Source: Krizhevsky, Sutskever, Hinton, NIPS 2012, section 3.3.
 */
export function localResponseNormalization(
  images: Tensor4D,
  radius: number,
  bias: number,
  alpha: number,
  beta: number,
): Tensor4D {
  return differentiable<Tensor4D>(
    { images },
    (save) => {
      const outputs = normalize(images, radius, bias, alpha, beta);
      save([images, outputs]);
      return outputs;
    },
    (dy, [x, y]) => ({
      images: () => engine().runKernel(LRNGrad, { x, y, dy }, { depthRadius: radius, bias, alpha, beta }),
    }),
  );
}
