import { checkInteger } from '../errors/checks.js';
import type { ImageShape } from '../plans/images/image-shape.js';
import type { ClassIndices } from '../plans/labels/label-form.js';

/** The values of images: bytes from 0 to 255, which stand for 0 to 1, or float32. */
export type Pixels = Float32Array | Uint8Array;

/** Images with their labels in host memory: a split of a data set, or a part of one. */
export interface LabelledImages {
  /** n images one after another, each row-major with channels last. */
  readonly images: Pixels;
  /** n class indices: those that count. */
  readonly labels: ClassIndices;
  /** The shape of one image: `[height, width, channels]`, `[height, width]` or `[values]`. */
  readonly imageShape: ImageShape;
  /** n class indices: the labels before they were corrupted. */
  readonly originalLabels?: ClassIndices;
  /** n marks: 1 for an example that is corrupted. Default: those whose label is not the original one. */
  readonly corrupted?: Uint8Array;
}

/** Images and labels as bytes: a split as it is read or generated, before any preprocessing. */
export interface LabelledBytes extends LabelledImages {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** A data set of images in two splits, whose images have one shape. */
export interface ImageDataset<Split extends LabelledImages = LabelledImages> {
  /** For reports: `'generated digits'`, `'MNIST'`, `'CIFAR-10'`. */
  readonly name: string;
  /** The names of the classes; a label is an index into them. */
  readonly classes: readonly string[];
  readonly train: Split;
  readonly test: Split;
}

/** Some examples of a split, in the order of their places. */
export function pickExamples(split: LabelledBytes, places: Uint32Array): LabelledBytes {
  const size = split.images.length / split.labels.length;
  const images = new Uint8Array(places.length * size);
  const labels = new Uint8Array(places.length);
  places.forEach((place, i) => {
    images.set(split.images.subarray(place * size, (place + 1) * size), i * size);
    labels[i] = split.labels[place];
  });
  return { images, labels, imageShape: split.imageShape };
}

/** The first `count` examples of a split, or all of them if it has fewer. The images are a view, the labels a copy. */
export function firstExamples<Split extends LabelledImages>(split: Split, count: number): Split {
  checkInteger('count', count, 0);
  const { images, labels, originalLabels, corrupted } = split;
  return {
    ...split,
    images: images.subarray(0, count * (images.length / labels.length)),
    labels: labels.slice(0, count),
    ...(originalLabels && { originalLabels: originalLabels.slice(0, count) }),
    ...(corrupted && { corrupted: corrupted.slice(0, count) }),
  };
}
