import type { GaussianTask, KeyedExamples } from '../bulk-loops.js';
import { place, simdInstance } from './instance.js';
import { rowsOfPortion, writeAddresses } from './portions.js';

/** The largest image, in values, that the memory of the module is grown for. */
const LARGEST = 2 ** 22;

/** `Kernels.gaussian` in SIMD: normal values, four at a time, tile by tile. */
export function simdGaussian(examples: KeyedExamples, task: GaussianTask, output: Float32Array): boolean {
  const { size, std, mean, round, clip } = task;
  const made = size <= LARGEST ? simdInstance() : undefined;
  if (!made) return false;
  const [key0, key1] = examples.key;
  const rows = Math.min(examples.count, rowsOfPortion(4 * size));
  const steps = Math.ceil(size / 16);
  const [ids, pending, stds, means, out] = place(made, [
    8 * rows,
    72 * (steps + 1),
    4 * size,
    4 * size,
    4 * size * rows + 64,
  ]);
  const single = std.length === 1;
  const [least, most] = clip ?? [-Infinity, Infinity];
  made.floats.set(std, stds >> 2);
  made.floats.set(mean, means >> 2);
  for (let from = 0; from < examples.count; from += rows) {
    const count = Math.min(rows, examples.count - from);
    writeAddresses(examples, from, count, made.words, ids >> 2);
    made.run.gaussian(size, count, key0, key1, ids, single ? std[0] : 1, single ? mean[0] : 0, out, pending);
    if (!single || round || clip) made.run.fit(size, count, out, !single, stds, means, round, least, most);
    output.set(made.floats.subarray(out >> 2, (out >> 2) + count * size), from * size);
  }
  return true;
}
