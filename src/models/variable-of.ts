import { type Tensor, type Variable, variable } from '@tensorflow/tfjs-core';

/** A variable in place of a tensor, which is given up. */
export function variableOf(initial: Tensor, trainable = true): Variable {
  const taken = variable(initial, trainable);
  initial.dispose();
  return taken;
}
