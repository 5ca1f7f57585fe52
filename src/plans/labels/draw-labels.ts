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
  let low = 0;
  let high = 0;
  let drawn = 2;
  const draw = (counter: number) => threefry2x32(key[0], key[1], low, counter + 8 * high, block);
  const redraw = () => {
    if ((drawn & 1) === 0) draw(drawn >> 1);
    return block[drawn++ & 1];
  };
  let picked = 0;
  for (let i = from; i < to; i++) {
    low = lowOf(addresses, i);
    high = highOf(addresses, i);
    draw(0);
    const word = block[0] >>> 0;
    const label = labels[i];
    out[i] = label;
    if (cutoff ? isPicked(cutoff, word, low, high) : word < thresholdOf(table, label, i)) {
      picked++;
      drawn = 2;
      out[i] = table.choose(label, i, block[1], redraw);
    }
  }
  return picked;
}
