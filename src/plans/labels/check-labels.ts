import { outOfRange } from '../../errors/argument-error.js';
import { checkInteger } from '../../errors/checks.js';

/** What to do about a label that is missing. */
export function missingCure(label: unknown): string | undefined {
  return Number.isNaN(label ?? Number.NaN) ? 'skip what has no label' : undefined;
}

/**
 * The labels as an Int32Array, each checked to be a class from 0 to `classes - 1`: themselves if they are one already, else a
 * new one.
 */
export function checkLabels(name: string, labels: ArrayLike<number>, classes: number): Int32Array {
  // Before there is memory for them: an array of holes is of any length.
  if (!(0 in labels)) throw outOfRange(name, 'at least one label', labels, 'skip empty batches');
  const exact = labels instanceof Int32Array;
  const checked = exact ? labels : new Int32Array(labels.length);
  // The sign of this is set once a label is below 0 or above the last class: one pass for all of them.
  let outside = 0;
  for (let i = 0; i < checked.length; i++) {
    // What is no number stays 0, and differs: it could not be converted.
    if (!exact && typeof labels[i] === 'number') checked[i] = labels[i];
    outside |= checked[i] | (classes - 1 - checked[i]);
  }
  if (outside < 0 || !exact) {
    for (let i = 0; i < checked.length; i++) {
      if (outside < 0 || checked[i] !== labels[i])
        checkInteger(`${name}[${i}]`, labels[i], 0, classes - 1, missingCure(labels[i]));
    }
  }
  return checked;
}
