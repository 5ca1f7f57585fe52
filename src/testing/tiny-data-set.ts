import type { LabelledImages, Pixels } from '../datasets/labelled-images.js';
import { checkInteger, checkNames, type OptionNames } from '../errors/checks.js';
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
  /** The number of classes. Default differs by set. */
  readonly classes?: number;
  /** Default 0. */
  readonly seed?: Seed;
  /** Other examples of the same classes, `'test'` say. Default `'train'`. */
  readonly split?: string;
}

const TINY_OPTIONS: OptionNames<TinyOptions> = { n: true, classes: true, seed: true, split: true };

/** Throws unless the options are known, and each named size is a whole number from 1 to 10,000. */
export function checkTinyOptions<Options extends TinyOptions>(
  options: Options,
  others: OptionNames<Omit<Options, keyof TinyOptions>>,
  sizes: object,
): void {
  checkNames(options, Object.keys({ ...TINY_OPTIONS, ...others }));
  for (const [name, size] of Object.entries(sizes)) checkInteger(name, size, 1, 10_000);
}

/** Classes in turn: balanced, and the same whatever n is. */
export function classesInTurn(n: number, classes: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i % classes);
}
