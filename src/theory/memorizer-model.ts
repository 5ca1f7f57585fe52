import * as tf from '@tensorflow/tfjs-core';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkInteger, checkNumber } from '../errors/checks.js';
import type { Model } from '../models/model.js';
import { variableOf } from '../models/variable-of.js';
import { MOST_CLASSES } from '../plans/labels/class-names.js';
import type { Memorizer } from './memorizer.js';
import { countTargets, inFloat32 } from './points.js';

/** A weight as TensorFlow.js's layers take it. */
export interface LayerWeight {
  readonly name: string;
  readonly shape: number[];
  readonly values: Float32Array;
}

/**
 * The network as the weights of a `tf.LayersModel` of two layers, `dense({ units: n, activation: 'relu' })` and
 * `dense({ units: 1, useBias: false })`, in the order of its `setWeights`. The first layer's kernel is the direction once
 * for each unit, n x d numbers. In float32, in which large networks lose what they were made to keep.
 *
 * ```ts
 * model.setWeights(layerWeights(network).map(({ values, shape }) => tf.tensor(values, shape)));
 * ```
 *
 * @param tolerance how far the model may be off at the network's points, above 0; Infinity for any distance. Default 0.5:
 *   values that are whole numbers are still told apart.
 * @throws RangeError if the network's `float32Error` is above the tolerance
 */
export function layerWeights(network: Memorizer, tolerance = 0.5): LayerWeight[] {
  if (tolerance !== Number.POSITIVE_INFINITY) checkNumber('tolerance', tolerance, { above: 0 });
  const { direction, biases, weights } = checkFloat32(network, tolerance);
  const [d, n] = [direction.length, biases.length];
  return [
    {
      name: 'hidden/kernel',
      shape: [d, n],
      values: new Float32Array(d * n).map((_, k) => direction[Math.floor(k / n)]),
    },
    { name: 'hidden/bias', shape: [n], values: Float32Array.from(biases, (bias) => -bias) },
    { name: 'output/kernel', shape: [n, 1], values: Float32Array.from(weights) },
  ];
}

/**
 * The network as a `Model` of `rethink-gen/train`, for values that are class indices: the logit of class c is -(c(x) - c)^2,
 * highest for the class that the value is closest to. Its 2n + d parameters are the network's own, in float32, whatever the
 * seed. It is made to be applied: training it takes TensorFlow.js's registered gradients.
 *
 * @param network whose values are whole numbers from 0 to `classes` - 1
 * @throws RangeError if the network's `float32Error` is above 0.5, so that classes could be mistaken
 */
export function memorizerModel(network: Memorizer, classes: number): Model {
  checkInteger('classes', classes, 1, MOST_CLASSES);
  const { direction, biases, weights, weightCount } = checkFloat32(network, 0.5);
  const [d, n] = [direction.length, biases.length];
  return {
    name: `memorizer of ${weightCount} weights`,
    init: () => ({
      direction: variableOf(tf.tensor2d(Float32Array.from(direction), [d, 1])),
      biases: variableOf(tf.tensor2d(Float32Array.from(biases), [1, n])),
      weights: variableOf(tf.tensor2d(Float32Array.from(weights), [n, 1])),
    }),
    apply: (parameters, images) => {
      const { direction: a, biases: b, weights: w } = parameters as unknown as Record<string, tf.Tensor2D>;
      const projections = tf.matMul(tf.reshape(images, [images.shape[0], d]), a);
      const values = tf.matMul(tf.relu(tf.sub(projections, b)), w);
      return tf.neg(tf.square(tf.sub(values, tf.range(0, classes)))) as tf.Tensor2D;
    },
  };
}

/** The fields of a network, each read once and checked. */
function checkFloat32(network: Memorizer, tolerance: number) {
  const { direction, biases, weights, weightCount, float32Error } = Object(network) as Memorizer;
  const fields = { direction, biases, weights };
  for (const [name, values] of Object.entries(fields)) {
    if (!(values instanceof Float64Array)) throw wrongKind(`network.${name}`, 'a Float64Array', values);
    countTargets(`network.${name}`, values, 1);
  }
  if (biases.length !== weights.length)
    throw outOfRange('network.biases', `as many as the ${weights.length} weights`, biases.length);
  if (weightCount !== direction.length + 2 * weights.length)
    throw outOfRange('network.weightCount', '2n + d', weightCount);
  checkFloat32Error(float32Error, tolerance);
  for (const [name, values] of Object.entries(tolerance < Number.POSITIVE_INFINITY ? fields : {}))
    inFloat32(`network.${name}`, values);
  return { ...fields, weightCount };
}

function checkFloat32Error(float32Error: unknown, tolerance: number): void {
  if (typeof float32Error !== 'number') throw wrongKind('network.float32Error', 'a number', float32Error);
  if (float32Error >= 0 && float32Error <= tolerance) return;
  const cure =
    'take fewer points or another seed, centre the points, or keep to `evaluate`, which has float64';
  throw outOfRange('network', `within ${tolerance} of its values in float32`, float32Error, cure);
}
