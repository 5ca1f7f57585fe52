import { div, exp, log, max, mean, mul, type Scalar, sub, sum, type Tensor2D } from '@tensorflow/tfjs-core';
import { checkFloats } from './check-parameters.js';
import { differentiable } from './differentiable.js';

/**
 * The mean cross entropy of softmax(logits) against labels, in nats.
 *
 * @param logits `[n, classes]`
 * @param oneHotLabels `[n, classes]`, each row a distribution
 */
export function softmaxCrossEntropy(logits: Tensor2D, oneHotLabels: Tensor2D): Scalar {
  checkFloats('logits', logits, [undefined, undefined]);
  checkFloats('oneHotLabels', oneHotLabels, logits.shape, ['float32', 'int32', 'bool']);
  return differentiable<Scalar>(
    { logits },
    (save) => {
      const shifted = sub(logits, max(logits, 1, true));
      const exponentials = exp(shifted);
      const total = sum(exponentials, 1, true);
      save([div(exponentials, total), oneHotLabels]);
      return mean(sum(mul(oneHotLabels, sub(log(total), shifted)), 1)) as Scalar;
    },
    (gradient, [probabilities, target]) => ({
      logits: () => mul(sub(probabilities, target), div(gradient, probabilities.shape[0])),
    }),
  );
}
