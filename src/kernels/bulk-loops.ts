import type { Addresses } from '../random/example-ids.js';
import type { Key } from '../random/key.js';
import type { Bits } from './bits.js';

/** Consecutive examples of one call, and the key that they draw under. */
export interface KeyedExamples {
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

/** Labels to draw: `LabelTask` of `plans/labels/draw-labels.ts`, which explains the fields, as a kernel sees it. */
export interface LabelKernelTask {
  readonly classes: number;
  /** The part of prepared noise (`plans/labels/label-noise.ts`) that a kernel can draw from. */
  readonly noise: {
    readonly pickedBelow: Float64Array;
    readonly by: 'set' | 'class' | 'example';
    readonly choices?: 'all' | 'others' | Float64Array;
  };
  readonly key: Key;
  readonly addresses: Addresses;
  readonly labels: Int32Array;
  readonly out: Int32Array;
  readonly cutoff?: Rank | undefined;
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
  /** Writes the Gaussian pixels of these examples to `output`, which holds just these. */
  readonly gaussian: (examples: KeyedExamples, task: GaussianTask, output: Float32Array) => boolean;
  /** Permutes each of these examples by itself, in place: `images` holds just these, `units` units of `unit` elements each. */
  readonly randomPixels: (examples: KeyedExamples, images: Bits, units: number, unit: number) => boolean;
  /** Gathers images of `sources.length` elements: element k comes from element `sources[k]`. The arrays may be one. */
  readonly shuffledPixels: (input: Bits, output: Bits, sources: Uint32Array) => boolean;
  /**
   * Does what `drawLabels` does: writes noisy labels and returns how many were picked. What the kernel leaves out it gives to
   * `drawPart`, which draws the labels from `from` to `to - 1` in TypeScript.
   */
  readonly labels: (
    task: LabelKernelTask,
    drawPart: (from: number, to: number) => number,
  ) => number | undefined;
  /** Writes the first random word of every example to `out`. */
  readonly firstWords: (key: Key, addresses: Addresses, out: Uint32Array) => boolean;
}
