import { concat, reshape, slice, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { joinColumns, takeColumns } from '../../wasm-training/columns.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';
import { checkFloats, IMAGES } from '../check-parameters.js';
import { differentiable } from '../differentiable.js';

/** Images of the same sizes, their channels behind one another. */
export function joinChannels(left: Tensor4D, right: Tensor4D): Tensor4D {
  checkFloats('left', left, IMAGES);
  checkFloats('right', right, [...left.shape.slice(0, 3), undefined]);
  const [channels, others] = [left.shape[3], right.shape[3]];
  return differentiable<Tensor4D>(
    { left, right },
    () => {
      const kernels = currentWasmKernels();
      return kernels ? joinColumns(kernels, left, right) : concat([left, right], 3);
    },
    (gradient) => ({
      left: () => takeChannels(gradient as Tensor4D, 0, channels),
      right: () => takeChannels(gradient as Tensor4D, channels, others),
    }),
  );
}

function takeChannels(images: Tensor4D, first: number, count: number): Tensor4D {
  const kernels = currentWasmKernels();
  return kernels
    ? takeColumns(kernels, images, first, count)
    : slice(images, [0, 0, 0, first], [-1, -1, -1, count]);
}

/** Each image as one row: `[n, height, width, channels]` becomes `[n, height * width * channels]`. */
export function flatten(images: Tensor4D): Tensor2D {
  checkFloats('images', images, IMAGES);
  const { shape } = images;
  return differentiable<Tensor2D>(
    { images },
    () => reshape(images, [shape[0], shape[1] * shape[2] * shape[3]]),
    (gradient) => ({ images: () => reshape(gradient, shape) }),
  );
}
