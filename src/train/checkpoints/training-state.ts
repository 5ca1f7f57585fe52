import { dispose, type Optimizer, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import type { Parameters } from '../../models/model.js';
import { readOptimizerState, writeOptimizerState } from '../optimizer-state.js';
import type { Checkpoint, StoredTensor } from './checkpoint.js';

export async function storedTensors(
  parameters: Parameters,
  optimizer: Optimizer,
): Promise<{ iterations: number; tensors: StoredTensor[] }> {
  const { iterations, tensors } = readOptimizerState(optimizer);
  const named = [
    ...Object.entries(parameters).map(([name, value]) => [`parameters/${name}`, value] as const),
    ...Object.entries(tensors).map(([name, value]) => [`optimizer/${name}`, value] as const),
  ];
  const stored = named.map(async ([name, value]) => ({
    name,
    shape: value.shape,
    values: ((await value.data()) as Float32Array).slice(),
  }));
  return { iterations, tensors: await Promise.all(stored) };
}

/** Puts parameters and optimiser back to where a checkpoint holds them. */
export function restoreTensors(
  { iterations, tensors }: Checkpoint,
  parameters: Parameters,
  optimizer: Optimizer,
): void {
  const ofOptimizer: Record<string, Tensor> = {};
  tidy(() => {
    for (const { name, shape, values } of tensors) {
      const value = tensor(values, [...shape]);
      const rest = name.slice(name.indexOf('/') + 1);
      if (name.startsWith('parameters/')) parameters[rest].assign(value);
      else ofOptimizer[rest] = value;
    }
    writeOptimizerState(optimizer, iterations, ofOptimizer);
  });
  dispose(ofOptimizer);
}
