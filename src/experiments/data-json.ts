import { generateDigits } from '../datasets/generated-digits.js';
import type { ImageDataset, LabelledBytes, LabelledImages } from '../datasets/labelled-images.js';
import { firstExamples, pickExamples } from '../datasets/some-examples.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkChoice, checkInteger, checkOptions, type OptionNames } from '../errors/checks.js';
import { imageSides } from '../plans/images/image-shape.js';
import { deriveKey } from '../random/key.js';
import { permutationAt } from '../random/permutation.js';
import type { Seed } from '../random/seed.js';
import type { RunContext } from './experiment.js';

/** A data set as JSON: the generated one, or the first images of one that is read by its name. */
export type DataJson = {
  readonly name: 'generated digits' | 'MNIST' | 'CIFAR-10';
  /** Number of training images. */
  readonly train: number;
  /** Whether they are drawn from all with the cell's seed, rather than the first ones. */
  readonly drawn?: true;
  /** Number of images by which an epoch is chosen. They are drawn as well, and in neither of the other sets. */
  readonly validation?: number;
  /** Number of test images. */
  readonly test: number;
  /**
   * Height and width in pixels of the part of each image that a network sees, 28 in the paper (appendix A): the middle, cut
   * out before the images are corrupted. If the cell has random crops, any part, cut out afterwards. Default: the whole.
   */
  readonly crop?: number;
  /**
   * Height and width in pixels of the middle that `crop` is cut from: random crops have (cropFrom - crop + 1)^2 positions, 25 in
   * the paper. Default: the whole.
   */
  readonly cropFrom?: number;
};

/** The splits of a cell's data: whole images, or the middle of `cropFrom` pixels from which crops are cut. */
export interface CellDataset extends ImageDataset<LabelledBytes> {
  readonly validation?: LabelledBytes;
}

const OPTIONS: OptionNames<DataJson> = {
  name: true,
  train: true,
  drawn: true,
  validation: true,
  test: true,
  crop: true,
  cropFrom: true,
};

/**
 * Opens a data set.
 *
 * @param seed draws the training images, if they are drawn
 */
export async function openDataset(json: DataJson, seed: Seed, context: RunContext): Promise<CellDataset> {
  checkOptions(json, OPTIONS);
  const { name, train, drawn, validation = 0, test, crop, cropFrom } = json;
  checkChoice('data.name', name, ['generated digits', 'MNIST', 'CIFAR-10']);
  checkInteger('data.train', train, 1);
  checkInteger('data.test', test, 1);
  checkInteger('data.validation', validation, 0);
  if (drawn !== undefined && drawn !== true) throw wrongKind('data.drawn', 'true', drawn, 'leave it out');
  if (validation > 0 && !drawn)
    throw outOfRange('data.validation', 'left out unless `data.drawn` is true', validation);
  const wanted = { train: train + validation, test };
  const dataset = name === 'generated digits' ? generateDigits(wanted) : await read(name, wanted, context);
  const side = smallerSide(dataset.train);
  if (cropFrom !== undefined) checkInteger('data.cropFrom', cropFrom, 1, side);
  if (crop !== undefined) checkInteger('data.crop', crop, 1, cropFrom ?? side);
  const order = drawn && drawnOrder(seed, dataset.train.labels.length);
  const first: CellDataset = {
    ...dataset,
    train: order
      ? pickExamples(dataset.train, order.subarray(0, train))
      : firstExamples(dataset.train, train),
    ...(order &&
      validation > 0 && { validation: pickExamples(dataset.train, order.subarray(train, wanted.train)) }),
    test: firstExamples(dataset.test, test),
  };
  return cropFrom === undefined ? first : cropDataset(first, cropFrom);
}

export function drawnOrder(seed: Seed, count: number): Uint32Array {
  return permutationAt(deriveKey(seed, 'train', 'drawn examples'), 0, count);
}

export function smallerSide({ imageShape }: LabelledImages): number {
  const { height, width } = imageSides(imageShape);
  return Math.min(height, width);
}

/** The data set with the middle of each image in place of the whole; an odd pixel is cut off below and on the right. */
export function cropDataset(dataset: CellDataset, side: number): CellDataset {
  const { train, validation, test } = dataset;
  return {
    ...dataset,
    train: cropImages(train, side),
    ...(validation && { validation: cropImages(validation, side) }),
    test: cropImages(test, side),
  };
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

export async function read(
  name: DataJson['name'],
  { train, test }: { readonly train: number; readonly test: number },
  context: RunContext,
): Promise<ImageDataset<LabelledBytes>> {
  if (!context.readDataset)
    throw new Error(`${name} must be read from a folder; give its folder as \`data\``);
  const dataset = await context.readDataset(name);
  const has = { train: dataset.train.labels.length, test: dataset.test.labels.length };
  if (dataset.name === name && has.train >= train && has.test >= test) return dataset;
  const sizes = (counts: { train: number; test: number }) => `${counts.train} + ${counts.test} images`;
  const [rule, found] = [
    `${name} with at least ${sizes({ train, test })}`,
    `${dataset.name} with ${sizes(has)}`,
  ];
  throw outOfRange('data', rule, found, 'give the folder of the whole data set');
}
