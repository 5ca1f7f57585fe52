import { WORDS } from '../../random/word.js';

/** The most classes that the tables are made for: their tables fit the first- and second-level cache. */
export const MOST_TABLE_CLASSES = 64;

/** The bins of the guide: the upper 10 bits of a word. */
const BINS = 1024;

/** The answer of the guide if the lower bits decide. */
const UNDECIDED = 255;

/** The sizes in bytes of the thresholds, the guide and the cumulative probabilities of `classes` classes. */
export function tableSizes(classes: number): number[] {
  return [8 * classes, BINS * classes, 8 * classes * classes];
}

/** Writes the three tables (`webassembly/source/corruptions/labels.ts` says what they hold) to their places in `buffer`. */
export function fillTable(
  buffer: ArrayBufferLike,
  places: readonly number[],
  pickedBelow: Float64Array,
  cumulative: Float64Array,
): void {
  const classes = pickedBelow.length;
  const [thresholds, guide, sums] = places;
  const limits = new Uint32Array(buffer, thresholds, 2 * classes);
  pickedBelow.forEach((value, y) => {
    const last = Math.ceil(Math.min(value, WORDS)) - 1;
    limits[2 * y] = last;
    limits[2 * y + 1] = last < 0 ? 0 : 0xffffffff;
  });
  new Float64Array(buffer, sums, classes * classes).set(cumulative);
  const bins = new Uint8Array(buffer, guide, BINS * classes);
  for (let y = 0; y < classes; y++) {
    const row = cumulative.subarray(y * classes, (y + 1) * classes);
    for (let bin = 0, drawn = 0; bin < BINS; bin++) {
      const [first, last] = [bin * 2 ** 22, (bin + 1) * 2 ** 22 - 1];
      while (drawn < classes - 1 && !(first < row[drawn])) drawn++;
      bins[y * BINS + bin] = drawn === classes - 1 || last < row[drawn] ? drawn : UNDECIDED;
    }
  }
}
