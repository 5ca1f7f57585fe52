import {
  add,
  exp,
  log,
  max,
  mul,
  type Scalar,
  softmax,
  sub,
  sum,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { differentiable } from '../models/differentiable.js';

/** What a logit is lowered by if its class is to be left out: below any other, and still finite in float32. */
const OUT = 1e30;

/**
 * The sum over examples of log(p / (1 - p)), p the softmax probability of the class that is asked for. Its gradient has the
 * sign of that of p, and does not vanish in float32 if p is next to 1.
 *
 * @param logits `[n, classes]`
 * @param oneHotClasses `[n, classes]`
 */
export function logOdds(logits: Tensor2D, oneHotClasses: Tensor2D): Scalar {
  return differentiable<Scalar>(
    { logits },
    (save) => {
      const others = sub<Tensor2D>(logits, mul(oneHotClasses, OUT));
      const highest = max<Tensor2D>(others, 1, true);
      const logSum = add(log(sum(exp(sub(others, highest)), 1, true)), highest);
      save([sub<Tensor2D>(oneHotClasses, softmax(others))]);
      return sum<Scalar>(sub(sum(mul(logits, oneHotClasses), 1, true), logSum));
    },
    (gradient, [derivative]) => ({ logits: () => mul(gradient, derivative) }),
  );
}
