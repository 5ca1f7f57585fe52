import { outOfRange } from '../errors/argument-error.js';
import { labelArray } from '../plans/labels/label-form.js';

/** Whether two labels are the same, as numbers, bigints, names or one-hot rows. */
export function sameLabel(label: unknown, other: unknown): boolean {
  return String(label) === String(other);
}

/** The array of labels that was given, or that a column gives; throws unless each can be a label. */
export function labelsOf(name: string, given: unknown): ArrayLike<unknown> {
  const labels = labelArray(name, given);
  for (let i = 0; i < labels.length; i++)
    if (!isClass(labels[i]) && !isRow(labels[i]))
      throw outOfRange(`${name}[${i}]`, 'a class: its index, its name or its one-hot row', labels[i]);
  return labels;
}

function isClass(label: unknown): boolean {
  return (
    typeof label === 'string' ||
    ((Number.isSafeInteger(label) || typeof label === 'bigint') && (label as number) >= 0)
  );
}

function isRow(label: unknown): boolean {
  const row = Object(label) as ArrayLike<unknown>;
  return (
    (Array.isArray(row) || ArrayBuffer.isView(row)) &&
    row.length > 0 &&
    Array.from(row).every((value) => value === 0 || value === 1 || value === 0n || value === 1n)
  );
}
