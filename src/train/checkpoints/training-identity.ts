import type { Optimizer } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../../datasets/labelled-images.js';
import { digestLabels, digestValues } from '../../digests/digest.js';
import { plainObject } from '../../digests/plain-json.js';
import type { Model, Parameters } from '../../models/model.js';
import { seedToJson } from '../../random/seed.js';
import { environment } from '../environment.js';
import { scheduleJson } from '../schedules.js';
import type { SettledOptions } from '../train-options.js';
import type { Checkpoint } from './checkpoint.js';
import { firstDifference } from './first-difference.js';

/**
 * All of a training that decides its parameters and its history, as JSON. Epochs and steps are no part of it, since a
 * training that ended may go on for more of them. Functions of the caller's own (a schedule, weight decay by name, the quantity of a
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
  return plainObject(
    'training',
    withoutUndefined({
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
    }),
  );
}

function dataIdentity({ images, labels, imageShape, originalLabels, corrupted }: LabelledImages) {
  return {
    ...digests({ labels, ...(originalLabels && { originalLabels }), ...(corrupted && { corrupted }) }),
    images: digestValues(images),
    imageShape,
  };
}

function digests(labels: Readonly<Record<string, ArrayLike<number>>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([name, values]) => [name, digestLabels(Int32Array.from(values))]),
  );
}

/** A copy without fields that are undefined: a field that is left out is the same. Deeper than `levels`, JSON is refused. */
function withoutUndefined(value: unknown, levels = 101): unknown {
  if (levels < 0) return value;
  if (Array.isArray(value)) return value.map((inner) => withoutUndefined(inner, levels - 1));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([key, field]) => [key, withoutUndefined(field, levels - 1)]));
}

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

const shown = (value: unknown) => (value === undefined ? 'absent' : JSON.stringify(value));

/** Throws if a checkpoint has gone further than the training that is asked for. */
export function checkNotLonger(
  { epoch, stepOfEpoch, steps }: Checkpoint,
  asked: Pick<SettledOptions, 'epochs' | 'steps'>,
  store: string,
): void {
  const begun = { epochs: epoch + Number(stepOfEpoch > 0), steps };
  for (const unit of ['epochs', 'steps'] as const) {
    const most = asked[unit];
    if (most === undefined || begun[unit] <= most) continue;
    throw new Error(
      `the checkpoint in ${store} is of ${begun[unit]} ${unit}, more than the ${most} here; ` +
        `it was left as it is, ask for as many ${unit} or give another store`,
    );
  }
}
