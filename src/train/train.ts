import { dispose, type Tensor, train as tfTrain, tidy, variableGrads } from '@tensorflow/tfjs-core';
import { outOfRange } from '../errors/argument-error.js';
import { checkInteger, checkOptions } from '../errors/checks.js';
import type { Model, Parameters } from '../models/model.js';
import { softmaxCrossEntropy } from '../models/softmax-cross-entropy.js';
import type { Seed } from '../random/seed.js';
import { batchOrder } from './batch-order.js';
import { breathe } from './breathe.js';
import { type ClassifierData, checkClassifierData, imageBatch, labelBatch } from './classifier-data.js';
import { errorRate, meanLoss, predict } from './predict.js';

/** How a classifier is trained: stochastic gradient descent with momentum and a learning rate that decays by epochs. */
export interface TrainOptions {
  /** The number of classes. */
  readonly classes: number;
  /** Draws the initial parameters and the order of the batches. */
  readonly seed: Seed;
  /** Epochs at most. */
  readonly epochs: number;
  /** Examples in a batch; the last one of an epoch may be smaller. Default 128. */
  readonly batchSize?: number;
  /** Learning rate of the first epoch, above 0. Default 0.01. */
  readonly learningRate?: number;
  /** What the learning rate is multiplied with after each epoch. Default 0.95. */
  readonly decay?: number;
  /** Default 0.9. */
  readonly momentum?: number;
  /** Test examples; their error is measured after each epoch, against each of these sets of labels. */
  readonly test?: ClassifierData & { readonly otherLabels?: Readonly<Record<string, ArrayLike<number>>> };
  /** Called after each epoch. */
  readonly onEpoch?: (row: EpochRow) => void;
  /** Stops the training after the epoch in progress. */
  readonly signal?: AbortSignal;
}

/** What is known after an epoch, measured with the parameters at its end. */
export interface EpochRow {
  /** Counted from 1. */
  readonly epoch: number;
  /** Steps since the beginning. */
  readonly steps: number;
  /** The epoch's learning rate. */
  readonly learningRate: number;
  /** Mean cross entropy on the whole training set, in nats. */
  readonly trainLoss: number;
  /** Share of the training set that is classified wrongly. */
  readonly trainError: number;
  /** Share of the test set that is classified wrongly, against its labels; absent without a test set. */
  readonly testError?: number;
  /** The same against each of the other sets of labels. */
  readonly otherTestErrors?: Readonly<Record<string, number>>;
}

/** Why a training ended. */
export type TrainingEnd = 'interpolated' | 'epochs' | 'diverged' | 'aborted';

/** What a training gave. */
export interface Training {
  /** `'interpolated'`: no training error is left; `'diverged'`: the loss is no number any more. */
  readonly end: TrainingEnd;
  readonly history: readonly EpochRow[];
  /** The trained parameters; the caller disposes them. */
  readonly parameters: Parameters;
}

/**
 * Trains a classifier until it makes no error on the training set, or its epochs are over. Initial parameters and batches
 * come from the seed's own streams: one seed gives one result on one backend.
 *
 * @throws TypeError or RangeError before the first step, where an option or the data do not fit
 */
export async function train(model: Model, data: ClassifierData, options: TrainOptions): Promise<Training> {
  const n = checkTraining(data, options);
  const {
    classes,
    seed,
    epochs,
    batchSize = 128,
    learningRate = 0.01,
    decay = 0.95,
    momentum = 0.9,
  } = options;
  const parameters = model.init(seed, data.shape, classes);
  const variables = Object.values(parameters);
  const optimizer = tfTrain.momentum(learningRate, momentum);
  const history: EpochRow[] = [];
  let end: TrainingEnd = 'epochs';
  let rate = learningRate;
  for (let epoch = 0; epoch < epochs && end === 'epochs'; epoch++) {
    optimizer.setLearningRate(rate);
    const order = batchOrder(seed, epoch, n);
    for (let from = 0; from < n; from += batchSize) {
      const to = Math.min(n, from + batchSize);
      tidy(() => {
        const images = imageBatch(data, order, from, to);
        const labels = labelBatch(data.labels, classes, order, from, to);
        const loss = () => softmaxCrossEntropy(model.apply(parameters, images), labels);
        optimizer.applyGradients(variableGrads(loss, variables).grads as Parameters);
      });
      await breathe();
    }
    const row = await measure(model, parameters, data, options, {
      epoch: epoch + 1,
      steps: (epoch + 1) * Math.ceil(n / batchSize),
      learningRate: rate,
    });
    history.push(row);
    options.onEpoch?.(row);
    rate *= decay;
    if (!Number.isFinite(row.trainLoss)) end = 'diverged';
    else if (row.trainError === 0) end = 'interpolated';
    else if (options.signal?.aborted) end = 'aborted';
  }
  optimizer.dispose();
  // biome-ignore lint/complexity/useLiteralKeys: the scalar that MomentumOptimizer.dispose forgets is protected
  dispose(optimizer['c'] as Tensor);
  return { end, history, parameters };
}

function checkTraining(data: ClassifierData, options: TrainOptions): number {
  checkOptions(options, [
    ...[
      'classes',
      'seed',
      'epochs',
      'batchSize',
      'learningRate',
      'decay',
      'momentum',
      'test',
      'onEpoch',
      'signal',
    ],
  ]);
  const {
    classes,
    epochs,
    batchSize = 128,
    learningRate = 0.01,
    decay = 0.95,
    momentum = 0.9,
    test,
  } = options;
  checkInteger('classes', classes, 1);
  checkInteger('epochs', epochs, 1);
  checkInteger('batchSize', batchSize, 1);
  if (!(learningRate > 0)) throw outOfRange('learningRate', 'a number above 0', learningRate);
  if (!(decay > 0 && decay <= 1)) throw outOfRange('decay', 'a number above 0 and at most 1', decay);
  if (!(momentum >= 0 && momentum < 1)) throw outOfRange('momentum', 'a number from 0 to below 1', momentum);
  if (test) checkClassifierData('test', test, classes);
  return checkClassifierData('data', data, classes);
}

async function measure(
  model: Model,
  parameters: Parameters,
  data: ClassifierData,
  { test }: TrainOptions,
  progress: Pick<EpochRow, 'epoch' | 'steps' | 'learningRate'>,
): Promise<EpochRow> {
  const trained = await predict(model, parameters, data);
  const row = {
    ...progress,
    trainLoss: meanLoss(trained, data.labels),
    trainError: errorRate(trained, data.labels),
  };
  if (!test) return row;
  const tested = await predict(model, parameters, test);
  const others = Object.entries(test.otherLabels ?? {}).map(([name, labels]) => [
    name,
    errorRate(tested, labels),
  ]);
  return { ...row, testError: errorRate(tested, test.labels), otherTestErrors: Object.fromEntries(others) };
}
