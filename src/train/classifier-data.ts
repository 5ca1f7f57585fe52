import { outOfRange } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';
import type { ImageSize } from '../models/model.js';
import type { Pixels } from './images/image-pipeline.js';

/** Examples to train or to test a classifier on, in host memory; batches become tensors one at a time. */
export interface ClassifierData {
  /** n x height x width x channels values, row-major; bytes from 0 to 255 stand for 0 to 1. */
  readonly images: Pixels;
  /** n class indices: those that count. */
  readonly labels: ArrayLike<number>;
  /** Height, width and channels of an image. */
  readonly shape: ImageSize;
  /**
   * n class indices: the labels before they were corrupted. With them, the history tells clean and corrupted examples
   * (those whose label differs) apart.
   */
  readonly originalLabels?: ArrayLike<number>;
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
  if (data.originalLabels) checkOtherLabels(`${name}.originalLabels`, data.originalLabels, n, classes);
  return n;
}

/** Throws unless there are `n` labels, each of them a class. */
export function checkOtherLabels(name: string, labels: ArrayLike<number>, n: number, classes: number): void {
  if (labels.length !== n) throw outOfRange(name, `as many as the ${n} labels`, labels.length);
  for (let i = 0; i < n; i++) checkInteger(`${name}[${i}]`, labels[i], 0, classes - 1);
}

/** Values of one image. */
export function sizeOf({ shape: [height, width, channels] }: ClassifierData): number {
  return height * width * channels;
}
