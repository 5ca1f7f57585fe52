import { mul, relu as rectify, step, type Tensor } from '@tensorflow/tfjs-core';
import { rectifierGradient } from '../../wasm-training/columns.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';
import { checkFloats } from '../check-parameters.js';
import { differentiable } from '../differentiable.js';

/** ReLU, max(x, 0); its gradient at 0 is 0. */
export function relu<T extends Tensor>(inputs: T): T {
  checkFloats('inputs', inputs);
  return differentiable<T>(
    { inputs },
    (save) => {
      const outputs = rectify(inputs);
      save([outputs]);
      return outputs;
    },
    (gradient, [outputs]) => ({
      inputs: () => {
        const kernels = currentWasmKernels();
        return kernels ? rectifierGradient(kernels, gradient, outputs) : mul(gradient, step(outputs));
      },
    }),
  );
}
