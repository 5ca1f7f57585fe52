import { type Addresses, highOf, lowOf } from '../../random/example-ids.js';
import type { Key } from '../../random/key.js';
import { threefry2x32 } from '../../random/threefry.js';
import { type ExactCutoff, isPicked } from '../exact-cutoff.js';
import type { NoiseTable } from './label-noise.js';

/**
 * Writes the noisy label of every example to `out` (which may be `labels` itself) and returns how many were picked for
 * replacement, whether or not the new label differs. With a `cutoff` the picked ones are those of the exact count.
 *
 * An example's words are the Threefry blocks 0, 1, 2, ... at its address: word 0 decides, word 1 chooses, and the rest serve
 * where a choice must be redrawn.
 */
export function drawLabels(
  table: NoiseTable,
  key: Key,
  addresses: Addresses,
  labels: Int32Array,
  out: Int32Array,
  cutoff?: ExactCutoff,
): number {
  const { threshold, choose } = table;
  const perClass = table.by === 'class';
  const block = new Int32Array(2);
  const [key0, key1] = key;
  let index = 0;
  let drawn = 2;
  const redraw = () => {
    const counter = (drawn >> 1) + 8 * highOf(addresses, index);
    if ((drawn & 1) === 0) threefry2x32(key0, key1, lowOf(addresses, index), counter, block);
    return block[drawn++ & 1];
  };
  let picked = 0;
  for (let i = 0; i < labels.length; i++) {
    const low = lowOf(addresses, i);
    const high = highOf(addresses, i);
    threefry2x32(key0, key1, low, 8 * high, block);
    const first = block[0] >>> 0;
    const label = labels[i];
    const hit = cutoff ? isPicked(cutoff, first, low, high) : first < threshold[perClass ? label : i];
    if (hit) {
      picked++;
      index = i;
      drawn = 2;
      out[i] = choose(label, i, block[1], redraw);
    } else out[i] = label;
  }
  return picked;
}
