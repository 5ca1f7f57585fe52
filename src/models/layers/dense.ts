import { add, matMul, reshape, type Tensor1D, type Tensor2D, transpose } from '@tensorflow/tfjs-core';
import { multiplyMatrices } from '../../wasm-training/matrix-product.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';
import { checkFloats } from '../check-parameters.js';
import { differentiable } from '../differentiable.js';
import { sumOverRows } from './sum-over-rows.js';

/** A fully connected layer: `inputs [n, in]` times `weights [in, out]`, plus `bias [out]` or `[1, out]` if there is one. */
export function dense(inputs: Tensor2D, weights: Tensor2D, bias?: Tensor1D | Tensor2D): Tensor2D {
  checkFloats('inputs', inputs, [undefined, undefined]);
  checkFloats('weights', weights, [inputs.shape[1], undefined]);
  if (bias !== undefined)
    checkFloats('bias', bias, [...(Object(bias).shape?.length === 2 ? [1] : []), weights.shape[1]]);
  return differentiable<Tensor2D>(
    { inputs, weights, ...(bias && { bias }) },
    (save) => {
      save([inputs, weights]);
      const product = multiply(inputs, weights, 'as they are');
      return bias ? add(product, bias) : product;
    },
    (gradient, [x, w]) => ({
      inputs: () => multiply(gradient, w as Tensor2D, 'right one transposed'),
      weights: () => multiply(x as Tensor2D, gradient, 'left one transposed'),
      bias: () => reshape(sumOverRows(gradient), bias?.shape ?? []),
    }),
  );
}

/** A product of two matrices; the backends' own kernels get transposed operands written out, which all do well. */
function multiply(
  a: Tensor2D,
  b: Tensor2D,
  operands: 'as they are' | 'left one transposed' | 'right one transposed',
): Tensor2D {
  const left = operands === 'left one transposed';
  const right = operands === 'right one transposed';
  const kernels = currentWasmKernels();
  if (kernels) return multiplyMatrices(kernels, a, b, left, right);
  return matMul(left ? transpose(a) : a, right ? transpose(b) : b);
}
