import { reshape, type Tensor2D, tensor2d, variable, zeros } from '@tensorflow/tfjs-core';
import { checkInteger } from '../errors/checks.js';
import { glorotUniform } from './initializers.js';
import { dense, relu } from './layers.js';
import type { Model, Parameters } from './model.js';

/**
 * A multi-layer perceptron with rectifiers: the paper's MLP 1x512 is `mlp([512])`, its MLP 3x512 `mlp([512, 512, 512])`.
 * Weights are Glorot-uniform, biases zero.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, appendix A.
 *
 * @param hidden units of each hidden layer; none makes a linear classifier
 */
export function mlp(hidden: readonly number[]): Model {
  hidden.forEach((units, layer) => checkInteger(`hidden[${layer}]`, units, 1));
  const same = hidden.every((units) => units === hidden[0]);
  return {
    name:
      hidden.length === 0 ? 'linear' : same ? `MLP ${hidden.length}x${hidden[0]}` : `MLP ${hidden.join('-')}`,
    init: (seed, [height, width, channels], classes) => {
      const sizes = [height * width * channels, ...hidden, classes];
      const parameters: Parameters = {};
      for (let layer = 1; layer < sizes.length; layer++) {
        const [fanIn, fanOut] = [sizes[layer - 1], sizes[layer]];
        const weights = glorotUniform(seed, `dense${layer}/weights`, fanIn * fanOut, fanIn, fanOut);
        parameters[`dense${layer}/weights`] = own(tensor2d(weights, [fanIn, fanOut]));
        parameters[`dense${layer}/bias`] = own(zeros([1, fanOut]));
      }
      return parameters;
    },
    apply: (parameters, images) => {
      let values: Tensor2D = reshape(images, [images.shape[0], -1]);
      for (let layer = 1; layer <= hidden.length + 1; layer++) {
        const weights = parameters[`dense${layer}/weights`] as unknown as Tensor2D;
        values = dense(values, weights, parameters[`dense${layer}/bias`] as unknown as Tensor2D);
        if (layer <= hidden.length) values = relu(values);
      }
      return values;
    },
  };
}

/** A variable that takes the tensor over. */
function own(tensor: Tensor2D) {
  const taken = variable(tensor);
  tensor.dispose();
  return taken;
}
