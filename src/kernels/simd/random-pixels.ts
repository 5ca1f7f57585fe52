import type { Bits } from '../bits.js';
import type { KeyedExamples } from '../bulk-loops.js';
import { place, simdInstance } from './instance.js';
import { rowsOfPortion, writeAddresses } from './portions.js';

/** The most positions: beyond them a draw takes a whole word (`random/permutation.ts`), and these kernels do not do that. */
const MOST_POSITIONS = 8192;

/** `Kernels.randomPixels` in SIMD: eight draws at a time, tile by tile; units of one or three elements. */
export function simdRandomPixels(
  examples: KeyedExamples,
  images: Bits,
  units: number,
  unit: number,
): boolean {
  if (units > MOST_POSITIONS || (unit !== 1 && unit !== 3)) return false;
  const made = simdInstance();
  if (!made) return false;
  const width = images.BYTES_PER_ELEMENT;
  const size = units * unit;
  const rows = Math.min(examples.count, rowsOfPortion(size * width));
  const bytes = rows * size * width + 16;
  const [ids, pending, input, out] = place(made, [8 * rows, units + 64, bytes, bytes]);
  const memory: Bits = width === 1 ? made.bytes : made.words;
  const [key0, key1] = examples.key;
  for (let from = 0; from < examples.count; from += rows) {
    const count = Math.min(rows, examples.count - from);
    writeAddresses(examples, from, count, made.words, ids >> 2);
    memory.set(images.subarray(from * size, (from + count) * size), input / width);
    made.run.permute(width, unit, units, count, key0, key1, ids, input, out, pending);
    images.set(memory.subarray(out / width, out / width + count * size), from * size);
  }
  return true;
}
