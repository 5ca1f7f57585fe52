import { type Addresses, highOf, lowOf } from '../../random/example-ids.js';
import type { Key } from '../../random/key.js';
import { threefry2x32 } from '../../random/threefry.js';
import { type ExactCutoff, isPicked } from '../exact-cutoff.js';
import type { NoiseTable } from './label-noise.js';

/** Labels that are drawn at a time. */
const BLOCK = 1024;

/**
 * Writes the noisy label of every example to `out` (which may be `labels` itself) and returns how many were picked for
 * replacement, whether or not the new label differs. With a `cutoff` the picked ones are those of the exact count.
 *
 * An example's words are the Threefry blocks 0, 1, 2, ... at its address: word 0 decides, word 1 chooses, and the rest serve
 * where a choice must be redrawn.
 *
 * Block by block, the picked examples are listed first and then replaced: a branch on a random word is mispredicted so
 * often that listing without one is a third faster.
 */
export function drawLabels(
  table: NoiseTable,
  key: Key,
  addresses: Addresses,
  labels: Int32Array,
  out: Int32Array,
  cutoff?: ExactCutoff,
): number {
  const block = new Int32Array(2);
  const size = Math.min(BLOCK, labels.length);
  const list = new Int32Array(size);
  const words = new Int32Array(size);
  let index = 0;
  let drawn = 2;
  const redraw = () => {
    const counter = (drawn >> 1) + 8 * highOf(addresses, index);
    if ((drawn & 1) === 0) threefry2x32(key[0], key[1], lowOf(addresses, index), counter, block);
    return block[drawn++ & 1];
  };
  let picked = 0;
  for (let from = 0; from < labels.length; from += BLOCK) {
    const end = Math.min(from + BLOCK, labels.length);
    const count = pick(table, key, addresses, labels, from, end, block, list, words, cutoff);
    if (out !== labels) out.set(labels.subarray(from, end), from);
    for (let k = 0; k < count; k++) {
      index = list[k];
      drawn = 2;
      out[index] = table.choose(labels[index], index, words[k], redraw);
    }
    picked += count;
  }
  return picked;
}

/** Lists the picked examples from `from` to `end - 1`, and their second words; returns how many they are. */
function pick(
  table: NoiseTable,
  key: Key,
  addresses: Addresses,
  labels: Int32Array,
  from: number,
  end: number,
  block: Int32Array,
  list: Int32Array,
  words: Int32Array,
  cutoff?: ExactCutoff,
): number {
  const { threshold } = table;
  const perClass = table.by === 'class';
  const key0 = key[0] | 0;
  const key1 = key[1] | 0;
  const first = addresses.first | 0;
  const { low: lows, high: highs } = addresses;
  const stop = end | 0;
  let count = 0;
  for (let i = from | 0; i < stop; i = (i + 1) | 0) {
    const low = lows ? lows[i] : (first + i) | 0;
    const high = highs ? highs[i] : 0;
    threefry2x32(key0, key1, low, high << 3, block);
    const word = block[0] >>> 0;
    list[count] = i;
    words[count] = block[1];
    count += Number(cutoff ? isPicked(cutoff, word, low, high) : word < threshold[perClass ? labels[i] : i]);
  }
  return count;
}
