/**
 * The CIFAR-10 rows of the paper's table 3, on the first n training images: the Gaussian kernel's minimum-norm solution on
 * raw pixels, and on the features of Coates and Ng's network with K random patches as filters, whitened, each feature then
 * shifted and scaled to mean 0 and variance 1. The paper does not say its gamma; here it is `scale` over the mean
 * squared distance of two training points. Data are `data_batch_1.bin` and `test_batch.bin` of CIFAR-10, gzipped or not.
 *
 *     npx tsx examples/cifar-random-filters.ts --data DIR [--train 2000] [--test 2000] [--filters 50,200,800]
 *         [--scale 1] [--ridge 0]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { corruptLabels, uniform } from 'rethink-gen';
import { parseCifar10 } from 'rethink-gen/experiments';
import { convolutionFeatures } from 'rethink-gen/theory';
import { FIT_COLUMNS, fitRow, kernelFit, type Sample } from './kernel-fit.js';
import '@tensorflow/tfjs-backend-wasm';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    train: { type: 'string', default: '2000' },
    test: { type: 'string', default: '2000' },
    filters: { type: 'string', default: '50,200,800' },
    scale: { type: 'string', default: '1' },
    ridge: { type: 'string', default: '0' },
  },
});
if (!values.data) throw new Error('give the folder of the CIFAR-10 batches as --data DIR');
await setBackend('wasm');
await ready();

const PIXELS = 32 * 32 * 3;

/** The first `count` images of a batch, pixels from 0 to 1. */
function read(name: string, count: number): Sample {
  const path = join(values.data as string, name);
  const bytes = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
  const { images, labels } = parseCifar10(bytes, name);
  return {
    points: Float32Array.from(images.subarray(0, PIXELS * count), (byte) => byte / 255),
    labels: labels.slice(0, count),
  };
}

/** Mean and variance of each of d columns. */
function moments(rows: ArrayLike<number>, d: number): [Float64Array, Float64Array] {
  const [mean, variance] = [new Float64Array(d), new Float64Array(d)];
  const n = rows.length / d;
  for (let k = 0; k < rows.length; k++) mean[k % d] += rows[k] / n;
  for (let k = 0; k < rows.length; k++) variance[k % d] += (rows[k] - mean[k % d]) ** 2 / n;
  return [mean, variance];
}

/** `scale` over the mean squared distance of two rows, which is twice their total variance. */
function gammaFor(rows: ArrayLike<number>, d: number): number {
  return Number(values.scale) / (2 * moments(rows, d)[1].reduce((sum, v) => sum + v, 0));
}

const train = read('data_batch_1.bin', Number(values.train));
const test = read('test_batch.bin', Number(values.test));
const random = corruptLabels(train.labels, { noise: uniform(1), classes: 10, seed: 0 }).labels;

/** Two rows: true labels and random ones. */
function report(name: string, points: Float32Array, testPoints: Float32Array): void {
  const gamma = gammaFor(points, points.length / train.labels.length);
  for (const [kind, labels] of Object.entries({ true: train.labels, random })) {
    const sample = { points: testPoints, labels: test.labels };
    const fit = kernelFit({ points, labels }, sample, gamma, Number(values.ridge));
    console.log(`${name.padStart(12)}  ${fitRow(kind, fit)}`);
  }
}

console.log(`    features  ${FIT_COLUMNS}`);
report('pixels', train.points as Float32Array, test.points as Float32Array);
for (const filters of values.filters.split(',').map(Number)) {
  const network = convolutionFeatures(train.points, { imageShape: [32, 32, 3], filters, seed: 0 });
  const features = await network.of(train.points);
  const [mean, variance] = moments(features, network.size);
  const standardize = (rows: Float32Array) =>
    rows.map((value, k) => {
      const column = k % network.size;
      return (value - mean[column]) / Math.sqrt(variance[column] || 1);
    });
  report(`${filters} filters`, standardize(features), standardize(await network.of(test.points)));
}
