import { dispose } from '@tensorflow/tfjs-core';
import { digestLabels, digestPixels } from '../digests/digest.js';
import type { Model } from '../models/model.js';
import { type TrainOptions, train } from '../train/train.js';
import type { RandomizedData } from './corrupted-data.js';
import type { TrainingCellResult } from './training-result.js';
import { summaryOf } from './training-summary.js';

/** Trains a model on corrupted data, scores it on both sets of test labels, and sums up what came of it. */
export async function trainCorrupted(
  model: Model,
  { train: data, test, corruptedTestLabels }: RandomizedData,
  options: Omit<TrainOptions, 'test'> & { readonly batchSize: number },
): Promise<TrainingCellResult> {
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
    digests: {
      trainImages: digestPixels(data.images),
      trainLabels: digestLabels(Int32Array.from(data.labels)),
      testImages: digestPixels(test.images),
      testLabels: digestLabels(Int32Array.from(test.labels)),
    },
  };
}
