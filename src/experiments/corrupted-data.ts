import { checkDataset } from '../datasets/check-examples.js';
import type { ImageDataset, LabelledImages, Pixels } from '../datasets/labelled-images.js';
import { scaleBytes } from '../datasets/standardize-images.js';
import { checkChoice, checkRate } from '../errors/checks.js';
import { imageLayout } from '../plans/images/image-layout.js';
import { IMAGE_OPERATIONS, plannerOf } from '../plans/images/image-operations.js';
import { IMAGE_OPERATION_NAMES, type ImageOperation } from '../plans/images/image-plan.js';
import { writePlan } from '../plans/images/write-plan.js';
import type { ClassIndices } from '../plans/labels/label-form.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { symmetric } from '../plans/labels/symmetric.js';
import { uniform } from '../plans/labels/uniform.js';
import { deriveKey } from '../random/key.js';
import type { Seed } from '../random/seed.js';
import { corruptLabels } from '../transforms/corrupt-labels.js';

/** The noises of labels: drawn from all classes, as in the paper, or from the others. */
const LABEL_NOISES = {
  labels: uniform,
  'symmetric labels': symmetric,
} as const satisfies Record<string, (rate: number) => LabelNoise>;

/** A corruption of a data set: of the labels (redrawn from all classes, or from the others), or of the pixels. */
export type Corruption = keyof typeof LABEL_NOISES | (typeof IMAGE_OPERATIONS)[ImageOperation]['name'];

/** The corruptions of a data set; each touches a share of the examples. */
export const CORRUPTIONS: readonly Corruption[] = [
  ...(Object.keys(LABEL_NOISES) as (keyof typeof LABEL_NOISES)[]),
  ...IMAGE_OPERATION_NAMES.map((operation) => IMAGE_OPERATIONS[operation].name),
];

export function isOfLabels(corruption: Corruption): corruption is keyof typeof LABEL_NOISES {
  return Object.hasOwn(LABEL_NOISES, corruption);
}

/**
 * A data set under a corruption. Its images are those that a person would be shown, before any step on their way into a network:
 * bytes, or float32 if pixels are Gaussian, on the scale of 0 to 1, which some are beyond.
 */
export interface RandomizedData {
  /**
   * Corrupted as asked, and marked: `corrupted` is 1 for each example whose label was changed, or whose image was picked. With its
   * original labels if those are what is corrupted.
   */
  readonly train: LabelledImages;
  /**
   * The test set with its true labels. Its pixels are shuffled with those of the training set, and left alone under every
   * other corruption.
   */
  readonly test: LabelledImages;
  /** The test labels corrupted like the training ones, from the test split's own stream: what the paper's Figure 1c scores. */
  readonly corruptedTestLabels: ClassIndices;
}

/**
 * Corrupts a data set once, on its raw pixels. Each image is to be standardised on its way into a network
 * (`perImageStandardization`).
 *
 * @param rate share of the examples that are corrupted, 0 to 1
 * @param split the name of the training split; each split has noise of its own. The test labels are those of the split `'test'`.
 */
export function corruptData(
  dataset: ImageDataset,
  corruption: Corruption,
  rate: number,
  seed: Seed,
  split = 'train',
): RandomizedData {
  checkChoice('corruption', corruption, CORRUPTIONS);
  checkRate('rate', rate);
  deriveKey(seed, split, 'labels:uniform'); // throws unless both are valid
  const { classes: names, train, test } = checkDataset(dataset);
  const operation = IMAGE_OPERATION_NAMES.find((name) => IMAGE_OPERATIONS[name].name === corruption);
  const everySplit = operation !== undefined && IMAGE_OPERATIONS[operation].everySplit;
  const pixels = (images: LabelledImages, corrupt: boolean): CorruptedPixels =>
    operation && corrupt
      ? corruptPixels(images, operation, { seed, rate, split })
      : { images: images.images };
  const noise = rate > 0 && isOfLabels(corruption) ? LABEL_NOISES[corruption](rate) : undefined;
  const classes = names.length;
  const labels = (given: LabelledImages['labels'], name: string) =>
    noise ? corruptLabels(given, { noise, classes, seed, split: name }).labels : given;
  const { images, mask } = pixels(train, rate > 0);
  const given = labels(train.labels, split);
  const isChanged = (_: number, i: number) => Number(given[i] !== train.labels[i]);
  return {
    train: {
      images,
      labels: given,
      imageShape: train.imageShape,
      ...(noise && { originalLabels: train.labels }),
      ...(rate > 0 && { corrupted: mask ?? new Uint8Array(given.length).map(isChanged) }),
    },
    test: { ...test, images: pixels(test, rate > 0 && everySplit).images },
    corruptedTestLabels: labels(test.labels, 'test'),
  };
}

interface CorruptedPixels {
  readonly images: Pixels;
  readonly mask?: Uint8Array;
}

function corruptPixels(
  { images, imageShape }: LabelledImages,
  operation: ImageOperation,
  options: { readonly seed: Seed; readonly rate: number; readonly split: string },
): CorruptedPixels {
  const movesOnly = IMAGE_OPERATIONS[operation].movesOnly;
  const values = movesOnly || images instanceof Float32Array ? images : scaleBytes(images);
  const output = values === images ? (values.slice() as Pixels) : values;
  const layout = imageLayout(imageShape, values.length);
  const plan = plannerOf(operation)(layout, options, undefined, values)(values);
  writePlan(plan, values, output);
  return { images: output, mask: plan.mask };
}
