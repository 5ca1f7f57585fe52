import { dispose, type Optimizer, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import type { Model, Parameters } from '../../models/model.js';
import { seedToJson } from '../../random/seed.js';
import { digestLabels, digestValues } from '../../records/digest.js';
import { canonicalJson } from '../canonical-json.js';
import type { ClassifierData } from '../classifier-data.js';
import { environment } from '../environment.js';
import { readOptimizerState, writeOptimizerState } from '../optimizer-state.js';
import type { TrainOptions } from '../train-options.js';
import type { Checkpoint, StoredTensor } from './checkpoint.js';

/**
 * What a training is, as JSON: model, data, seed, batches, optimiser, environment. Functions (schedules, criteria) and the
 * number of epochs are not a part of it: they may be changed while it rests.
 */
export function trainingIdentity(
  model: Model,
  parameters: Parameters,
  optimizer: Optimizer,
  data: ClassifierData,
  { classes, seed, batchSize = 128, imageSteps = [] }: TrainOptions,
): Record<string, unknown> {
  const shapes = Object.entries(parameters).map(([name, { shape }]) => [name, shape]);
  return {
    model: model.name,
    parameters: shapes,
    classes,
    seed: seedToJson(seed),
    batchSize,
    imageSteps: imageSteps.map(({ name }) => name),
    optimizer: optimizer.getClassName(),
    labels: digestLabels(Int32Array.from(data.labels)),
    images: digestValues(data.images),
    environment: environment(),
  };
}

/** Throws unless a checkpoint belongs to a training. */
export function checkIdentity(
  checkpoint: Checkpoint,
  identity: Record<string, unknown>,
  store: string,
): void {
  for (const [part, mine] of Object.entries(identity)) {
    const [theirs, ours] = [checkpoint.identity[part], mine].map(canonicalJson);
    if (theirs !== ours) {
      const values = theirs.length + ours.length < 200 ? ` (${theirs}, here ${ours})` : '';
      throw new Error(
        `the checkpoint in ${store} is of another training: its ${part} differ${values}; it was left as it is`,
      );
    }
  }
}

/** The tensors that the next steps depend on, copied to the host. */
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
