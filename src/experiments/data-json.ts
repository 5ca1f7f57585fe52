import { generateDigits } from '../datasets/generated-digits.js';
import {
  firstExamples,
  type ImageDataset,
  type LabelledBytes,
  type LabelledImages,
} from '../datasets/labelled-images.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkChoice, checkInteger, checkOptions } from '../errors/checks.js';
import { imageSides } from '../plans/images/image-shape.js';
import type { RunContext } from './experiment.js';

/** A data set as JSON: the generated one, or the first images of one that is read by its name. */
export type DataJson = {
  readonly name: 'generated digits' | 'MNIST' | 'CIFAR-10';
  /** Number of training images. */
  readonly train: number;
  /** Number of test images. */
  readonly test: number;
  /**
   * Height and width in pixels of the part of each image that a network sees, 28 in the paper (appendix A): the middle, cut
   * out before the images are corrupted. Where the cell has random crops, any part, cut out afterwards. Default: the whole.
   */
  readonly crop?: number;
  /**
   * Height and width in pixels of the middle that `crop` is cut from: random crops have (cropFrom - crop + 1)^2 positions, 25 in
   * the paper. Default: the whole.
   */
  readonly cropFrom?: number;
};

/**
 * Opens a data set: its images whole, or the middle that crops are cut from.
 *
 * @throws TypeError or RangeError where a field does not fit, or the data set that is read
 */
export async function openDataset(json: DataJson, context: RunContext): Promise<ImageDataset<LabelledBytes>> {
  checkOptions(json, { name: true, train: true, test: true, crop: true, cropFrom: true });
  const { name, train, test, crop, cropFrom } = json;
  checkChoice('data.name', name, ['generated digits', 'MNIST', 'CIFAR-10']);
  checkInteger('data.train', train, 1);
  checkInteger('data.test', test, 1);
  const dataset = name === 'generated digits' ? generateDigits({ train, test }) : await read(json, context);
  const side = smallerSide(dataset.train);
  if (cropFrom !== undefined) checkInteger('data.cropFrom', cropFrom, 1, side);
  if (crop !== undefined) checkInteger('data.crop', crop, 1, cropFrom ?? side);
  const first = {
    ...dataset,
    train: firstExamples(dataset.train, train),
    test: firstExamples(dataset.test, test),
  };
  return cropFrom === undefined ? first : cropDataset(first, cropFrom);
}

/** The smaller of height and width. */
export function smallerSide({ imageShape }: LabelledImages): number {
  const { height, width } = imageSides(imageShape);
  return Math.min(height, width);
}

/** The data set with the middle of each image in place of the whole; an odd pixel is cut off below and on the right. */
export function cropDataset(dataset: ImageDataset<LabelledBytes>, side: number): ImageDataset<LabelledBytes> {
  return { ...dataset, train: cropImages(dataset.train, side), test: cropImages(dataset.test, side) };
}

function cropImages(split: LabelledBytes, side: number): LabelledBytes {
  const { height, width, channels } = imageSides(split.imageShape);
  const [top, left] = [(height - side) >> 1, (width - side) >> 1];
  const line = side * channels;
  const images = new Uint8Array(split.labels.length * side * line);
  for (let to = 0, y = 0; to < images.length; to += line, y++) {
    const row = Math.floor(y / side) * height + top + (y % side);
    const from = (row * width + left) * channels;
    images.set(split.images.subarray(from, from + line), to);
  }
  return { ...split, images, imageShape: [side, side, channels] };
}

async function read(
  { name, train, test }: DataJson,
  context: RunContext,
): Promise<ImageDataset<LabelledBytes>> {
  if (!context.readDataset)
    throw new Error(`${name} must be read from a folder; give its folder as \`data\``);
  const dataset = await context.readDataset(name);
  const has = { train: dataset.train.labels.length, test: dataset.test.labels.length };
  if (dataset.name === name && has.train >= train && has.test >= test) return dataset;
  const sizes = (counts: { train: number; test: number }) => `${counts.train} + ${counts.test} images`;
  throw outOfRange(
    'data',
    `${name} with at least ${sizes({ train, test })}`,
    `${dataset.name} with ${sizes(has)}`,
    'give the folder of the whole data set',
  );
}
