import * as tf from '@tensorflow/tfjs-core';
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
export function logOdds(logits: tf.Tensor2D, oneHotClasses: tf.Tensor2D): tf.Scalar {
  return differentiable<tf.Scalar>(
    { logits },
    (save) => {
      const others = tf.sub<tf.Tensor2D>(logits, tf.mul(oneHotClasses, OUT));
      const highest = tf.max<tf.Tensor2D>(others, 1, true);
      const logSum = tf.add(tf.log(tf.sum(tf.exp(tf.sub(others, highest)), 1, true)), highest);
      save([tf.sub<tf.Tensor2D>(oneHotClasses, tf.softmax(others))]);
      return tf.sum<tf.Scalar>(tf.sub(tf.sum(tf.mul(logits, oneHotClasses), 1, true), logSum));
    },
    (gradient, [derivative]) => ({ logits: () => tf.mul(gradient, derivative) }),
  );
}
