import { dispose } from '@tensorflow/tfjs-core';
import { copyOf } from '../datasets/check-examples.js';
import type { LabelledImages } from '../datasets/labelled-images.js';
import { checkParameters } from '../models/check-parameters.js';
import { imageSizeOf, type Model, type Parameters } from '../models/model.js';
import { checkOptimizer, checkTraining } from './check-training.js';
import { checkSingleCore, explainMissing } from './environment.js';
import { imagePipeline } from './images/image-pipeline.js';
import { disposeOptimizer } from './optimizer-state.js';
import { rateAt } from './schedules.js';
import { settle, type TrainOptions } from './train-options.js';
import type { Training } from './training.js';
import { stepsAnEpoch, TrainingLoop } from './training-loop.js';

export type { EpochRow } from './history.js';
export type { TrainingEnd, TrainOptions } from './train-options.js';
export type { Training } from './training.js';

/**
 * Trains a classifier until a criterion is met (by default: it makes no error on the training set) or its epochs are over.
 * All chance comes from the seed's own streams, by epoch and example: one seed gives one result on one backend, whether or
 * not the training was interrupted and went on from a checkpoint.
 *
 * @throws RangeError before the first step if the data do not fit the model or the options
 * @throws Error if a checkpoint is damaged, of another training, or of a longer one
 * @throws Error if two copies of TensorFlow.js are loaded, or if it lacks a gradient
 */
export async function train(model: Model, examples: LabelledImages, given: TrainOptions): Promise<Training> {
  const data = copyOf(examples);
  const options = settle(given);
  checkTraining(model, data, options);
  const pipeline = imagePipeline(options.imageSteps, imageSizeOf(data.imageShape));
  const start = { epoch: 0, step: 0, stepsAnEpoch: stepsAnEpoch(data, options) };
  const optimizer = options.optimizer(rateAt(options.learningRate, start));
  checkOptimizer(optimizer);
  let parameters: Parameters | undefined;
  try {
    checkSingleCore(optimizer);
    parameters = model.init(options.seed, pipeline.shape, options.classes);
    checkParameters('model.init()', parameters);
    return await new TrainingLoop(model, data, options, parameters, optimizer, pipeline).toTheEnd();
  } catch (error) {
    if (model.ownership !== 'borrowed') dispose(parameters ?? []);
    throw explainMissing(error);
  } finally {
    disposeOptimizer(optimizer);
  }
}
