import {
  add,
  backend_util,
  div,
  engine,
  MaxPoolGrad,
  mean,
  reshape,
  type Tensor2D,
  type Tensor4D,
  maxPool as tfMaxPool,
  zeros,
} from '@tensorflow/tfjs-core';
import { maxPoolGradient } from '../../wasm-training/convolution-kernels.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';
import { differentiable } from '../differentiable.js';
import type { Sliding } from './convolution.js';

/** The maximum of each `size` x `size` window. Its gradient goes to the first maximum of a window, row by row. */
export function maxPool(
  images: Tensor4D,
  size: number,
  { stride = size, pad = 'same' }: Sliding = {},
): Tensor4D {
  return differentiable<Tensor4D>(
    { images },
    (save) => {
      const outputs = tfMaxPool(images, size, stride, pad);
      save([images, outputs]);
      return outputs;
    },
    (dy, [input, output]) => ({
      images: () => {
        const kernels = currentWasmKernels();
        if (kernels) {
          const geometry = backend_util.computePool2DInfo(images.shape, size, stride, 1, pad);
          return maxPoolGradient(kernels, input, output, dy, geometry);
        }
        const attributes = { filterSize: [size, size], strides: [stride, stride], pad };
        return engine().runKernel(MaxPoolGrad, { dy, input, output }, attributes);
      },
    }),
  );
}

/** The mean over all pixels: `[n, height, width, channels]` becomes `[n, channels]`. */
export function globalMeanPool(images: Tensor4D): Tensor2D {
  const [n, height, width, channels] = images.shape;
  return differentiable<Tensor2D>(
    { images },
    () => mean(images, [1, 2]),
    (gradient) => ({
      images: () =>
        add(zeros([n, height, width, channels]), reshape(div(gradient, height * width), [n, 1, 1, channels])),
    }),
  );
}
