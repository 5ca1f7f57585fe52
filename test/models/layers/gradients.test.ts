import {
  grads,
  memory,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
  variable,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/models/context.js';
import { batchNormalization } from '../../../src/models/layers/batch-normalization.js';
import { convolution } from '../../../src/models/layers/convolution.js';
import { dropout } from '../../../src/models/layers/dropout.js';
import { flatten, joinChannels } from '../../../src/models/layers/joining.js';
import { localResponseNormalization } from '../../../src/models/layers/local-response-normalization.js';
import { globalMeanPool, maxPool } from '../../../src/models/layers/pooling.js';
import { ExampleWords } from '../../../src/random/example-words.js';
import { deriveKey } from '../../../src/random/key.js';
import { fillNormals } from '../../../src/random/normal.js';
import { BACKENDS, useBackend } from '../../backend.js';
import * as reference from './reference.js';

/** What the issue asks of every gradient. */
const TOLERANCE = 1e-4;

function normals(count: number, name: string): Float32Array {
  const words = new ExampleWords();
  words.seek(deriveKey(1, 'test', name), 0, 0);
  const values = new Float32Array(count);
  fillNormals(words, count, values, 0);
  return values;
}

const size = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
const values = async (t: Tensor) => Array.from(await t.data());

/** Compares a layer and its gradients with a float64 reference and its central differences; nothing may leak. */
async function compare(
  shapes: readonly (readonly number[])[],
  layer: (...inputs: Tensor[]) => Tensor,
  plain: (...inputs: number[][]) => ArrayLike<number>,
): Promise<void> {
  const inputs = shapes.map((shape, k) => normals(size(shape), `input ${k}`));
  const tensors = inputs.map((input, k) => tensor(input, [...shapes[k]]));
  const before = memory().numTensors;
  const output = layer(...tensors);
  const hosts = inputs.map((input) => Array.from(input));
  expect(reference.relativeError(await values(output), plain(...hosts))).toBeLessThan(1e-5);
  const weights = normals(output.size, 'gradient');
  const dy = tensor(weights, output.shape);
  const gradients = grads((...xs: Tensor[]) => layer(...xs))(tensors, dy);
  for (const [k, gradient] of gradients.entries()) {
    const expected = reference.slope(
      (x) => plain(...hosts.map((host, i) => (i === k ? x : host))),
      inputs[k],
      weights,
    );
    expect(gradient.shape).toEqual(shapes[k]);
    expect(reference.relativeError(await values(gradient), expected)).toBeLessThan(TOLERANCE);
  }
  for (const t of [output, dy, ...gradients]) t.dispose();
  expect(memory().numTensors).toBe(before);
  for (const t of tensors) t.dispose();
}

const as4 = (shape: readonly number[]) => shape as unknown as reference.Shape4;

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it.each([
    { images: [2, 5, 6, 3], filter: [3, 3, 3, 5], stride: 1, pad: 'same' },
    { images: [2, 6, 5, 4], filter: [3, 3, 4, 9], stride: 1, pad: 'valid' },
    { images: [2, 7, 6, 4], filter: [3, 3, 4, 8], stride: 2, pad: 'same' },
    { images: [1, 6, 7, 5], filter: [2, 3, 5, 3], stride: 2, pad: 'valid' },
    { images: [3, 4, 4, 8], filter: [1, 1, 8, 8], stride: 1, pad: 'same' },
    { images: [1, 9, 8, 1], filter: [5, 5, 1, 4], stride: 3, pad: 'same' },
    { images: [1, 2, 2, 4], filter: [5, 5, 4, 12], stride: 1, pad: 'same' },
  ] as const)(
    'convolution $images * $filter, stride $stride, $pad',
    async ({ images, filter, stride, pad }) => {
      const plain = (x: number[], w: number[]) =>
        reference.convolution(x, as4(images), w, as4(filter), stride, pad);
      await compare(
        [images, filter],
        (x, w) => convolution(x as Tensor4D, w as Tensor4D, undefined, { stride, pad }),
        plain,
      );
      const bias = [filter[3]];
      await compare(
        [images, filter, bias],
        (x, w, b) => convolution(x as Tensor4D, w as Tensor4D, b as Tensor1D, { stride, pad }),
        (x, w, b) => plain(x, w).map((value, i) => value + b[i % b.length]),
      );
    },
  );

  it.each([
    { images: [2, 6, 6, 5], window: 2, stride: 2, pad: 'same' },
    { images: [2, 5, 7, 4], window: 3, stride: 2, pad: 'same' },
    { images: [1, 7, 6, 3], window: 3, stride: 1, pad: 'valid' },
  ] as const)('maxPool $window of $images, stride $stride, $pad', async ({ images, window, stride, pad }) => {
    await compare(
      [images],
      (x) => maxPool(x as Tensor4D, window, { stride, pad }),
      (x) => reference.maxPool(x, as4(images), window, stride, pad),
    );
  });

  it('maxPool of negative images, and of equal values: the gradient goes to the first maximum', async () => {
    const x = tensor([-3, -1, -1, -2, -5, -5, -5, -5], [2, 2, 2, 1]);
    const [dx] = grads((t: Tensor) => maxPool(t as Tensor4D, 2))([x], tensor([7, 9], [2, 1, 1, 1]));
    expect(await values(dx)).toEqual([0, 7, 0, 0, 9, 0, 0, 0]);
  });

  it.each([[[4, 3, 3, 5]], [[16, 4]], [[300, 6]]])(
    'batchNormalization of %j while training',
    async (shape) => {
      const width = shape[shape.length - 1];
      const context: Context = {
        ...{ training: true, seed: 0, epoch: 0, examples: [] },
        update: (_variable, value) => value.dispose(),
      };
      const [mean, variance] = [
        variable(tensor(new Float32Array(width))),
        variable(tensor(new Float32Array(width))),
      ];
      await compare(
        [shape, [width], [width]],
        (x, offset, scale) =>
          batchNormalization(
            x,
            { 'b/offset': offset, 'b/scale': scale, 'b/mean': mean, 'b/variance': variance } as never,
            'b',
            context,
          ),
        reference.batchNormalization,
      );
    },
  );

  it.each([
    [[2, 2, 2, 11], 4, 0.75],
    [[1, 3, 2, 4], 4, 0.75],
    [[2, 1, 3, 3], 5, 0.75],
    [[1, 2, 1, 32], 1, 0.75],
    [[2, 2, 1, 8], 0, 0.75],
    [[1, 2, 2, 9], 2, 0.5],
  ] as const)('localResponseNormalization of %j, radius %i, exponent %d', async (shape, radius, beta) => {
    await compare(
      [shape],
      (x) => localResponseNormalization(x as Tensor4D, radius, 1, 0.1, beta),
      (x) => reference.localResponseNormalization(x, shape[3], radius, 1, 0.1, beta),
    );
  });

  it('globalMeanPool, flatten and joinChannels', async () => {
    await compare(
      [[2, 3, 2, 4]],
      (x) => globalMeanPool(x as Tensor4D),
      (x) =>
        Array.from({ length: 8 }, (_, i) => {
          let sum = 0;
          for (let p = 0; p < 6; p++) sum += x[(Math.floor(i / 4) * 6 + p) * 4 + (i % 4)];
          return sum / 6;
        }),
    );
    await compare(
      [[2, 3, 2, 2]],
      (x) => flatten(x as Tensor4D),
      (x) => x,
    );
    await compare(
      [
        [2, 2, 1, 2],
        [2, 2, 1, 3],
      ],
      (a, b) => joinChannels(a as Tensor4D, b as Tensor4D),
      (a, b) =>
        Array.from({ length: 20 }, (_, i) =>
          i % 5 < 2 ? a[Math.floor(i / 5) * 2 + (i % 5)] : b[Math.floor(i / 5) * 3 + (i % 5) - 2],
        ),
    );
  });

  it('dropout multiplies values and gradients with the same factors', async () => {
    const context: Context = { training: true, seed: 5, epoch: 2, examples: [7, 3], update: () => {} };
    const x = tensor(normals(200, 'x'), [2, 100]);
    const y = await values(dropout(x, 0.5, 'layer', context));
    const [dx] = grads((t: Tensor) => dropout(t, 0.5, 'layer', context))(
      [x],
      tensor(new Float32Array(200).fill(1), [2, 100]),
    );
    const factors = await values(dx);
    expect(new Set(factors)).toEqual(new Set([0, 2]));
    const host = await values(x);
    expect(y).toEqual(host.map((v, i) => v * factors[i]));
  });
});
