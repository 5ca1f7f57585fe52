import { tensor, type Variable } from '@tensorflow/tfjs-core';
import type { Seed } from '../random/seed.js';
import { glorotUniform, heNormal } from './initializers.js';
import type { Parameters } from './model.js';
import { variableOf } from './variable-of.js';

/** What normalises the outputs of a layer before its ReLU: nothing but a bias, or batch normalisation. */
export type Normalization = 'none' | 'batch';

function own(values: Float32Array, shape: number[], trainable = true): Variable {
  return variableOf(tensor(values, shape), trainable);
}

/** Adds the weights `[in, out]` of a dense layer (Glorot-uniform), and what comes after them. */
export function addDense(
  parameters: Parameters,
  seed: Seed,
  name: string,
  fanIn: number,
  fanOut: number,
  normalization: Normalization = 'none',
): void {
  const weights = `${name}/weights`;
  parameters[weights] = own(glorotUniform(seed, weights, fanIn * fanOut, fanIn, fanOut), [fanIn, fanOut]);
  addNormalization(parameters, name, fanOut, normalization);
}

/** Adds the filter `[size, size, in, out]` of a convolution (He-normal), and what comes after it. */
export function addConvolution(
  parameters: Parameters,
  seed: Seed,
  name: string,
  size: number,
  channels: number,
  filters: number,
  normalization: Normalization = 'none',
): void {
  const weights = `${name}/weights`;
  const fanIn = size * size * channels;
  parameters[weights] = own(heNormal(seed, weights, fanIn * filters, fanIn), [size, size, channels, filters]);
  addNormalization(parameters, name, filters, normalization);
}

/** Adds a bias, or what `batchNormalization` needs: an offset in its place, and moving averages at mean 0 and variance 1. */
function addNormalization(parameters: Parameters, name: string, units: number, kind: Normalization): void {
  parameters[`${name}/${kind === 'batch' ? 'offset' : 'bias'}`] = own(new Float32Array(units), [units]);
  if (kind === 'none') return;
  parameters[`${name}/mean`] = own(new Float32Array(units), [units], false);
  parameters[`${name}/variance`] = own(new Float32Array(units).fill(1), [units], false);
}
