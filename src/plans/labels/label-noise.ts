import type { Address } from '../address.js';

/**
 * Label noise: what can become of a label, and how often. Made by `uniform`, `symmetric`, `pairFlip`, `classMap`, `groups`,
 * `transition` or `instanceDependent`; its data fields are plain JSON, from which `labelNoise` makes it again.
 *
 * In every kind the first random word of an example decides *whether* its label is replaced and the second one *by what*,
 * so raising a rate never moves a replacement.
 */
export interface LabelNoise {
  /** Names the noise in records and addresses its chance. */
  readonly kind: string;
  /** The probability that a label is picked, where one number says it. */
  readonly rate?: number;
  /**
   * Checks the noise against a set of labels before they are read; returns what makes it ready to draw from for these labels
   * (n class indices, each checked).
   */
  readonly prepare: (set: LabelSet) => (labels: Int32Array) => NoiseTable;
}

/** A set of labels that noise is drawn for, without the labels: its number of classes, and its address. */
export interface LabelSet extends Address {
  readonly classes: number;
}

/** Label noise made ready to draw from. */
export interface NoiseTable {
  /** The probability that a label is picked, times 2^32: a single one for all, one for each class, or one for each example (`by`). */
  readonly threshold: Float64Array;
  readonly by: 'set' | 'class' | 'example';
  /**
   * The new label of a picked example.
   *
   * @param label its true label
   * @param index its position in the set
   * @param word its second random word, as int32
   * @param redraw further words of the example, as int32
   */
  readonly choose: (label: number, index: number, word: number, redraw: () => number) => number;
  /**
   * What `choose` draws from, where a kernel can do it: all classes, all others, or those of a table of cumulative
   * probabilities (a row of `classes` for each true label, times 2^32; see `conditional-table.ts`).
   */
  readonly among?: 'all' | 'others' | Float64Array;
  /** The probability that a picked example with this label changes. */
  readonly changes: (label: number) => number;
}

/** 2^32, the number of 32-bit words. */
export const WORDS = 4294967296;

/** The threshold of noise that picks every label alike (`by: 'set'`). */
export function sameForAll(rate: number): Float64Array {
  const threshold = new Float64Array(1);
  threshold[0] = rate * WORDS;
  return threshold;
}

/** The threshold of an example: by its class or its position. */
export function thresholdOf({ threshold, by }: NoiseTable, label: number, index: number): number {
  return threshold[by === 'set' ? 0 : by === 'class' ? label : index];
}
