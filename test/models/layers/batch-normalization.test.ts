import { dispose, type Tensor, tensor1d, tensor2d, tidy, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchNormalization } from '../../../src/models/layers/batch-normalization.js';
import { BACKENDS, useBackend } from '../../backend.js';

const own = (...values: number[]) => tidy(() => variable(tensor1d(values)));
const rounded = async (values: Tensor) => Array.from(await values.data(), (x) => Number(x.toFixed(5)));

describe.each(BACKENDS)('batch normalisation on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('keeps 0.9 of its moving averages at each step, and takes 0.1 of mean and population variance', async () => {
    const parameters = { 'n/offset': own(0, 0), 'n/mean': own(10, 20), 'n/variance': own(1, 2) };
    const inputs = tensor2d([
      [1, 0],
      [3, 8],
    ]);
    const updates: [unknown, Tensor][] = [];
    const context = { training: true, seed: 0, epoch: 0, examples: [0, 1] } as const;
    const update = (moved: unknown, value: Tensor) => updates.push([moved, value]);
    const outputs = batchNormalization(inputs, parameters, 'n', { ...context, update });
    expect(updates.map(([moved]) => moved)).toEqual([parameters['n/mean'], parameters['n/variance']]);
    expect(await rounded(updates[0][1])).toEqual([9.2, 18.4]);
    expect(await rounded(updates[1][1])).toEqual([1, 3.4]);
    const [a, b] = [1 / Math.sqrt(1.001), 4 / Math.sqrt(16.001)].map((x) => Number(x.toFixed(5)));
    expect(await rounded(outputs)).toEqual([-a, -b, a, b]);
    dispose([inputs, outputs, ...updates.map(([, value]) => value), ...Object.values(parameters)]);
  });

  it('uses its moving averages, its scale and its offset where it is not trained', async () => {
    const parameters = {
      ...{ 'n/offset': own(0.5), 'n/scale': own(3), 'n/mean': own(1), 'n/variance': own(4) },
    };
    const inputs = tensor2d([[5]]);
    const outputs = batchNormalization(inputs, parameters, 'n', { training: false });
    expect(await rounded(outputs)).toEqual([Number((0.5 + (3 * 4) / Math.sqrt(4.001)).toFixed(5))]);
    dispose([inputs, outputs, ...Object.values(parameters)]);
  });
});
