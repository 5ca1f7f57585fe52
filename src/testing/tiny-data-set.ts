import type { LabelledImages, Pixels } from '../datasets/labelled-images.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkInteger, checkNames, MOST_EXAMPLES, type OptionNames } from '../errors/checks.js';
import type { Seed } from '../random/seed.js';

/** A data set for unit tests: what `train` takes. */
export interface TinyDataSet<Images extends Pixels = Float32Array> extends LabelledImages {
  readonly images: Images;
  /** The class of each example: 0, 1, ..., `classes - 1`, 0, 1, ... */
  readonly labels: Int32Array;
  /** The number of classes. */
  readonly classes: number;
}

/** What every tiny data set can be asked for; one seed and split always give the same bits. */
export interface TinyOptions {
  /** The number of examples. Default 100. */
  readonly n?: number;
  /** The number of classes. Default 3 for `blobs`, 10 for the others. */
  readonly classes?: number;
  /** Draws the set. Default 0. */
  readonly seed?: Seed;
  /** Other examples of the same classes, `'test'` say. Default `'train'`. */
  readonly split?: string;
}

const TINY_OPTIONS: OptionNames<TinyOptions> = { n: true, classes: true, seed: true, split: true };

/** The options, or a throw unless they are known. */
export function tinyOptions<Options extends TinyOptions>(
  options: Options,
  others: OptionNames<Omit<Options, keyof TinyOptions>>,
): Options {
  checkNames(options, Object.keys({ ...TINY_OPTIONS, ...others }));
  return options;
}

/**
 * The labels of a data set of these sizes: classes in turn, balanced, and the same whatever n is. Throws unless each named size is
 * a whole number from 1 to 10,000, and memory holds them together.
 */
export function tinyLabels(sizes: Readonly<Record<'n' | 'classes' | string, number>>): Int32Array {
  let values = 1;
  for (const [name, size] of Object.entries(sizes)) {
    checkInteger(name, size, 1, 10_000);
    values *= size;
  }
  if (values / Math.min(sizes.n, sizes.classes) > MOST_EXAMPLES)
    throw outOfRange('n', `of at most ${MOST_EXAMPLES} values in all`, sizes.n);
  return Int32Array.from({ length: sizes.n }, (_, i) => i % sizes.classes);
}
