import { type Optimizer, type Tensor, tidy, type Variable, variable } from '@tensorflow/tfjs-core';
import { isTensor } from '../transforms/tensors.js';

/** The moving state of an optimiser, by the names of its fields: what its next step depends on besides the gradients. */
interface OptimizerState {
  readonly iterations: number;
  readonly tensors: Readonly<Record<string, Variable>>;
}

/** An entry of an optimiser's accumulators. */
interface Accumulator {
  readonly originalName: string;
  readonly variable: Variable;
}

type Fields = Record<string, unknown>;

const isVariable = (value: unknown): value is Variable => isTensor(value) && 'assign' in value;

const isAccumulator = (value: unknown): value is Accumulator =>
  typeof value === 'object' && value !== null && isVariable((value as Fields).variable);

/**
 * Reads the state of any optimiser of `tf.train`. Their own `getWeights` and `setWeights` are not exact: Adam recomputes
 * the powers of its decay rates, which gives other bits than the products of its steps.
 */
export function readOptimizerState(optimizer: Optimizer): OptimizerState {
  const tensors: Record<string, Variable> = {};
  for (const [field, value] of Object.entries(optimizer)) {
    if (isVariable(value)) tensors[field] = value;
    if (!Array.isArray(value)) continue;
    value.forEach((entry, i) => {
      if (isAccumulator(entry)) tensors[`${field}/${i}`] = entry.variable;
    });
  }
  return { iterations: optimizer.iterations, tensors };
}

/** Puts an optimiser into a state that was read from one like it; takes copies of the tensors. */
export function writeOptimizerState(
  optimizer: Optimizer,
  iterations: number,
  tensors: Readonly<Record<string, Tensor>>,
): void {
  const fields = optimizer as unknown as Fields;
  for (const [name, value] of Object.entries(tensors)) {
    const [field, index] = name.split('/');
    if (index === undefined) {
      tidy(() => (fields[field] as Variable).assign(value.clone()));
    } else {
      const copy = tidy(() => variable(value, false));
      (fields[field] as Accumulator[])[Number(index)] = { originalName: name, variable: copy };
    }
  }
  fields.iterations_ = iterations;
}

/** Sets the learning rate of any optimiser of `tf.train`; only some have a method for it. */
export function setLearningRate(optimizer: Optimizer, rate: number): void {
  const fields = optimizer as unknown as Fields;
  if (typeof fields.setLearningRate === 'function') fields.setLearningRate(rate);
  else fields.learningRate = rate;
}

/** Disposes an optimiser and the tensors that its own `dispose` forgets. */
export function disposeOptimizer(optimizer: Optimizer): void {
  optimizer.dispose();
  for (const value of Object.values(optimizer)) {
    if (isTensor(value) && !value.isDisposed) value.dispose();
  }
}
