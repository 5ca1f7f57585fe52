import type { ImageDataset, LabelledImages } from '../data/image-dataset.js';
import { scaleBytes, standardizeImages } from '../data/standardize-images.js';
import { checkChoice, checkRate } from '../errors/checks.js';
import { uniform } from '../plans/labels/uniform.js';
import type { Seed } from '../random/seed.js';
import type { ClassifierData } from '../train/classifier-data.js';
import { corruptLabels } from '../transforms/corrupt-labels.js';
import { randomizePixels } from '../transforms/randomize-pixels.js';
import { replaceWithGaussian } from '../transforms/replace-with-gaussian.js';
import { shufflePixels } from '../transforms/shuffle-pixels.js';

/** The six regimes of the paper's randomisation tests, in its order (section 2.1). */
export const REGIMES = [
  'true labels',
  'partially corrupted labels',
  'random labels',
  'shuffled pixels',
  'random pixels',
  'gaussian',
] as const;

/** A regime of the randomisation tests. */
export type Regime = (typeof REGIMES)[number];

/** A data set under a regime, preprocessed. */
export interface RandomizedData {
  /** Corrupted as the regime says. */
  readonly train: ClassifierData;
  /**
   * The test set with its true labels. Its pixels are shuffled with those of the training set, and left alone in every other
   * regime.
   */
  readonly test: ClassifierData;
  /** The test labels corrupted like the training ones, from the test split's own stream: what the paper's Figure 1c scores. */
  readonly corruptedTestLabels: ArrayLike<number>;
}

/**
 * Puts a data set under a regime: corrupts it once, on its raw pixels, then standardises each image.
 *
 * @param rate share of corrupted labels in the regime `'partially corrupted labels'`, 0 to 1
 * @throws TypeError or RangeError where the regime is none or the rate is out of range
 */
export function randomizeData(
  dataset: ImageDataset,
  regime: Regime,
  rate: number,
  seed: Seed,
): RandomizedData {
  checkChoice('regime', regime, REGIMES);
  checkRate('rate', rate);
  const shape = [dataset.height, dataset.width, dataset.channels] as const;
  const labels = labelCorruption(regime, rate, seed, dataset.classes.length);
  const prepare = (split: LabelledImages, pixels: PixelCorruption): Float32Array =>
    standardizeImages(
      pixels(scaleBytes(split.images), [split.count, ...shape]),
      shape[0] * shape[1] * shape[2],
    );
  const shuffled: PixelCorruption = (images, of) => shufflePixels(images, { shape: of, seed }).images;
  const trainPixels: Record<Regime, PixelCorruption> = {
    'true labels': untouched,
    'partially corrupted labels': untouched,
    'random labels': untouched,
    'shuffled pixels': shuffled,
    'random pixels': (images, of) => randomizePixels(images, { shape: of, seed }).images,
    gaussian: (images, of) => replaceWithGaussian(images, { shape: of, seed }).images,
  };
  return {
    train: {
      images: prepare(dataset.train, trainPixels[regime]),
      labels: labels(dataset.train.labels, 'train'),
      shape,
    },
    test: {
      images: prepare(dataset.test, regime === 'shuffled pixels' ? shuffled : untouched),
      labels: dataset.test.labels,
      shape,
    },
    corruptedTestLabels: labels(dataset.test.labels, 'test'),
  };
}

type PixelCorruption = (images: Float32Array, shape: readonly number[]) => Float32Array;
const untouched: PixelCorruption = (images) => images;

function labelCorruption(regime: Regime, rate: number, seed: Seed, classes: number) {
  const share = regime === 'random labels' ? 1 : regime === 'partially corrupted labels' ? rate : 0;
  return (labels: Uint8Array, split: string): Uint8Array =>
    share === 0 ? labels : corruptLabels(labels, { noise: uniform(share), classes, seed, split }).labels;
}
