import type { ImageShape } from '../plans/images/image-shape.js';
import type { ClassIndices } from '../plans/labels/label-form.js';

/** The values of images: bytes from 0 to 255, which stand for 0 to 1, or float32. */
export type Pixels = Float32Array | Uint8Array;

/** Images with their labels in host memory: a split of a data set, or a part of one. */
export interface LabelledImages {
  /** n images one after another, each row-major with channels last. */
  readonly images: Pixels;
  /** n class indices: the labels to train on, or to score against. */
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
