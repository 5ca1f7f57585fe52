import type { Addresses } from '../random/example-ids.js';
import type { Key } from '../random/key.js';
import type { Bits } from './bits.js';

/** Consecutive examples of one call, and the key that they draw under. */
export interface Run {
  readonly key: Key;
  readonly addresses: Addresses;
  /** The position of the first one among the examples of the call. */
  readonly from: number;
  readonly count: number;
}

/** What is drawn into Gaussian pixels. */
export interface GaussianTask {
  /** Values of an image. */
  readonly size: number;
  /** Standard deviation and mean of each value in float32: `size` of them, or a single one for all. */
  readonly std: Float32Array;
  readonly mean: Float32Array;
  /** Limits that every value is clipped to. */
  readonly clip: readonly [number, number] | undefined;
  /** Whether values are rounded to whole numbers, halves upwards, before they are clipped. */
  readonly round: boolean;
}

/** The part of a noise table (`plans/labels/label-noise.ts`, where its fields are explained) that a kernel can draw from. */
export interface LabelTable {
  readonly threshold: Float64Array;
  readonly by: 'set' | 'class' | 'example';
  readonly among?: 'all' | 'others' | Float64Array;
}

/** The rank of the last example that an exact count picks: `ExactCutoff` of `plans/exact-cutoff.ts`. */
export interface Rank {
  readonly word: number;
  readonly address: readonly [number, number];
}

/**
 * The bulk loops of the library in a faster form, as a value that the transforms take: `simd` of `rethink-gen/simd` is one.
 * Every kernel gives exactly the bits of the TypeScript that it stands in for, or declines a task (false, undefined) before
 * it has written anything, and then the TypeScript does it.
 */
export interface Kernels {
  /** Writes the Gaussian pixels of the run's images to `output`, which holds just these. */
  readonly gaussian: (run: Run, task: GaussianTask, output: Float32Array) => boolean;
  /** Permutes each of the run's images by itself, in place: `images` holds just these, `units` units of `unit` elements each. */
  readonly randomPixels: (run: Run, images: Bits, units: number, unit: number) => boolean;
  /** Gathers images of `sources.length` elements: element k comes from element `sources[k]`. The arrays may be one. */
  readonly shuffledPixels: (input: Bits, output: Bits, sources: Uint32Array) => boolean;
  /**
   * Does what `drawLabels` does: writes noisy labels to `out` (which may be `labels`), returns how many were picked. What it
   * leaves out it gives to `plainly`, which draws the labels from `from` to `to - 1` in TypeScript.
   */
  readonly labels: (
    classes: number,
    table: LabelTable,
    key: Key,
    addresses: Addresses,
    labels: Int32Array,
    out: Int32Array,
    cutoff: Rank | undefined,
    plainly: (from: number, to: number) => number,
  ) => number | undefined;
  /** Writes the first random word of every example to `out`. */
  readonly firstWords: (key: Key, addresses: Addresses, out: Uint32Array) => boolean;
}
