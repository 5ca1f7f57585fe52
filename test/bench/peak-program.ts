/**
 * Corrupts once in a process of its own and prints by how many bytes that raised the peak of its memory. The input, an `out`
 * where there is one, the compiled code and the tables are there before.
 *
 * Arguments: `gaussian`, `random`, `shuffled` or `labels`; `ts` or `simd`; one of the `MODES` of `peaks.ts`; the number of examples.
 */
import {
  corruptLabelsInto,
  randomizePixels,
  replaceWithGaussian,
  shufflePixels,
  uniform,
} from '../../src/index.js';
import { simd } from '../../src/simd.js';

const SIZE = 3072;
const BATCH = 128;
const [corruption, engine, mode, examples] = process.argv.slice(2);
const count = Number(examples);
const size = corruption === 'labels' ? 1 : SIZE;
const kernels = engine === 'simd' ? simd : undefined;
const Kind = corruption === 'labels' ? Int32Array : Float32Array;
const address = (first: number) => ({ seed: 42, ids: { first } });

/** Corrupts examples from `first` on. */
function corrupt<Values extends Float32Array | Int32Array>(
  first: number,
  input: Values,
  out?: Values,
): unknown {
  const how = { kernels, ...(out && { out }) } as { kernels: typeof kernels; out?: never };
  if (corruption === 'labels') {
    return corruptLabelsInto(input, { noise: uniform(0.4), classes: 10, ...address(first) }, how);
  }
  const options = { imageShape: [32, 32, 3], ...address(first) };
  if (corruption === 'gaussian') {
    return replaceWithGaussian(input, { ...options, statistics: { mean: 0.5, std: 0.25 } }, how);
  }
  const verb = corruption === 'random' ? randomizePixels : shufflePixels;
  return verb(input, { ...options, channels: 'independent' }, how);
}

const input = new Kind(count * size).fill(1);
const out = mode === 'into an array' ? new Kind(count * size).fill(1) : undefined;
for (let run = 0; run < 20; run++) corrupt(0, input.slice(0, 10 * size), new Kind(10 * size));
const before = process.resourceUsage().maxRSS;
if (mode === 'batches of 128') {
  for (let from = 0; from < count; from += BATCH)
    corrupt(from, input.subarray(from * size, (from + BATCH) * size));
} else corrupt(0, input, mode === 'in place' ? input : out);
console.log(1024 * (process.resourceUsage().maxRSS - before));
