import { outOfRange } from '../errors/argument-error.js';
import { checkLabels } from '../plans/labels/check-labels.js';
import { type Classes, checkClasses, withClassNames } from '../plans/labels/class-names.js';
import { type AnyLabels, labelForm } from '../plans/labels/label-form.js';
import { type ClassCounts, countPairs, type PairCount, realised } from './count-pairs.js';

/** How two sets of labels differ. */
export interface LabelAudit {
  /** The number of examples. */
  readonly examples: number;
  /** The number of labels that differ. */
  readonly changed: number;
  /** The share of labels that differ, 0 to 1. */
  readonly rate: number;
  /** The true classes that occur, in ascending order: how many examples each has, and how many of their labels differ. */
  readonly classes: readonly ClassCounts[];
  /** The realised transitions that occur, in ascending order: `[true, noisy, count]`. */
  readonly matrix: readonly PairCount[];
  /** 1 for every example whose label differs. */
  readonly mask: Uint8Array;
}

/**
 * Compares noisy labels with clean ones: the realised noise, whatever made it. Time and memory grow with the examples, not with
 * the square of the classes.
 *
 * @param clean n labels in the forms of `corruptLabels`; one-hot labels with an array for each example
 * @param noisy n labels, in the same form or another one
 * @param options `classes`: the number of classes, or their names for labels that are strings
 * @throws RangeError if a label is not a class, or the lengths differ
 */
export function audit(
  clean: AnyLabels,
  noisy: AnyLabels,
  options: { readonly classes: number | readonly string[] },
): LabelAudit {
  const named = withClassNames({ classes: options?.classes }) as Classes;
  checkClasses(named);
  const [before, after] = readBoth(clean, noisy, named);
  const mask = new Uint8Array(before.length);
  for (let i = 0; i < mask.length; i++) mask[i] = Number(before[i] !== after[i]);
  return { ...realised(countPairs(before, after, named.classes)), mask };
}

/** Clean and noisy labels as class indices, each checked, as many of the one as of the other. */
export function readBoth(clean: AnyLabels, noisy: AnyLabels, named: Classes): [Int32Array, Int32Array] {
  const before = checkLabels('clean', labelForm('clean', clean, named).read(), named.classes);
  const after = checkLabels('noisy', labelForm('noisy', noisy, named).read(), named.classes);
  if (before.length === after.length) return [before, after];
  throw outOfRange('noisy.length', `${before.length}, that of \`clean\``, after.length);
}
