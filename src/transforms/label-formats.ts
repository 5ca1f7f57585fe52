import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkChoice } from '../errors/checks.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import type { AnyTensor } from './any-tensor.js';

/** Labels in memory: a typed array or a plain array of numbers. */
export type LabelArray = PixelArray | readonly number[];

/** How labels in an array are written; a tensor's rank says it (`[n]` index, `[n, classes]` one-hot). */
export interface LabelEncoding {
  /** `'index'` (default): one class index an example. `'one-hot'`: `classes` numbers an example, a single 1 among zeros. */
  readonly encoding?: 'index' | 'one-hot';
}

/** Throws unless `labels` is an array of numbers. */
export function checkLabelArray(labels: unknown): asserts labels is LabelArray {
  const first = (labels as ArrayLike<unknown> | undefined)?.[0];
  if (!(Array.isArray(labels) || ArrayBuffer.isView(labels)) || typeof first !== 'number') {
    throw wrongKind('labels', 'an array or typed array of numbers, or a tensor', labels);
  }
}

/** The encoding that a tensor's shape tells. */
export function tensorEncoding({ shape, dtype }: AnyTensor, classes: number): 'index' | 'one-hot' {
  if (shape.length === 1 && (dtype !== 'bool' || classes <= 2)) return 'index';
  if (shape.length === 2 && shape[1] === classes) return 'one-hot';
  throw wrongKind('labels', `of shape [n, ${classes}], or [n] where not bool`, shape);
}

/** The class indices of labels in this encoding. */
export function readLabels(labels: LabelArray, classes: number, encoding: unknown): ArrayLike<number> {
  checkChoice('encoding', encoding, ['index', 'one-hot']);
  if (encoding === 'index') {
    // Every kind of number holds 127.
    if (classes > 128 && kindOf(labels).from([classes - 1])[0] !== classes - 1) {
      throw outOfRange('labels', `an array that can hold class ${classes - 1}`, labels, 'use an Int32Array');
    }
    return labels;
  }
  if (labels.length % classes) throw outOfRange('labels', `n x ${classes} one-hot numbers`, labels.length);
  const indices = new Int32Array(labels.length / classes);
  for (let i = 0; i < indices.length; i++) {
    const row = Array.from(labels.slice(i * classes, (i + 1) * classes));
    indices[i] = row.indexOf(1);
    if (row.filter((value) => value !== 0).join() !== '1') {
      throw outOfRange(`labels row ${i}`, 'one-hot, a single 1 among zeros', row);
    }
  }
  return indices;
}

/** Class indices as labels of this encoding, in an array of the same kind as `like`: `indices` themselves if they are one. */
export function writeLabels(
  indices: Int32Array,
  like: LabelArray,
  classes: number,
  encoding: unknown,
): LabelArray {
  const labels = encoded(indices, classes, encoding);
  return labels.constructor === like.constructor ? labels : kindOf(like).from(labels);
}

/** Class indices in this encoding. */
export function encoded(indices: Int32Array, classes: number, encoding: unknown): Int32Array | Uint8Array {
  if (encoding === 'index') return indices;
  const oneHot = new Uint8Array(indices.length * classes);
  for (let i = 0; i < indices.length; i++) oneHot[i * classes + indices[i]] = 1;
  return oneHot;
}

function kindOf(labels: LabelArray) {
  return labels.constructor as unknown as { from(values: ArrayLike<number>): LabelArray };
}
