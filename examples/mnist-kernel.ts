/**
 * Section 5 of the paper on MNIST: the Gaussian kernel's minimum-norm solution through the first n training images, with
 * true and with random labels, and its test error. Data are the four IDX files of MNIST, gzipped or not.
 *
 *     npx tsx examples/mnist-kernel.ts --data DIR [--sizes 500,1000,2000,4000]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { corruptLabels, uniform } from 'rethink-gen';
import { parseIdx } from 'rethink-gen/experiments';
import { FIT_COLUMNS, fitRow, kernelFit } from './kernel-fit.js';

const { values } = parseArgs({
  options: { data: { type: 'string' }, sizes: { type: 'string', default: '500,1000,2000,4000' } },
});
if (!values.data) throw new Error('give the folder of the four MNIST files as --data DIR');

function read(folder: string, name: string): Uint8Array {
  const path = join(folder, name);
  const bytes = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
  return parseIdx(bytes, name).values;
}

const pixels = (name: string) => Float64Array.from(read(values.data as string, name), (byte) => byte / 255);
const images = pixels('train-images-idx3-ubyte');
const truth = read(values.data, 'train-labels-idx1-ubyte');
const test = {
  points: pixels('t10k-images-idx3-ubyte'),
  labels: read(values.data, 't10k-labels-idx1-ubyte'),
};

console.log(`    n  ${FIT_COLUMNS}`);
for (const n of values.sizes.split(',').map(Number)) {
  const points = images.subarray(0, 784 * n);
  const labels = truth.slice(0, n);
  const random = corruptLabels(labels, { noise: uniform(1), classes: 10, seed: 0 }).labels;
  for (const [name, given] of Object.entries({ true: labels, random })) {
    const fit = kernelFit({ points, labels: given }, test, 0.02);
    console.log(`${String(n).padStart(5)}  ${fitRow(name, fit)}`);
  }
}
