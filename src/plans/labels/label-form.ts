import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import type { PixelArray } from '../images/image-plan.js';
import { missingCure } from './check-labels.js';
import type { Classes } from './class-names.js';

/** How labels in an array are written; a tensor's rank says it (`[n]` index, `[n, classes]` one-hot). */
export interface LabelEncoding {
  /**
   * `'index'` (default): one class index per example. `'one-hot'`: `classes` numbers per example, a 1 among zeros; the
   * default if each example has an array of its own.
   */
  readonly encoding?: 'index' | 'one-hot';
}

/** Class indices in memory: numbers in a typed array or in a plain one. */
export type ClassIndices = PixelArray | readonly number[];

/** Numbers or bigints, in a typed array or in a plain one. */
export type LabelValues = ClassIndices | BigInt64Array | BigUint64Array | readonly bigint[];

/** A column of labels that gives them as an array: an Apache Arrow `Vector`. */
export interface LabelVector<Labels> {
  /** The number of labels. */
  readonly length: number;
  /** The labels. */
  toArray(): Labels;
}

/** Labels in memory: class indices, or one-hot in one array or in an array for each example; and columns of those. */
export type LabelArray = LabelValues | readonly LabelValues[] | LabelVector<LabelValues>;

/** Labels in memory that are the names of their classes. */
export type NamedLabels = readonly string[] | LabelVector<readonly string[]>;

/** Labels in memory, of any form. */
export type AnyLabels = LabelArray | NamedLabels;

interface LabelForm {
  readonly count: number;
  /** Class indices: the array itself (or the memory of the column) if it holds numbers, which are not checked yet; else a new one. */
  readonly read: () => ArrayLike<number>;
  /** Whether `read` returns a new array, which may be written over. */
  readonly own: boolean;
  /** Class indices as labels of this form: `indices` themselves if they are. */
  readonly write: (indices: Int32Array) => ArrayLike<unknown>;
}

type Kind = { from(values: ArrayLike<unknown>, map?: (value: number) => unknown): ArrayLike<unknown> };

const kindOf = (labels: ArrayLike<unknown>) => labels.constructor as unknown as Kind;

const isArray = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);

/** The array of labels that was given, or that a column gives. */
export function labelArray(name: string, given: unknown): ArrayLike<unknown> {
  if (isArray(given)) return given;
  const column = Object(given) as LabelVector<unknown> & { readonly nullCount?: number };
  if (column.nullCount) throw outOfRange(name, 'without nulls', given, missingCure(null));
  // Other things that have the method, generators and data sets, have no length.
  const labels = column.length >= 0 && column.toArray?.();
  if (isArray(labels)) return labels;
  throw wrongKind(name, 'an array of labels or a tensor', given, `write [...${name}]`);
}

/** Labels in their form: class indices as numbers or bigints, the names of classes, or one-hot. */
export function labelForm(
  name: string,
  given: unknown,
  { classes, classNames }: Classes,
  encoding?: LabelEncoding['encoding'],
): LabelForm {
  const labels = labelArray(name, given);
  const nested = isArray(labels[0]);
  if (encoding !== undefined && encoding !== 'one-hot' && (nested || encoding !== 'index'))
    throw wrongKind('encoding', nested ? 'one of "one-hot"' : 'one of "index", "one-hot"', encoding);
  const hot = nested || encoding === 'one-hot';
  const like = nested ? (labels[0] as ArrayLike<unknown>) : labels;
  const kind = typeof like[0];
  if (kind === 'string' && (hot || !classNames))
    throw wrongKind('classes', "names, as in ['cat', 'dog']", classes);
  const cast =
    kind === 'bigint'
      ? BigInt
      : kind === 'string'
        ? (k: number) => (classNames as readonly string[])[k]
        : undefined;
  const count = hot && !nested ? Math.ceil(labels.length / classes) : labels.length;
  const row = (i: number) =>
    nested ? labels[i] : (labels as unknown[]).slice(i * classes, (i + 1) * classes);
  return {
    count,
    own: hot || cast !== undefined,
    read: () => {
      if (hot)
        return new Int32Array(count).map((_, i) => placeOfOne(`${name} row ${i}`, row(i), classes, cast));
      if (cast) {
        const places = new Map<unknown, number>(Array.from({ length: classes }, (_, k) => [cast(k), k]));
        return new Int32Array(count).map((_, i) => {
          const place = places.get(labels[i]);
          if (place !== undefined) return place;
          const rule = classNames ? 'one of `classes`' : `a bigint from 0 to ${classes - 1}`;
          throw outOfRange(`${name}[${i}]`, rule, labels[i], missingCure(labels[i]));
        });
      }
      // Every kind of number holds 127.
      if (classes > 128 && kindOf(labels).from([classes - 1])[0] !== classes - 1)
        throw outOfRange(name, `an array for class ${classes - 1}`, labels, 'use Int32Array');
      return labels as ArrayLike<number>;
    },
    write: (indices) => {
      if (nested)
        return Array.from(indices, (k) => kindOf(like).from(encoded(Int32Array.of(k), classes), cast));
      const written = hot ? encoded(indices, classes) : indices;
      // Several times as fast as `Array.from`, which iterates.
      if (Array.isArray(labels) && !cast) return labels.map((_, i) => written[i]);
      return written.constructor === labels.constructor ? written : kindOf(labels).from(written, cast);
    },
  };
}

/** The place of the 1 in a one-hot row of numbers, or of what `cast` makes of them. */
function placeOfOne(
  name: string,
  row: unknown,
  classes: number,
  cast: (k: number) => unknown = Number,
): number {
  const given = row as ArrayLike<unknown> | undefined;
  const values = Array.from(given?.length === classes ? given : []);
  const place = values.indexOf(cast(1));
  if (place < 0 || values.some((value, k) => value !== cast(Number(k === place))))
    throw outOfRange(name, `one-hot: ${classes} numbers, a 1 among zeros`, row);
  return place;
}

function encoded(indices: Int32Array, classes: number): Uint8Array {
  const oneHot = new Uint8Array(indices.length * classes);
  for (let i = 0; i < indices.length; i++) oneHot[i * classes + indices[i]] = 1;
  return oneHot;
}
