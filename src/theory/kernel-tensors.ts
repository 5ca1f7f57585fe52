import * as tf from '@tensorflow/tfjs-core';
import type { KernelFunction } from './kernel-functions.js';

/**
 * The kernel of every pair of two sets of points, in float32.
 *
 * @param products `[m, n]` inner products
 * @param squares1 `[m, 1]` squared lengths of the first set
 * @param squares2 `[1, n]` squared lengths of the second set
 */
export function kernelOfTensors(
  { kind, parameters }: KernelFunction,
  products: tf.Tensor2D,
  squares1: tf.Tensor2D,
  squares2: tf.Tensor2D,
): tf.Tensor2D {
  if (kind === 'linear') return products;
  if (kind === 'gaussian') {
    const squaredDistances = tf.relu(tf.sub(tf.add(squares1, squares2), tf.mul(products, 2)));
    return tf.exp(tf.mul<tf.Tensor2D>(squaredDistances, -parameters.gamma));
  }
  if (kind === 'polynomial') {
    return tf.pow(tf.add(tf.mul(products, parameters.scale), parameters.offset), parameters.degree);
  }
  const lengths = tf.sqrt(tf.mul(squares1, squares2));
  const cosines = tf.clipByValue(tf.div(products, tf.add(lengths, 1e-30)), -1, 1);
  const angles = tf.acos(cosines);
  if (parameters.order === 0) return tf.sub(1, tf.div(angles, Math.PI));
  const sines = tf.sqrt(tf.relu(tf.sub(1, tf.square(cosines))));
  return tf.mul(tf.div(lengths, Math.PI), tf.add(sines, tf.mul(tf.sub(Math.PI, angles), cosines)));
}
