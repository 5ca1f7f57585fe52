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
import { gaussian, interpolate } from 'rethink-gen/theory';
import { parseIdx } from '../src/data/idx.js';

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
const trainImages = pixels('train-images-idx3-ubyte');
const trainLabels = read(values.data, 'train-labels-idx1-ubyte');
const testImages = pixels('t10k-images-idx3-ubyte');
const testLabels = read(values.data, 't10k-labels-idx1-ubyte');

const oneHot = (labels: Uint8Array) =>
  Float64Array.from({ length: 10 * labels.length }, (_, k) => Number(labels[Math.floor(k / 10)] === k % 10));
const error = (outputs: Float64Array, labels: Uint8Array) => {
  const wrong = labels.filter((label, i) => {
    const row = outputs.subarray(10 * i, 10 * i + 10);
    return row.indexOf(Math.max(...row)) !== label;
  });
  return `${((100 * wrong.length) / labels.length).toFixed(2)} %`;
};

console.log('    n  labels  train error  test error    norm  solve');
for (const n of values.sizes.split(',').map(Number)) {
  const points = trainImages.subarray(0, 784 * n);
  const truth = trainLabels.slice(0, n);
  const random = corruptLabels(truth, { noise: uniform(1), classes: 10, seed: 0 }).labels;
  for (const [name, labels] of Object.entries({ true: truth, random })) {
    const begin = performance.now();
    const solution = interpolate(points, oneHot(labels), { kernel: gaussian(0.02), outputs: 10 });
    const seconds = (performance.now() - begin) / 1000;
    const row = [
      String(n).padStart(5),
      name.padEnd(6),
      error(solution.evaluate(points), labels).padStart(11),
      error(solution.evaluate(testImages), testLabels).padStart(10),
      solution.norm.toFixed(1).padStart(6),
      `${seconds.toFixed(2)} s`.padStart(6),
    ];
    console.log(row.join('  '));
  }
}
