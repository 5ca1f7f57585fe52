import type { Kernels } from '../../kernels/bulk-loops.js';
import { type Addresses, highOf, lowOf } from '../../random/example-ids.js';
import type { Key } from '../../random/key.js';
import { threefry2x32 } from '../../random/threefry.js';
import { type ExactCutoff, isPicked } from '../exact-cutoff.js';
import { type PreparedNoise, pickedBelowOf } from './label-noise.js';

/** Labels to draw: which ones, by what noise, at which addresses. */
interface LabelTask {
  readonly classes: number;
  readonly noise: PreparedNoise;
  readonly key: Key;
  readonly addresses: Addresses;
  readonly labels: Int32Array;
  /** Where the new labels are written; it may be `labels` itself. */
  readonly out: Int32Array;
  /** Picks the examples of an exact count; without it, each example is picked by its own word. */
  readonly cutoff?: ExactCutoff | undefined;
}

/** Draws all labels of a task; returns how many examples were picked. */
export type DrawLabels = (task: LabelTask) => number;

/** `drawLabels` by a kernel, if that takes the task. Noise that may throw writes nothing before all is drawn. */
export function drawLabelsWith(kernels: Kernels | undefined): DrawLabels {
  return (task) => {
    if (task.noise.mayThrow) {
      const out = new Int32Array(task.out.length);
      const picked = drawLabels({ ...task, out });
      task.out.set(out);
      return picked;
    }
    return kernels?.labels(task, (from, to) => drawLabels(task, from, to)) ?? drawLabels(task);
  };
}

/**
 * Writes the noisy labels of the examples from `from` to `to - 1`, and returns how many of them were picked for replacement,
 * whether or not the new label differs.
 *
 * An example's words are the Threefry blocks 0, 1, 2, ... at its address: word 0 decides, word 1 chooses, and the rest serve
 * if a choice must be redrawn.
 */
export function drawLabels(task: LabelTask, from = 0, to = task.labels.length): number {
  const { noise, key, addresses, labels, out, cutoff } = task;
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
    if (cutoff ? isPicked(cutoff, word, low, high) : word < pickedBelowOf(noise, label, i)) {
      picked++;
      current = i;
      drawn = 2;
      out[i] = noise.choose(label, i, block[1], redraw);
    }
  }
  return picked;
}
