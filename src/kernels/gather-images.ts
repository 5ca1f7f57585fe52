import { type Bits, bitsOf, type NumberArray, sameMemory } from './bits.js';
import type { Kernels } from './bulk-loops.js';
import { gatherBytes } from './move-bytes.js';
import { gatherWords } from './move-words.js';

/** The rows that are copied aside at a time if images are gathered in place. */
const ROWS = 4;

/**
 * Gathers images of `sources.length` values: value k of each image of `output` is value `sources[k]` of the same image of
 * `input`. Both arrays hold just these images; they are one memory, or do not overlap.
 */
export function gatherImages(
  input: NumberArray,
  output: NumberArray,
  sources: Uint32Array,
  kernels?: Kernels,
): void {
  if (input.constructor !== output.constructor) {
    output.set(input);
    gatherImages(output, output, sources, kernels);
    return;
  }
  const from = bitsOf(input);
  const to = bitsOf(output);
  const direct = to.perValue === 1;
  if (direct && kernels?.shuffledPixels(from.bits, to.bits, sources)) return;
  if (!sameMemory(input, output)) {
    if (direct) gatherBits(from.bits, to.bits, sources);
    else gatherValues(input, output, sources);
    return;
  }
  const step = ROWS * sources.length;
  const aside = output.slice(0, step);
  for (let at = 0; at < output.length; at += step) {
    const rows = output.subarray(at, at + step);
    aside.set(rows);
    gatherImages(aside.subarray(0, rows.length), rows, sources);
  }
}

function gatherBits(input: Bits, output: Bits, sources: Uint32Array): void {
  if (output instanceof Int32Array) gatherWords(input as Int32Array, output, sources);
  else gatherBytes(input as Uint8Array, output, sources);
}

/** The plain loop, for values of two and of eight bytes. */
function gatherValues(input: NumberArray, output: NumberArray, sources: Uint32Array): void {
  const size = sources.length;
  for (let at = 0; at < output.length; at += size) {
    for (let k = 0; k < size; k++) output[at + k] = input[at + sources[k]];
  }
}
