import type { LabelledBytes } from '../datasets/labelled-images.js';
import { outOfRange } from '../errors/argument-error.js';
import type { Seed } from '../random/seed.js';
import { type Corruption, corruptData, type RandomizedData } from './corrupted-data.js';
import { type CellDataset, cropDataset, type DataJson, openDataset, smallerSide } from './data-json.js';
import type { RunContext } from './experiment.js';
import type { Regularisers } from './regularisers.js';

interface CorruptedJson {
  readonly data: DataJson;
  readonly corruption: Corruption;
  readonly rate: number;
  readonly regularisers: Regularisers;
}

/** The data of a cell, corrupted; the raw images are given up when it returns. */
export async function openCorrupted(
  { data, corruption, rate, regularisers }: CorruptedJson,
  seed: Seed,
  context: RunContext,
): Promise<RandomizedData & { readonly classes: number; readonly validation?: LabelledBytes }> {
  const dataset = await openCropped(data, seed, regularisers.randomCrop ?? false, context);
  const { classes, validation } = dataset;
  return {
    classes: classes.length,
    ...(validation && { validation }),
    ...corruptData(dataset, corruption, rate, seed),
  };
}

/** The data set, cut to its crop unless that is cut at random later. */
async function openCropped(
  json: DataJson,
  seed: Seed,
  atRandom: boolean,
  context: RunContext,
): Promise<CellDataset> {
  const { crop } = json;
  const whole = await openDataset(json, seed, context);
  const side = smallerSide(whole.train);
  if (atRandom && !(crop !== undefined && crop < side))
    throw outOfRange('data.crop', `a side below ${side} pixels where there are random crops`, crop);
  return crop === undefined || atRandom ? whole : cropDataset(whole, crop);
}
