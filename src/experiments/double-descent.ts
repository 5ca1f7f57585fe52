import type { JsonObject } from '../digests/plain-json.js';
import { checkInteger, checkOptions } from '../errors/checks.js';
import { type SeedJson, seedFromJson } from '../random/seed.js';
import { reluFeatures } from '../theory/features/relu-features.js';
import { leastSquares, linearOutputs } from '../theory/least-squares.js';
import { environment } from '../train/environment.js';
import type { Cell } from './cell.js';
import { dataDigests, oneHotRows, pixelsOf, shareWrong } from './classification.js';
import { corruptData } from './corrupted-data.js';
import { type DataJson, openDataset } from './data-json.js';
import { drawnDigits, drawnSeeds } from './drawn-digits.js';
import { crossed, type Experiment, type RunContext, type Scale } from './experiment.js';

/** A linear classifier on random ReLU features, fitted by least squares to labels with symmetric noise, as JSON. */
export type FeatureCell = Cell & {
  readonly data: DataJson;
  /** Share of the labels that are replaced by another class, 0 to 1. */
  readonly rate: number;
  /** N: the number of random features. */
  readonly features: number;
  /** See `leastSquares`. */
  readonly ridge: number;
  /** Draws the images, the noise and the features. */
  readonly seed: SeedJson & (number | string);
};

/** The result: errors are shares. */
export type FeatureResult = JsonObject & {
  readonly trainError: number;
  /** Against true labels. */
  readonly testError: number;
  /** Of the weights. */
  readonly norm: number;
};

async function runFeatureCell(cell: FeatureCell, context: RunContext): Promise<FeatureResult> {
  checkOptions(cell, { data: true, rate: true, features: true, ridge: true, seed: true });
  checkInteger('features', cell.features, 1);
  const seed = seedFromJson(cell.seed);
  const dataset = await openDataset(cell.data, seed, context);
  const splits = corruptData(dataset, 'symmetric labels', cell.rate, seed);
  const { train, test } = splits;
  const classes = dataset.classes.length;
  await context.startBackend?.();
  const pixels = pixelsOf(train);
  const dimensions = pixels.length / train.labels.length;
  const featuresOf = reluFeatures({ dimensions, units: cell.features, seed });
  const rows = await featuresOf(pixels);
  const weights = leastSquares(rows, oneHotRows(train.labels, classes), {
    outputs: classes,
    ridge: cell.ridge,
  });
  const outputs = (points: Float32Array) => linearOutputs(points, weights, cell.features, classes);
  return {
    trainError: shareWrong(outputs(rows), train.labels),
    testError: shareWrong(outputs(await featuresOf(pixelsOf(test))), test.labels),
    norm: Math.hypot(...weights),
    environment: { ...environment() },
    digests: dataDigests(splits),
  };
}

/** Features for each training image, dense around one. */
const RATIOS = [0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1, 1.1, 1.2, 1.6, 2.4, 4];

/** Double descent over the number of features, at a scale: MNIST, or generated digits at scale smoke. */
export function doubleDescent(scale: Scale): Pick<Experiment<FeatureCell>, 'title' | 'cells' | 'run'> {
  const data = drawnDigits(scale, scale === 'small' ? 500 : 2000);
  return {
    title: 'Double descent: test error over the number of random ReLU features, 20 % of the labels wrong',
    cells: crossed<FeatureCell>({
      data: [data],
      rate: [0.2],
      features: RATIOS.map((ratio) => Math.round(ratio * data.train)),
      ridge: [1e-10],
      seed: drawnSeeds(scale),
    }),
    run: runFeatureCell,
  };
}
