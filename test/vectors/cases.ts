import type {
  ExampleId,
  ExampleIds,
  ImageShapeOption,
  LabelNoiseJson,
  PixelArray,
  SeedJson,
  StatisticsScope,
} from '../../src/index.js';

/** What `make.py` writes: the cases of `labels.json`. */
export interface LabelCase {
  readonly name: string;
  readonly specification: CaseSpecification & { readonly classes: number };
  readonly n: number;
  readonly ids?: CaseIds;
  readonly head: readonly number[];
  readonly sha256: string;
}

/** The cases of `images.json`. */
export interface ImageCase {
  readonly name: string;
  readonly specification: CaseSpecification & ImageShapeOption;
  readonly n: number;
  readonly dtype: keyof typeof ARRAYS;
  readonly ids?: CaseIds;
  /** Where the statistics were taken from the images themselves. */
  readonly scope?: StatisticsScope;
  readonly head: readonly number[];
  readonly sha256: string;
}

/** The specification of a record, before it is checked. */
export interface CaseSpecification {
  readonly operation: string;
  readonly seed: SeedJson;
  readonly split: string;
  readonly noise?: LabelNoiseJson;
  readonly [option: string]: unknown;
}

type CaseIds = ExampleIds & ({ readonly first: number } | readonly ExampleId[]);

/** The labels that go into a case. */
export function caseLabels({ n, specification: { classes } }: LabelCase): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => (7 * i + Math.floor(i / classes)) % classes);
}

/** The probabilities of the instance-dependent cases: four 64ths for each example. */
export function caseProbabilities(n: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    const [a, b, c] = [(i * 5) % 17, (i * 3) % 23, (i * 11) % 24];
    return [a / 64, b / 64, c / 64, (64 - a - b - c) / 64];
  }).flat();
}

/** The features of the part-dependent cases: three 32nds for each example. */
export function caseFeatures(n: number): number[] {
  return Array.from({ length: n }, (_, i) => [
    ((i * 5) % 33) / 32,
    ((i * 3) % 23) / 32,
    ((i * 11) % 24) / 32,
  ]).flat();
}

/** The arrays of pixels, by the names that `make.py` gives them. */
const ARRAYS = {
  uint8: Uint8Array,
  float32: Float32Array,
  int32: Int32Array,
  float64: Float64Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int8: Int8Array,
  uint32: Uint32Array,
  clamped: Uint8ClampedArray,
};

/** The pixels that go into a case. */
export function casePixels({ n, dtype, specification: { imageShape } }: ImageCase): PixelArray {
  const length = imageShape.reduce((product, side) => product * side, n);
  const most = dtype === 'int8' ? 128 : 256;
  const bytes = Uint8Array.from({ length }, (_, i) => (151 * i + 7 * Math.floor(i / 8)) % most);
  return dtype === 'float32' ? Float32Array.from(bytes, (value) => value / 255) : ARRAYS[dtype].from(bytes);
}
