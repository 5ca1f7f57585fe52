import { type Tensor2D, type Tensor4D, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { outOfRange } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';

/** Examples to train or to test a classifier on, in host memory; batches become tensors one at a time. */
export interface ClassifierData {
  /** n x height x width x channels values, preprocessed. */
  readonly images: Float32Array;
  /** n class indices. */
  readonly labels: ArrayLike<number>;
  /** Height, width and channels of an image. */
  readonly shape: readonly [number, number, number];
}

/**
 * Throws unless every image has its label and every label is a class.
 *
 * @returns the number of examples
 */
export function checkClassifierData(name: string, data: ClassifierData, classes: number): number {
  const n = data.labels.length;
  const size = sizeOf(data);
  if (n === 0) throw outOfRange(`${name}.labels`, 'at least one label', n);
  if (data.images.length !== n * size) {
    throw outOfRange(`${name}.images`, `${n} x ${size} values, one image for each label`, data.images.length);
  }
  for (let i = 0; i < n; i++) checkInteger(`${name}.labels[${i}]`, data.labels[i], 0, classes - 1);
  return n;
}

/** Values of one image. */
export function sizeOf({ shape: [height, width, channels] }: ClassifierData): number {
  return height * width * channels;
}

/** The images at positions `order[from]` to `order[to - 1]`. */
export function imageBatch(
  data: ClassifierData,
  order: ArrayLike<number>,
  from: number,
  to: number,
): Tensor4D {
  const size = sizeOf(data);
  const values = new Float32Array((to - from) * size);
  for (let i = from; i < to; i++) {
    values.set(data.images.subarray(order[i] * size, (order[i] + 1) * size), (i - from) * size);
  }
  return tensor4d(values, [to - from, ...data.shape]);
}

/** The one-hot labels at positions `order[from]` to `order[to - 1]`. */
export function labelBatch(
  labels: ArrayLike<number>,
  classes: number,
  order: ArrayLike<number>,
  from: number,
  to: number,
): Tensor2D {
  const oneHot = new Float32Array((to - from) * classes);
  for (let i = from; i < to; i++) oneHot[(i - from) * classes + labels[order[i]]] = 1;
  return tensor2d(oneHot, [to - from, classes]);
}
