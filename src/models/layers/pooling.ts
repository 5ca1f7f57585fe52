import * as tf from '@tensorflow/tfjs-core';
import { checkInteger } from '../../errors/checks.js';
import { maxPoolGradient } from '../../wasm-training/convolution-kernels.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';
import { checkFloats, IMAGES } from '../check-parameters.js';
import { differentiable } from '../differentiable.js';
import { type Sliding, sliding } from './convolution.js';

/** The maximum of each `size` x `size` window. Its gradient goes to the first maximum of a window, row by row. */
export function maxPool(images: tf.Tensor4D, size: number, options: Sliding = {}): tf.Tensor4D {
  checkFloats('images', images, IMAGES);
  checkInteger('size', size, 1);
  const { stride, pad } = sliding(options, size, images, 'size', [size, size]);
  return differentiable<tf.Tensor4D>(
    { images },
    (save) => {
      const outputs = tf.maxPool(images, size, stride, pad);
      save([images, outputs]);
      return outputs;
    },
    (dy, [input, output]) => ({
      images: () => {
        const kernels = currentWasmKernels();
        if (kernels) {
          const geometry = tf.backend_util.computePool2DInfo(images.shape, size, stride, 1, pad);
          return maxPoolGradient(kernels, input, output, dy, geometry);
        }
        const attributes = { filterSize: [size, size], strides: [stride, stride], pad };
        return tf.engine().runKernel(tf.MaxPoolGrad, { dy, input, output }, attributes);
      },
    }),
  );
}

/** The mean over all pixels: `[n, height, width, channels]` becomes `[n, channels]`. */
export function globalMeanPool(images: tf.Tensor4D): tf.Tensor2D {
  checkFloats('images', images, IMAGES);
  const [n, height, width, channels] = images.shape;
  return differentiable<tf.Tensor2D>(
    { images },
    () => tf.mean(images, [1, 2]),
    (gradient) => ({
      images: () =>
        tf.add(
          tf.zeros([n, height, width, channels]),
          tf.reshape(tf.div(gradient, height * width), [n, 1, 1, channels]),
        ),
    }),
  );
}
