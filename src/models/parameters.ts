import { tensor, type Variable, variable } from '@tensorflow/tfjs-core';
import type { Seed } from '../random/seed.js';
import { glorotUniform, heNormal } from './initializers.js';
import type { Parameters } from './model.js';

/** What normalises the outputs of a layer before its rectifier: nothing but a bias, or batch normalisation. */
export type Normalization = 'none' | 'batch';

function own(values: Float32Array, shape: number[], trainable = true): Variable {
  const initial = tensor(values, shape);
  const taken = variable(initial, trainable);
  initial.dispose();
  return taken;
}

/** Adds the weights `[in, out]` of a dense layer (Glorot-uniform). */
export function addDenseWeights(
  parameters: Parameters,
  seed: Seed,
  name: string,
  fanIn: number,
  fanOut: number,
): void {
  const weights = `${name}/weights`;
  parameters[weights] = own(glorotUniform(seed, weights, fanIn * fanOut, fanIn, fanOut), [fanIn, fanOut]);
}

/** Adds the filter `[size, size, in, out]` of a convolution (He-normal). */
export function addFilter(
  parameters: Parameters,
  seed: Seed,
  name: string,
  size: number,
  channels: number,
  filters: number,
): void {
  const weights = `${name}/weights`;
  const fanIn = size * size * channels;
  parameters[weights] = own(heNormal(seed, weights, fanIn * filters, fanIn), [size, size, channels, filters]);
}

export function addBias(parameters: Parameters, name: string, units: number): void {
  parameters[`${name}/bias`] = own(new Float32Array(units), [units]);
}

/** Adds what `batchNormalization` needs: an offset and moving averages, at mean 0 and variance 1. */
export function addBatchNormalization(parameters: Parameters, name: string, units: number): void {
  parameters[`${name}/offset`] = own(new Float32Array(units), [units]);
  parameters[`${name}/mean`] = own(new Float32Array(units), [units], false);
  parameters[`${name}/variance`] = own(new Float32Array(units).fill(1), [units], false);
}

/** Adds what comes after the weights of a layer: a bias, or batch normalisation, whose offset is one. */
export function addNormalization(
  parameters: Parameters,
  name: string,
  units: number,
  normalization: Normalization,
): void {
  if (normalization === 'batch') addBatchNormalization(parameters, name, units);
  else addBias(parameters, name, units);
}
