import type { ImageDataset, LabelledImages } from '../datasets/image-dataset.js';
import { scaleBytes, standardizeImages } from '../datasets/standardize-images.js';
import { checkChoice, checkRate } from '../errors/checks.js';
import { uniform } from '../plans/labels/uniform.js';
import type { Seed } from '../random/seed.js';
import type { ClassifierData } from '../train/classifier-data.js';
import { corruptLabels } from '../transforms/corrupt-labels.js';
import { randomizePixels } from '../transforms/randomize-pixels.js';
import { replaceWithGaussian } from '../transforms/replace-with-gaussian.js';
import { shufflePixels } from '../transforms/shuffle-pixels.js';

/** The corruptions of a data set; each touches a share of the examples. */
export const CORRUPTIONS = ['labels', 'shuffled pixels', 'random pixels', 'gaussian'] as const;

/** A corruption of a data set: of the labels (each redrawn from all classes), or of the pixels. */
export type Corruption = (typeof CORRUPTIONS)[number];

/** A data set under a corruption. */
export interface RandomizedData {
  /** Corrupted as asked. */
  readonly train: ClassifierData & { readonly images: Float32Array };
  /**
   * The test set with its true labels. Its pixels are shuffled with those of the training set, and left alone under every
   * other corruption.
   */
  readonly test: ClassifierData & { readonly images: Float32Array };
  /** The test labels corrupted like the training ones, from the test split's own stream: what the paper's Figure 1c scores. */
  readonly corruptedTestLabels: ArrayLike<number>;
}

/**
 * Corrupts a data set once, on its raw pixels, then standardises each image.
 *
 * @param rate share of the examples that are corrupted, 0 to 1
 * @throws TypeError or RangeError where the corruption is none or the rate is out of range
 */
export function corruptData(
  dataset: ImageDataset,
  corruption: Corruption,
  rate: number,
  seed: Seed,
): RandomizedData {
  const { train, test, corruptedTestLabels } = corruptPixelsAndLabels(dataset, corruption, rate, seed);
  const size = dataset.height * dataset.width * dataset.channels;
  return {
    train: { ...train, images: standardizeImages(train.images, size) },
    test: { ...test, images: standardizeImages(test.images, size) },
    corruptedTestLabels,
  };
}

/** The same with images that are not standardised: true pixels are from 0 to 1. */
export function corruptPixelsAndLabels(
  dataset: ImageDataset,
  corruption: Corruption,
  rate: number,
  seed: Seed,
): RandomizedData {
  checkChoice('corruption', corruption, CORRUPTIONS);
  checkRate('rate', rate);
  const { height, width, channels } = dataset;
  const shape = [height, width, channels] as const;
  const pixels = (split: LabelledImages, corrupt: boolean): Float32Array => {
    const images = scaleBytes(split.images);
    const options = { shape: [split.count, ...shape], seed, rate };
    return corrupt ? corruptPixels(images, corruption, options) : images;
  };
  const labels = (split: LabelledImages, name: string) =>
    corruption === 'labels' && rate > 0
      ? corruptLabels(split.labels, {
          noise: uniform(rate),
          classes: dataset.classes.length,
          seed,
          split: name,
        }).labels
      : split.labels;
  return {
    train: { images: pixels(dataset.train, rate > 0), labels: labels(dataset.train, 'train'), shape },
    test: {
      images: pixels(dataset.test, rate > 0 && corruption === 'shuffled pixels'),
      labels: dataset.test.labels,
      shape,
    },
    corruptedTestLabels: labels(dataset.test, 'test'),
  };
}

function corruptPixels(
  images: Float32Array,
  corruption: Corruption,
  options: { readonly shape: readonly number[]; readonly seed: Seed; readonly rate: number },
): Float32Array {
  switch (corruption) {
    case 'labels':
      return images;
    case 'shuffled pixels':
      return shufflePixels(images, options).images;
    case 'random pixels':
      return randomizePixels(images, options).images;
    case 'gaussian':
      return replaceWithGaussian(images, options).images;
  }
}
