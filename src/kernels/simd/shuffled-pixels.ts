import type { Bits } from '../bits.js';
import { place, simdInstance } from './instance.js';
import { rowsOfPortion } from './portions.js';

/** The most values of an image: beyond them the woven rows leave the second-level cache, and TypeScript is as fast. */
const LARGEST = 16384;

/** `Kernels.shuffledPixels` in SIMD: 4 or 16 images at a time, woven so that a vector holds a value of each. */
export function simdShuffledPixels(input: Bits, output: Bits, sources: Uint32Array): boolean {
  const size = sources.length;
  const width = output.BYTES_PER_ELEMENT;
  const lanes = 16 / width;
  const images = output.length / size;
  if (size > LARGEST || images < lanes / 2) return false;
  const made = simdInstance();
  if (!made) return false;
  const rows = rowsOfPortion(size * width, lanes);
  const bytes = rows * size * width + 256;
  const [offsets, woven, from, to] = place(made, [4 * size, 16 * size, bytes, bytes]);
  for (let k = 0; k < size; k++) made.words[(offsets >> 2) + k] = 16 * sources[k];
  const memory: Bits = width === 1 ? made.bytes : made.words;
  for (let at = 0; at < output.length; at += rows * size) {
    const end = Math.min(at + rows * size, output.length);
    memory.set(input.subarray(at, end), from / width);
    made.run.gather(width, size, (end - at) / size, offsets, from, to, woven);
    output.set(memory.subarray(to / width, to / width + end - at), at);
  }
  return true;
}
