import {
  matMul,
  neg,
  range,
  relu,
  reshape,
  square,
  sub,
  type Tensor2D,
  tensor2d,
  variable,
} from '@tensorflow/tfjs-core';
import { checkInteger } from '../errors/checks.js';
import type { Model } from '../models/model.js';
import type { Memorizer } from './memorizer.js';

/** A weight as TensorFlow.js's layers take it. */
export interface LayerWeight {
  readonly name: string;
  readonly shape: number[];
  readonly values: Float32Array;
}

/**
 * The network as the weights of a `tf.LayersModel` of two layers, `dense({ units: n, activation: 'relu' })` and
 * `dense({ units: 1, useBias: false })`, in the order of its `setWeights`. The first layer's kernel is the direction once
 * for each unit, n x d numbers. In float32: see `memorizer` for what that costs.
 *
 * ```ts
 * model.setWeights(layerWeights(network).map(({ values, shape }) => tf.tensor(values, shape)));
 * ```
 */
export function layerWeights({ direction, biases, weights }: Memorizer): LayerWeight[] {
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
 * The network as a classifier of the harness, for values that are class indices: the logit of class c is -(c(x) - c)^2,
 * highest for the class that the value is closest to. Its 2n + d parameters are the network's own, in float32, whatever the
 * seed. It is made to be applied: training it takes TensorFlow.js's registered gradients.
 */
export function memorizerModel(
  { direction, biases, weights, weightCount }: Memorizer,
  classes: number,
): Model {
  checkInteger('classes', classes, 1);
  const [d, n] = [direction.length, biases.length];
  return {
    name: `memorizer of ${weightCount} weights`,
    init: () => ({
      direction: own(direction, [d, 1]),
      biases: own(biases, [1, n]),
      weights: own(weights, [n, 1]),
    }),
    apply: (parameters, images) => {
      const { direction: a, biases: b, weights: w } = parameters as unknown as Record<string, Tensor2D>;
      const projections = matMul(reshape(images, [images.shape[0], d]), a);
      const values = matMul(relu(sub(projections, b)), w);
      return neg(square(sub(values, range(0, classes)))) as Tensor2D;
    },
  };
}

/** A variable of these values in float32. */
function own(values: Float64Array, shape: [number, number]) {
  const tensor = tensor2d(Float32Array.from(values), shape);
  const taken = variable(tensor);
  tensor.dispose();
  return taken;
}
