import { generateDigits } from '../datasets/generated-digits.js';
import { firstExamples, type ImageDataset, type LabelledImages } from '../datasets/image-dataset.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkChoice, checkInteger, checkOptions } from '../errors/checks.js';
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
export async function openDataset(json: DataJson, context: RunContext): Promise<ImageDataset> {
  checkOptions(json, { name: true, train: true, test: true, crop: true, cropFrom: true });
  const { name, train, test, crop, cropFrom } = json;
  checkChoice('data.name', name, ['generated digits', 'MNIST', 'CIFAR-10']);
  checkInteger('data.train', train, 1);
  checkInteger('data.test', test, 1);
  const dataset = name === 'generated digits' ? generateDigits({ train, test }) : await read(json, context);
  const side = Math.min(dataset.height, dataset.width);
  if (cropFrom !== undefined) checkInteger('data.cropFrom', cropFrom, 1, side);
  if (crop !== undefined) checkInteger('data.crop', crop, 1, cropFrom ?? side);
  const first = {
    ...dataset,
    train: firstExamples(dataset.train, train),
    test: firstExamples(dataset.test, test),
  };
  return cropFrom === undefined ? first : cropDataset(first, cropFrom);
}

/** The data set with the middle of each image in place of the whole; an odd pixel is cut off below and on the right. */
export function cropDataset(dataset: ImageDataset, side: number): ImageDataset {
  const crop = (split: LabelledImages) => ({ ...split, images: cropImages(split, dataset, side) });
  return { ...dataset, height: side, width: side, train: crop(dataset.train), test: crop(dataset.test) };
}

function cropImages(
  { images, count }: LabelledImages,
  { height, width, channels }: ImageDataset,
  side: number,
): Uint8Array {
  const [top, left] = [(height - side) >> 1, (width - side) >> 1];
  const line = side * channels;
  const out = new Uint8Array(count * side * line);
  for (let to = 0, y = 0; to < out.length; to += line, y++) {
    const row = Math.floor(y / side) * height + top + (y % side);
    const from = (row * width + left) * channels;
    out.set(images.subarray(from, from + line), to);
  }
  return out;
}

async function read({ name, train, test }: DataJson, context: RunContext): Promise<ImageDataset> {
  if (!context.readDataset)
    throw new Error(`${name} must be read from a folder; give its folder as \`data\``);
  const dataset = await context.readDataset(name);
  const enough = dataset.train.count >= train && dataset.test.count >= test;
  if (dataset.name === name && enough) return dataset;
  const sizes = (counts: { train: number; test: number }) => `${counts.train} + ${counts.test} images`;
  const has = { train: dataset.train.count, test: dataset.test.count };
  throw outOfRange(
    'data',
    `${name} with at least ${sizes({ train, test })}`,
    `${dataset.name} with ${sizes(has)}`,
    'give the folder of the whole data set',
  );
}
