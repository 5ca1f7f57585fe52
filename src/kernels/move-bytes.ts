/** Moving bytes about: `move-words.ts`, which says why it is written twice, with another kind of array. */

/**
 * Permutes `count` units of `unit` bytes, from `at` on, in place by the draws of Fisher and Yates. The result is that of
 * the permutation which `permutationOf` makes of them.
 */
export function swapBytes(
  values: Uint8Array,
  at: number,
  draws: Uint32Array,
  count: number,
  unit: number,
): void {
  if (unit === 1) swapSingles(values, at, draws, count);
  else if (unit === 3) swapTriples(values, at, draws, count);
  else swapUnits(values, at, draws, count, unit);
}

function swapSingles(values: Uint8Array, at: number, draws: Uint32Array, count: number): void {
  // V8 leaves out a check of the bounds if a loop ends at the length of the array itself.
  const image = values.subarray(at, at + count);
  for (let i = 0; i < image.length; i = (i + 1) | 0) {
    const j = draws[i] | 0;
    const value = image[i];
    image[i] = image[j];
    image[j] = value;
  }
}

function swapTriples(values: Uint8Array, from: number, draws: Uint32Array, count: number): void {
  const at = from | 0;
  const stop = count | 0;
  for (let i = 0, k = at; i < stop; i = (i + 1) | 0, k = (k + 3) | 0) {
    const j = (at + Math.imul(draws[i], 3)) | 0;
    const [k1, k2, j1, j2] = [(k + 1) | 0, (k + 2) | 0, (j + 1) | 0, (j + 2) | 0];
    const first = values[k];
    const second = values[k1];
    const third = values[k2];
    values[k] = values[j];
    values[k1] = values[j1];
    values[k2] = values[j2];
    values[j] = first;
    values[j1] = second;
    values[j2] = third;
  }
}

function swapUnits(values: Uint8Array, from: number, draws: Uint32Array, count: number, unit: number): void {
  const at = from | 0;
  const step = unit | 0;
  const stop = (at + Math.imul(count, step)) | 0;
  for (let i = 0, k = at; k < stop; i = (i + 1) | 0) {
    let j = (at + Math.imul(draws[i], step)) | 0;
    for (const end = (k + step) | 0; k < end; k = (k + 1) | 0, j = (j + 1) | 0) {
      const value = values[k];
      values[k] = values[j];
      values[j] = value;
    }
  }
}

/**
 * Gathers rows of `sources.length` bytes: byte k of a row of `output` is byte `sources[k]` of the same row of `input`. The
 * two do not overlap.
 */
export function gatherBytes(input: Uint8Array, output: Uint8Array, sources: Uint32Array): void {
  const size = sources.length;
  let at = 0;
  for (; at + 4 * size <= output.length; at += 4 * size) {
    touched = touch(input, at, 4 * size, touched);
    gatherFour(input, output, at, sources);
  }
  for (; at < output.length; at += size) gatherOne(input, output, at, sources);
}

/** What `touch` returned last: kept, so that no engine drops the reads. */
let touched = 0;

/** Reads one byte of every cache line in order, which the processor fetches ahead, as it cannot do in a random gather. */
function touch(input: Uint8Array, from: number, length: number, seed: number): number {
  const stop = (from + length) | 0;
  let sum = seed | 0;
  for (let k = from | 0; k < stop; k = (k + 64) | 0) sum ^= input[k];
  return sum;
}

/** Four rows with one reading of `sources`. */
function gatherFour(input: Uint8Array, output: Uint8Array, at: number, sources: Uint32Array): void {
  const size = sources.length | 0;
  const row0 = at | 0;
  const row1 = (row0 + size) | 0;
  const row2 = (row1 + size) | 0;
  const row3 = (row2 + size) | 0;
  for (let k = 0; k < size; k = (k + 1) | 0) {
    const source = sources[k] | 0;
    output[(row0 + k) | 0] = input[(row0 + source) | 0];
    output[(row1 + k) | 0] = input[(row1 + source) | 0];
    output[(row2 + k) | 0] = input[(row2 + source) | 0];
    output[(row3 + k) | 0] = input[(row3 + source) | 0];
  }
}

function gatherOne(input: Uint8Array, output: Uint8Array, at: number, sources: Uint32Array): void {
  const from = input.subarray(at, at + sources.length);
  const to = output.subarray(at, at + sources.length);
  // Four at a time, of arrays that begin with the row: a third of the time.
  for (let k = 3; k < sources.length; k += 4) {
    to[k - 3] = from[sources[k - 3]];
    to[k - 2] = from[sources[k - 2]];
    to[k - 1] = from[sources[k - 1]];
    to[k] = from[sources[k]];
  }
  for (let k = sources.length & ~3; k < sources.length; k++) to[k] = from[sources[k]];
}
