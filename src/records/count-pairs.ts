import { wrongKind } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';

/** The most classes of a square matrix, which has 16 million entries then. */
const MOST = 4096;

/** How many examples have this true and this noisy label. */
export type PairCount = readonly [true: number, noisy: number, count: number];

/** How many examples a true class has, and how many of their labels changed. */
export interface ClassCounts {
  readonly label: number;
  readonly examples: number;
  readonly changed: number;
}

/**
 * Counts the pairs of labels that occur, in ascending order, in time and memory that grow with the examples and the classes.
 * The examples are sorted by their true class (a counting sort); then each class counts its noisy labels in one list for all.
 */
export function countPairs(before: Int32Array, after: Int32Array, classes: number): PairCount[] {
  const ends = new Int32Array(classes + 1);
  for (let i = 0; i < before.length; i++) ends[before[i] + 1]++;
  for (let y = 0; y < classes; y++) ends[y + 1] += ends[y];
  const starts = ends.slice();
  const sorted = new Int32Array(before.length);
  for (let i = 0; i < before.length; i++) sorted[starts[before[i]]++] = after[i];
  const counts = new Int32Array(classes);
  const pairs: PairCount[] = [];
  for (let label = 0; label < classes; label++) {
    const noisy = sorted.subarray(ends[label], ends[label + 1]);
    if (noisy.length === 0) continue;
    for (const other of distinct(noisy, counts)) pairs.push([label, other, counts[other]]);
    for (let i = 0; i < noisy.length; i++) counts[noisy[i]] = 0;
  }
  return pairs;
}

/** Counts labels; returns those that occur, in ascending order. */
function distinct(labels: Int32Array, counts: Int32Array): Int32Array {
  const found = new Int32Array(Math.min(labels.length, counts.length));
  let length = 0;
  for (let i = 0; i < labels.length; i++) {
    if (counts[labels[i]]++ === 0) found[length++] = labels[i];
  }
  return found.subarray(0, length).sort();
}

/** What an audit says of these pairs, in ascending order. */
export function realised(pairs: readonly PairCount[]) {
  const classes: { label: number; examples: number; changed: number }[] = [];
  for (const [label, noisy, count] of pairs) {
    if (classes.at(-1)?.label !== label) classes.push({ label, examples: 0, changed: 0 });
    const counted = classes[classes.length - 1];
    counted.examples += count;
    if (noisy !== label) counted.changed += count;
  }
  const total = (of: 'examples' | 'changed') => classes.reduce((sum, counted) => sum + counted[of], 0);
  const [examples, changed] = [total('examples'), total('changed')];
  return { examples, changed, rate: changed / examples, classes: classes as ClassCounts[], matrix: pairs };
}

/**
 * The realised transitions as a square matrix, `matrix[true][noisy]`, for sets of few classes.
 *
 * @param pairs `matrix` of an audit or of a record
 * @param classes the number of classes, at most 4,096
 */
export function transitionCounts(pairs: readonly PairCount[], classes: number): number[][] {
  checkInteger('classes', classes, 1, MOST);
  if (!Array.isArray(pairs)) throw wrongKind('pairs', 'the matrix of an audit', pairs);
  for (let p = 0; p < pairs.length; p++) {
    if (!Array.isArray(pairs[p]) || pairs[p].length !== 3)
      throw wrongKind(`pairs[${p}]`, '[true, noisy, count]', pairs[p]);
    const [label, noisy, count] = pairs[p];
    checkInteger(`pairs[${p}][0]`, label, 0, classes - 1);
    checkInteger(`pairs[${p}][1]`, noisy, 0, classes - 1);
    checkInteger(`pairs[${p}][2]`, count, 1);
  }
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const [label, noisy, count] of pairs) matrix[label][noisy] = count;
  return matrix;
}
