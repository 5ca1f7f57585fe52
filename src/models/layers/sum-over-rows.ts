import { reshape, sum, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { columnSums } from '../../wasm-training/columns.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';

/** The sum over all axes but the last: the gradient of what was added to every row, or every pixel. */
export function sumOverRows(gradient: Tensor): Tensor1D {
  const kernels = currentWasmKernels();
  if (kernels) return columnSums(kernels, gradient);
  return sum(reshape(gradient, [-1, gradient.shape[gradient.rank - 1]]), 0);
}
