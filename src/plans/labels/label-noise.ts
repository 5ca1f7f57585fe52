import { WORDS } from '../../random/word.js';
import type { Address } from '../address.js';

/** A kind of label noise of this library. */
export type NoiseKind =
  | 'uniform'
  | 'symmetric'
  | 'pair-flip'
  | 'class-map'
  | 'groups'
  | 'transition'
  | 'instance-dependent'
  | 'part-dependent';

/**
 * Label noise: what can become of a label, and how often. Made by `uniform`, `symmetric` or their like, and by `ownNoise` for
 * a kind of your own. Its data fields stand in the record of what it did.
 *
 * In every kind the first random word of an example decides *whether* its label is replaced and the second one *by what*,
 * so raising a rate never moves a replacement.
 */
export interface LabelNoise {
  /** Names the noise in records and addresses its chance; `own:...` for noise of your own. */
  readonly kind: NoiseKind | `own:${string}`;
  /** The probability that a label is picked, if one number says it. */
  readonly rate?: number;
  /**
   * Throws unless the noise fits labels of so many classes.
   *
   * @internal
   */
  readonly check?: (classes: number) => void;
  /**
   * Makes the noise ready to draw from for these labels (n class indices, each checked).
   *
   * @internal
   */
  readonly prepare: (labels: Int32Array, set: LabelSet) => PreparedNoise;
}

/** A set of labels that noise is drawn for, without the labels: its number of classes, and its address. */
export interface LabelSet extends Address {
  readonly classes: number;
}

export interface PreparedNoise {
  /**
   * An example is picked if its first word is below this: the probability times 2^32. There is one number for all examples, one
   * for each class, or one for each example (`by`).
   */
  readonly pickedBelow: Float64Array;
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
  /** The probability that a picked example with this label gets another one. Default: 1. */
  readonly changeRate?: (label: number) => number;
  /**
   * A hint for kernels, which say the same as `choose`: all classes, all others, or a table of cumulative probabilities (a row
   * of `classes` for each true label, times 2^32; see `conditional-table.ts`).
   */
  readonly choices?: 'all' | 'others' | Float64Array;
  /** Whether `choose` may throw: then nothing may be written before every label is chosen. */
  readonly mayThrow?: true;
}

/** `pickedBelow` of noise that picks every label alike (`by: 'set'`). */
export function sameForAll(rate: number): Float64Array {
  const below = new Float64Array(1);
  below[0] = rate * WORDS;
  return below;
}

/** The probability that the example with this label, at this position, is picked. */
export function pickRate(noise: PreparedNoise, label: number, index: number): number {
  return Math.min(1, pickedBelowOf(noise, label, index) / WORDS);
}

/** The word below which an example is picked, by its class or its position. */
export function pickedBelowOf({ pickedBelow, by }: PreparedNoise, label: number, index: number): number {
  return pickedBelow[by === 'set' ? 0 : by === 'class' ? label : index];
}
