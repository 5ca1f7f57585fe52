/** Images with their labels, as bytes: what a split of a data set is before any preprocessing. */
export interface LabelledImages {
  /** n x height x width x channels pixel values from 0 to 255, row-major, channels last. */
  readonly images: Uint8Array;
  /** n class indices. */
  readonly labels: Uint8Array;
  /** n. */
  readonly count: number;
}

/** A data set of images in two splits. */
export interface ImageDataset {
  /** For reports: `'generated digits'`, `'MNIST'`, `'CIFAR-10'`. */
  readonly name: string;
  /** The names of the classes; a label is an index into them. */
  readonly classes: readonly string[];
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly train: LabelledImages;
  readonly test: LabelledImages;
}

/** The first `count` examples of a split (all of them where there are no more). */
export function firstExamples(split: LabelledImages, count: number): LabelledImages {
  const n = Math.min(count, split.count);
  const size = split.images.length / split.count;
  return { images: split.images.subarray(0, n * size), labels: split.labels.subarray(0, n), count: n };
}
