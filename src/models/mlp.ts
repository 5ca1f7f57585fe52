import type { Tensor2D } from '@tensorflow/tfjs-core';
import { checkOptions } from '../errors/checks.js';
import { denseLayer, denseModule } from './blocks.js';
import { checkWidths } from './check-widths.js';
import { consume } from './consume.js';
import { checkDropout } from './dropout-option.js';
import { initializer } from './initializer.js';
import { dropout } from './layers/dropout.js';
import { flatten } from './layers/joining.js';
import type { Model } from './model.js';
import { addDense } from './parameters.js';

/** Options of `mlp`. */
export interface MlpOptions {
  /** Probability with which each hidden unit is dropped while training, from 0 to below 1. Default 0. */
  readonly dropout?: number;
}

/**
 * A multi-layer perceptron with ReLUs: the paper's MLP 1x512 is `mlp([512])`, its MLP 3x512 `mlp([512, 512, 512])`,
 * Arpit et al.'s `mlp([4096, 4096])`. Weights are Glorot-uniform, biases zero.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, appendix A.
 *
 * @param hidden units of each hidden layer; none makes a linear classifier
 */
export function mlp(hidden: readonly number[], options: MlpOptions = {}): Model {
  checkWidths('hidden', hidden);
  checkOptions(options, { dropout: true });
  const rate = checkDropout(options.dropout);
  const same = hidden.every((units) => units === hidden[0]);
  const last = `dense${hidden.length + 1}`;
  return {
    name:
      hidden.length === 0 ? 'linear' : same ? `MLP ${hidden.length}x${hidden[0]}` : `MLP ${hidden.join('-')}`,
    options: { dropout: rate },
    init: initializer((parameters, seed, [height, width, channels], classes) => {
      const sizes = [height * width * channels, ...hidden, classes];
      for (let layer = 1; layer < sizes.length; layer++)
        addDense(parameters, seed, `dense${layer}`, sizes[layer - 1], sizes[layer]);
    }),
    apply: (parameters, images, context) => {
      let values: Tensor2D = flatten(images);
      hidden.forEach((_, k) => {
        const name = `dense${k + 1}`;
        const units = consume(values, (inputs) => denseModule(parameters, name, inputs, context));
        values = consume(units, (inputs) => dropout(inputs, rate, name, context));
      });
      return consume(values, (inputs) => denseLayer(parameters, last, inputs, context));
    },
  };
}
