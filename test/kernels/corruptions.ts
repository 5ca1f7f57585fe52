import type { ExactCutoff, Execution, LabelNoise } from '../../src/index.js';
import {
  corruptLabelsInto,
  exactLabelCount,
  pairFlip,
  symmetric,
  transition,
  uniform,
} from '../../src/index.js';
import type { NumberArray } from '../../src/kernels/bits.js';
import { IMAGE_CASES } from '../images/operations.js';

/** The sizes at which loops in vectors, tiles and halves of words go wrong. */
export const SIZES = [1, 7, 16, 33, 100, 784, 3072, 8192, 8193];
export const COUNTS = [1, 2, 5, 17];

/** Pixel kinds of every width. */
export const KINDS = [Float32Array, Uint8Array, Uint16Array, Float64Array];

/** `count` images of `size` values below 127, in an array of this kind. */
export function images<Kind extends NumberArray>(
  Kind: { new (length: number): Kind },
  count: number,
  size: number,
): Kind {
  const values = new Kind(count * size);
  for (let i = 0; i < values.length; i++) values[i] = (i * 7919) % 127;
  return values;
}

/** Labels of every class in turn. */
export function labelsOf(n: number, classes: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => (i * 7919) % classes);
}

/** A transition matrix with a row that never leaves, one that always does, and others at 0.4. */
export function matrix(classes: number): number[][] {
  return Array.from({ length: classes }, (_, y) => {
    const leaves = y === 0 ? 0 : y === 1 ? 1 : 0.4;
    return Array.from({ length: classes }, (_, k) => (k === y ? 1 - leaves : leaves / (classes - 1)));
  });
}

/** Every corruption of images in the variants whose loops differ, by its name. */
export const imageCorruptions = Object.fromEntries(
  IMAGE_CASES.flatMap(([operation, { verb, variants }]) =>
    Object.entries(variants).map(([name, options]) => [
      `${operation}, ${name}`,
      (x: NumberArray, imageShape: readonly number[], execution?: Execution<NumberArray>) =>
        verb(x, { seed: 0, imageShape, ...options }, execution).images,
    ]),
  ),
);

/** Kinds of label noise, and whether a kernel knows them. */
export const noises: Record<string, (classes: number) => LabelNoise> = {
  'uniform(0.4)': () => uniform(0.4),
  'uniform(1)': () => uniform(1),
  'symmetric(0)': () => symmetric(0),
  'symmetric(0.4)': () => symmetric(0.4),
  'symmetric(1)': () => symmetric(1),
  'pairFlip(0.3)': () => pairFlip(0.3),
  transition: (classes) => transition(matrix(classes)),
};

/** Noisy labels and how many were picked; with an exact count where the noise has one rate and `exact` asks for it. */
export function noisy(
  labels: Int32Array,
  noise: LabelNoise,
  classes: number,
  ids: { first: number } | string[] | undefined,
  exact: boolean,
  execution?: Execution<Int32Array>,
): [Int32Array, number] {
  const options = { noise, classes, seed: 8, ...(ids && { ids }) };
  let count: ExactCutoff | undefined;
  if (exact && noise.rate !== undefined) {
    count = exactLabelCount(labels.length, options, execution?.kernels);
  }
  const { labels: after, plan } = corruptLabelsInto(
    labels,
    { ...options, ...(count && { count }) },
    execution ?? {},
  );
  return [after, plan.picked];
}
