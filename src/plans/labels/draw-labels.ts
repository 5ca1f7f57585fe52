import type { Kernels } from '../../kernels/kernels.js';
import { type Addresses, highOf, lowOf } from '../../random/example-ids.js';
import type { Key } from '../../random/key.js';
import { threefry2x32 } from '../../random/threefry.js';
import { type ExactCutoff, isPicked } from '../exact-cutoff.js';
import { type NoiseTable, thresholdOf } from './label-noise.js';

/** `drawLabels` by a kernel, where that takes the task. */
export function drawLabelsWith(kernels: Kernels | undefined, classes: number): typeof drawLabels {
  return (table, key, addresses, labels, out, cutoff) => {
    const plainly = (from: number, to: number) =>
      drawLabels(table, key, addresses, labels, out, cutoff, from, to);
    return (
      kernels?.labels(classes, table, key, addresses, labels, out, cutoff, plainly) ??
      plainly(0, labels.length)
    );
  };
}

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
  from = 0,
  to = labels.length,
): number {
  const block = new Int32Array(2);
  const [key0, key1] = key;
  // Variables that a closure shares are slow in a loop: these two are touched for picked examples only.
  let current = 0;
  let drawn = 2;
  const redraw = () => {
    const counter = (drawn >> 1) + 8 * highOf(addresses, current);
    if (!(drawn & 1)) threefry2x32(key0, key1, lowOf(addresses, current), counter, block);
    return block[drawn++ & 1];
  };
  let picked = 0;
  for (let i = from; i < to; i++) {
    const low = lowOf(addresses, i);
    const high = highOf(addresses, i);
    threefry2x32(key0, key1, low, 8 * high, block);
    const word = block[0] >>> 0;
    const label = labels[i];
    out[i] = label;
    if (cutoff ? isPicked(cutoff, word, low, high) : word < thresholdOf(table, label, i)) {
      picked++;
      current = i;
      drawn = 2;
      out[i] = table.choose(label, i, block[1], redraw);
    }
  }
  return picked;
}
