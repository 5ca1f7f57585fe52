/**
 * rethink-gen/train: networks as pure functions of their parameters, and a seeded training loop, on any TensorFlow.js
 * backend that the caller has set.
 *
 * @packageDocumentation
 */
export { differentiable, type Gradients } from './models/differentiable.js';
export { dense, relu } from './models/layers.js';
export { mlp } from './models/mlp.js';
export type { Model, Parameters } from './models/model.js';
export { softmaxCrossEntropy } from './models/softmax-cross-entropy.js';
export type { Seed } from './random/seed.js';
export { batchOrder } from './train/batch-order.js';
export type { ClassifierData } from './train/classifier-data.js';
export { errorRate, meanLoss, type Predictions, predict } from './train/predict.js';
export { type EpochRow, type Training, type TrainingEnd, type TrainOptions, train } from './train/train.js';
