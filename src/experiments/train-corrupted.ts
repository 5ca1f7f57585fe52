import { dispose } from '@tensorflow/tfjs-core';
import type { Model } from '../models/model.js';
import { type TrainOptions, train } from '../train/train.js';
import { dataDigests } from './classification.js';
import type { RandomizedData } from './corrupted-data.js';
import type { TrainingCellResult } from './training-result.js';
import { summaryOf } from './training-summary.js';

/** Trains a model on corrupted data, scores it on both sets of test labels, and sums up what came of it. */
export async function trainCorrupted(
  model: Model,
  splits: RandomizedData,
  options: Omit<TrainOptions, 'test'> & { readonly batchSize: number },
): Promise<TrainingCellResult> {
  const { train: data, test, corruptedTestLabels } = splits;
  const scored = { ...test, otherLabels: { corrupted: corruptedTestLabels } };
  const training = await train(model, data, { ...options, test: scored });
  dispose(training.parameters);
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
