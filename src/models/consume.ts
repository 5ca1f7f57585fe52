import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Applies a layer to what nobody else needs, and disposes that: a network holds one intermediate result at a time, and
 * those that its gradients need (which are saved with the gradients, and disposed with them).
 */
export function consume<T extends Tensor, U extends Tensor>(values: T, layer: (values: T) => U): U {
  const outputs = layer(values);
  if (outputs.id !== values.id) values.dispose();
  return outputs;
}
