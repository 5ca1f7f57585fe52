import type { LabelledImages } from '../datasets/labelled-images.js';
import { scaleBytes } from '../datasets/standardize-images.js';
import { digestLabels, digestPixels } from '../digests/digest.js';
import { wrongRows } from '../train/predict.js';
import type { RandomizedData } from './corrupted-data.js';

/** The pixels of a split from 0 to 1. */
export function pixelsOf({ images }: LabelledImages): Float32Array {
  return images instanceof Float32Array ? images : scaleBytes(images);
}

/** A row for each label with 1 at its class and 0 elsewhere. */
export function oneHotRows(labels: ArrayLike<number>, classes: number): Float64Array {
  const rows = new Float64Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) rows[i * classes + labels[i]] = 1;
  return rows;
}

/** The share of rows whose largest output is not that of the label. */
export function shareWrong(outputs: ArrayLike<number>, labels: ArrayLike<number>): number {
  return wrongRows(outputs, labels) / labels.length;
}

/** SHA-256 of what was fitted and tested on. */
export function dataDigests({ train, test }: Pick<RandomizedData, 'train' | 'test'>) {
  return {
    trainImages: digestPixels(train.images),
    trainLabels: digestLabels(Int32Array.from(train.labels)),
    testImages: digestPixels(test.images),
    testLabels: digestLabels(Int32Array.from(test.labels)),
  };
}
