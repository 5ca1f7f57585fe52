import {
  add,
  matMul,
  mul,
  relu as rectify,
  step,
  sum,
  type Tensor2D,
  transpose,
} from '@tensorflow/tfjs-core';
import { differentiable } from './differentiable.js';

/**
 * A fully connected layer: `inputs [n, in]` times `weights [in, out]` plus `bias [1, out]`. Its gradients transpose first
 * and multiply then, since the wasm backend multiplies transposed matrices ten times slower.
 */
export function dense(inputs: Tensor2D, weights: Tensor2D, bias: Tensor2D): Tensor2D {
  return differentiable<Tensor2D>(
    { inputs, weights, bias },
    (save) => {
      save([inputs, weights]);
      return add(matMul(inputs, weights), bias);
    },
    (gradient, [x, w]) => ({
      inputs: () => matMul(gradient, transpose(w as Tensor2D)),
      weights: () => matMul(transpose(x as Tensor2D), gradient),
      bias: () => sum(gradient, 0, true),
    }),
  );
}

/** The rectifier max(x, 0); its gradient at 0 is 0. */
export function relu(inputs: Tensor2D): Tensor2D {
  return differentiable<Tensor2D>(
    { inputs },
    (save) => {
      const outputs = rectify(inputs);
      save([outputs]);
      return outputs;
    },
    (gradient, [outputs]) => ({ inputs: () => mul(gradient, step(outputs)) }),
  );
}
