import * as tf from '@tensorflow/tfjs-core';
import { checkInteger, checkNumber } from '../../errors/checks.js';
import {
  normalizeResponses,
  responseGradient,
  servesResponses,
} from '../../wasm-training/response-normalization.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';
import { checkFloats, IMAGES } from '../check-parameters.js';
import { differentiable } from '../differentiable.js';

/**
 * Local response normalisation: each value divided by `(bias + alpha * s) ** beta`, where s is the sum of the squares of
 * the `2 * radius + 1` channels around it.
 *
 * Source: Krizhevsky, Sutskever, Hinton, NIPS 2012, section 3.3.
 */
export function localResponseNormalization(
  images: tf.Tensor4D,
  radius: number,
  bias: number,
  alpha: number,
  beta: number,
): tf.Tensor4D {
  checkFloats('images', images, IMAGES);
  checkInteger('radius', radius, 0);
  for (const [name, value] of Object.entries({ bias, alpha, beta })) checkNumber(name, value);
  const attributes = { depthRadius: radius, bias, alpha, beta };
  const kernels = servesResponses(images, { beta }) ? currentWasmKernels() : undefined;
  return differentiable<tf.Tensor4D>(
    { images },
    (save) => {
      const outputs = kernels
        ? normalizeResponses(kernels, images, attributes)
        : tf.localResponseNormalization(images, radius, bias, alpha, beta);
      save(kernels ? [images] : [images, outputs]);
      return outputs;
    },
    (dy, [x, y]) => ({
      images: () =>
        kernels
          ? responseGradient(kernels, x, dy, attributes)
          : tf.engine().runKernel(tf.LRNGrad, { x, y, dy }, attributes),
    }),
  );
}
