import { type Tensor2D, type Tensor4D, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { outOfRange } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';
import type { ImageSize } from '../models/model.js';
import type { Draw, ImagePipeline, Pixels } from './images/image-pipeline.js';

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

/** The images of some examples, as they come out of a pipeline; to be disposed before its next batch is made. */
export function imageBatch(
  data: ClassifierData,
  pipeline: ImagePipeline,
  examples: ArrayLike<number>,
  draw?: Draw,
): Tensor4D {
  const [height, width, channels] = pipeline.shape;
  const size = height * width * channels;
  const values = pipeline.room(examples.length * size);
  for (let i = 0; i < examples.length; i++) pipeline.write(data.images, examples[i], draw, values, i * size);
  return tensor4d(values, [examples.length, height, width, channels]);
}

/** The one-hot labels of some examples. */
export function labelBatch(
  labels: ArrayLike<number>,
  classes: number,
  examples: ArrayLike<number>,
): Tensor2D {
  const oneHot = new Float32Array(examples.length * classes);
  for (let i = 0; i < examples.length; i++) oneHot[i * classes + labels[examples[i]]] = 1;
  return tensor2d(oneHot, [examples.length, classes]);
}
