import * as tf from '@tensorflow/tfjs-core';
import type { WasmKernels } from './wasm-kernels.js';

/** What is read of an optimiser of TensorFlow.js; `c` is its negative learning rate, `m` its momentum. */
interface Fields {
  iterations_: number;
  readonly c: tf.Tensor;
  readonly m: tf.Tensor;
  readonly useNesterov: boolean;
  readonly accumulations: readonly Slot[];
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly accBeta1: tf.Variable;
  readonly accBeta2: tf.Variable;
  readonly accumulatedFirstMoment: readonly Slot[];
  readonly accumulatedSecondMoment: readonly Slot[];
}

/** A moving value of the optimiser, one for each trained parameter. */
interface Slot {
  readonly variable: tf.Variable;
}

/** A kind of optimiser: its moving values, and its step, which gives their new values and at last that of the parameter. */
interface Kind {
  readonly slots: (fields: Fields) => readonly (readonly Slot[])[];
  readonly step: (kernels: WasmKernels, fields: Fields) => (count: number, ...places: number[]) => void;
  /** What follows the steps of all parameters. */
  readonly finish?: (fields: Fields) => void;
}

const SGD: Kind = {
  slots: () => [],
  step: (kernels, { c }) => {
    const rate = kernels.values(c)[0];
    return (count, ...[g, x, newX]) => kernels.call.sgdStep(count, rate, g, x, newX);
  },
};

const MOMENTUM: Kind = {
  slots: ({ accumulations }) => [accumulations],
  step: (kernels, { c, m }) => {
    const [rate, momentum] = [c, m].map((value) => kernels.values(value)[0]);
    return (count, ...[g, v, x, newV, newX]) =>
      kernels.call.momentumStep(count, rate, momentum, g, v, x, newV, newX);
  },
};

const ADAM: Kind = {
  slots: ({ accumulatedFirstMoment, accumulatedSecondMoment }) => [
    accumulatedFirstMoment,
    accumulatedSecondMoment,
  ],
  step: (kernels, { learningRate, beta1, beta2, epsilon, accBeta1, accBeta2 }) => {
    const [whole1, whole2] = [accBeta1, accBeta2].map((power) => 1 - kernels.values(power)[0]);
    const weights = [beta1, 1 - beta1, beta2, 1 - beta2, whole1, whole2, epsilon] as const;
    return (count, ...[g, m, v, x, newM, newV, newX]) =>
      kernels.call.adamStep(count, -learningRate, ...weights, g, m, v, x, newM, newV, newX);
  },
  finish: ({ accBeta1, accBeta2, beta1, beta2 }) =>
    tf.tidy(() => {
      accBeta1.assign(tf.mul(accBeta1, beta1));
      accBeta2.assign(tf.mul(accBeta2, beta2));
    }),
};

/** The kind of an optimiser whose steps are those of TensorFlow.js, not of a subclass. */
function kindOf(optimizer: tf.Optimizer, fields: Fields): Kind | undefined {
  const { applyGradients } = optimizer;
  if (applyGradients === tf.AdamOptimizer.prototype.applyGradients) return ADAM;
  if (applyGradients === tf.SGDOptimizer.prototype.applyGradients) return SGD;
  const classical = applyGradients === tf.MomentumOptimizer.prototype.applyGradients && !fields.useNesterov;
  return classical ? MOMENTUM : undefined;
}

/**
 * `optimizer.applyGradients(gradients)`, to the bit, in one pass over each parameter if the kernels can: for momentum (not
 * Nesterov's), stochastic gradient descent and Adam, from the second step on, since the first one makes the moving values.
 */
export function applyGradients(
  kernels: WasmKernels | undefined,
  optimizer: tf.Optimizer,
  gradients: { name: string; tensor: tf.Tensor }[],
): void {
  const fields = optimizer as unknown as Fields;
  const kind = kernels && kindOf(optimizer, fields);
  const slots = kind?.slots(fields) ?? [];
  if (!kernels || !kind || slots.some((slot) => slot.length < gradients.length)) {
    optimizer.applyGradients(gradients);
    return;
  }
  const step = kind.step(kernels, fields);
  gradients.forEach(({ name, tensor }, i) => {
    if (!tensor) return;
    tf.tidy(() => {
      const old = [...slots.map((slot) => slot[i].variable), tf.engine().registeredVariables[name]];
      const next = old.map(({ shape }) => kernels.output(shape));
      step(tensor.size, ...[tensor, ...old, ...next].map((values) => kernels.at(values)));
      old.forEach((variable, k) => variable.assign(next[k]));
    });
  });
  kind.finish?.(fields);
  fields.iterations_ = optimizer.iterations + 1;
}
