import { dispose, tensor, tidy } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../datasets/labelled-images.js';
import { imageSizeOf, type Model } from '../models/model.js';
import { type TrainOptions, train } from '../train/train.js';
import { dataDigests } from './classification.js';
import type { RandomizedData } from './corrupted-data.js';
import type { TrainingCellResult } from './training-result.js';
import { summaryOf } from './training-summary.js';

/**
 * Trains a model on corrupted data, scores it on both sets of test labels, and sums up what came of it. A borrowed model's
 * weights are afterwards what they were before.
 */
export async function trainCorrupted(
  model: Model,
  splits: RandomizedData,
  options: Omit<TrainOptions, 'test'> & { readonly batchSize: number },
): Promise<TrainingCellResult> {
  const { train: data, test, corruptedTestLabels } = splits;
  const scored = { ...test, otherLabels: { corrupted: corruptedTestLabels } };
  const restore = await borrowedWeights(model, data.imageShape, options);
  const training = await train(model, data, { ...options, test: scored }).finally(restore);
  if (!restore) dispose(training.parameters);
  const { end, history, parameterCount, environment } = training;
  return {
    model: model.name,
    parameterCount,
    end,
    stepsPerEpoch: Math.ceil(data.labels.length / options.batchSize),
    ...summaryOf(history),
    environment: { ...environment },
    digests: dataDigests(splits),
  };
}

/** A function that gives a borrowed model the weights back that it has now; undefined for a model that makes its own. */
async function borrowedWeights(
  model: Model,
  imageShape: LabelledImages['imageShape'],
  { seed, classes }: Pick<TrainOptions, 'seed' | 'classes'>,
): Promise<(() => void) | undefined> {
  if (model.ownership !== 'borrowed') return undefined;
  const weights = Object.values(model.init(seed, imageSizeOf(imageShape), classes));
  const restores = weights.map(async (weight) => {
    const values = (await weight.data()).slice();
    return () => weight.assign(tensor(values, weight.shape, weight.dtype));
  });
  const all = await Promise.all(restores);
  return () => tidy(() => all.forEach((restore) => restore()));
}
