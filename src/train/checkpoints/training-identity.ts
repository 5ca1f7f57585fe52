import type { Optimizer } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../../datasets/labelled-images.js';
import { digestLabels, digestValues } from '../../digests/digest.js';
import type { Model, Parameters } from '../../models/model.js';
import { seedToJson } from '../../random/seed.js';
import { environment } from '../environment.js';
import { scheduleJson } from '../schedules.js';
import type { SettledOptions } from '../train-options.js';
import type { Checkpoint } from './checkpoint.js';
import { firstDifference } from './first-difference.js';

/**
 * All of a training that decides its parameters and its history, as JSON. Epochs and steps are no part of it, since more of
 * them go on if fewer ended. Functions of the caller's own (a schedule, weight decay by name, the quantity of a
 * criterion, what an image step of a given name and options does) cannot be compared: they stand as `'a function'` or by name.
 */
export function trainingIdentity(
  model: Model,
  parameters: Parameters,
  optimizer: Optimizer,
  data: LabelledImages,
  options: SettledOptions,
): Record<string, unknown> {
  const { classes, seed, batchSize, learningRate, weightDecay, imageSteps, stop } = options;
  const { test, testEvery, validation } = options;
  const { learningRate: _, ...optimizerOptions } = optimizer.getConfig();
  return asJson({
    model: model.name,
    modelOptions: model.options ?? {},
    parameters: Object.entries(parameters).map(([name, { shape, trainable }]) => ({
      name,
      shape,
      trainable,
    })),
    classes,
    seed: seedToJson(seed),
    batchSize,
    learningRate: scheduleJson(learningRate),
    optimizer: optimizer.getClassName(),
    optimizerOptions,
    weightDecay: typeof weightDecay === 'function' ? 'a function' : weightDecay,
    imageSteps: imageSteps.map(({ name, options = {} }) => ({ name, options })),
    stop: stop.map(({ name }) => name),
    ...dataIdentity(data),
    testEvery,
    test: test ? { ...dataIdentity(test), otherLabels: digests(test.otherLabels ?? {}) } : 'none',
    ...(validation && { validation: dataIdentity(validation) }),
    environment: environment(),
  });
}

function dataIdentity({ images, labels, imageShape, originalLabels }: LabelledImages) {
  return {
    ...digests({ labels, ...(originalLabels && { originalLabels }) }),
    images: digestValues(images),
    imageShape,
  };
}

function digests(labels: Readonly<Record<string, ArrayLike<number>>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([name, values]) => [name, digestLabels(Int32Array.from(values))]),
  );
}

/** What it will be when it has been written and read. */
function asJson(value: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value));
}

/**
 * Throws unless a checkpoint belongs to a training.
 *
 * @throws Error that names the first difference
 */
export function checkIdentity(
  checkpoint: Checkpoint,
  identity: Record<string, unknown>,
  store: string,
): void {
  const difference = firstDifference(checkpoint.identity, identity);
  if (!difference) return;
  const { path, left, right } = difference;
  throw new Error(
    `the checkpoint in ${store} is of another training: \`${path}\` is ${shown(left)} there and ${shown(right)} here; ` +
      'it was left as it is, resume with the same settings or give another store',
  );
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
