import { outOfRange } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';
import { checkLabels, MOST_CLASSES } from '../plans/labels/check-labels.js';

/** How two sets of labels differ. */
export interface LabelAudit {
  /** The number of examples. */
  readonly examples: number;
  /** How many labels differ. */
  readonly changed: number;
  /** The share of labels that differ, 0 to 1. */
  readonly rate: number;
  /** For each true class, how many examples it has and how many of their labels differ. */
  readonly classes: readonly { readonly examples: number; readonly changed: number }[];
  /** Counts `matrix[true][noisy]`. */
  readonly matrix: readonly (readonly number[])[];
  /** 1 for every example whose label differs. */
  readonly mask: Uint8Array;
}

/**
 * Compares noisy labels with clean ones: the realised noise, whatever made it.
 *
 * @param clean n class indices from 0 to `classes - 1`
 * @param noisy n class indices from 0 to `classes - 1`
 * @throws TypeError or RangeError where a label is no class or the lengths differ
 */
export function audit(
  clean: ArrayLike<number>,
  noisy: ArrayLike<number>,
  options: { readonly classes: number },
): LabelAudit {
  const classes = options?.classes;
  checkInteger('classes', classes, 1, MOST_CLASSES);
  const before = checkLabels('clean', clean, classes);
  const after = checkLabels('noisy', noisy, classes);
  if (before.length !== after.length)
    throw outOfRange('noisy', `as long as clean, ${before.length} labels`, after.length);
  const counts = new Float64Array(classes * classes);
  const mask = new Uint8Array(before.length);
  for (let i = 0; i < before.length; i++) {
    counts[before[i] * classes + after[i]]++;
    mask[i] = Number(before[i] !== after[i]);
  }
  const matrix = Array.from({ length: classes }, (_, y) =>
    Array.from(counts.subarray(y * classes, (y + 1) * classes)),
  );
  const perClass = matrix.map((row, y) => {
    const examples = row.reduce((a, b) => a + b, 0);
    return { examples, changed: examples - row[y] };
  });
  const changed = perClass.reduce((sum, row) => sum + row.changed, 0);
  return { examples: before.length, changed, rate: changed / before.length, classes: perClass, matrix, mask };
}
