import type { Optimizer } from '@tensorflow/tfjs-core';
import { checkClassIndices, checkExamples, EXAMPLES } from '../datasets/check-examples.js';
import type { LabelledImages } from '../datasets/labelled-images.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkMember, checkMembers } from '../errors/check-members.js';
import {
  checkInteger,
  checkIsObject,
  checkNumber,
  checkOptions,
  checkSignal,
  type OptionNames,
} from '../errors/checks.js';
import { imageSizeOf, type Model } from '../models/model.js';
import { MOST_CLASSES } from '../plans/labels/class-names.js';
import { canonicalSeed } from '../random/seed.js';
import { checkModel } from './check-model.js';
import { checkImageSteps } from './images/image-pipeline.js';
import { checkLearningRate } from './schedules.js';
import type { SettledOptions, TrainOptions } from './train-options.js';

const OPTIONS: OptionNames<TrainOptions> = {
  classes: true,
  seed: true,
  epochs: true,
  steps: true,
  batchSize: true,
  learningRate: true,
  optimizer: true,
  weightDecay: true,
  imageSteps: true,
  stop: true,
  test: true,
  validation: true,
  testEvery: true,
  checkpoints: true,
  onEpoch: true,
  onStep: true,
  observe: true,
  onObservation: true,
  signal: true,
};

const TEST_EXAMPLES: OptionNames<NonNullable<TrainOptions['test']>> = { ...EXAMPLES, otherLabels: true };

/** Throws unless a training can begin: every argument is what it should be, and the examples fit each other. */
export function checkTraining(model: Model, data: LabelledImages, options: TrainOptions): void {
  checkModel(model);
  checkOptions(options, OPTIONS);
  const { classes, seed, epochs, steps, batchSize, learningRate, weightDecay, testEvery } = options;
  checkInteger('classes', classes, 1, MOST_CLASSES);
  checkInteger('epochs', epochs, 1);
  canonicalSeed(seed);
  if (steps !== undefined) checkInteger('steps', steps, 1);
  if (batchSize !== undefined) checkInteger('batchSize', batchSize, 1);
  if (testEvery !== undefined) checkInteger('testEvery', testEvery, 1);
  if (typeof learningRate === 'function') checkMember('learningRate', learningRate, 'method');
  else if (learningRate !== undefined) checkLearningRate(learningRate);
  if (typeof weightDecay === 'function') checkMember('weightDecay', weightDecay, 'method');
  else if (weightDecay !== undefined) checkNumber('weightDecay', weightDecay, { least: 0 });
  checkParts(options);
  checkObserving(options);
  checkData(data, options);
}

/** The options that are objects or functions. */
function checkParts(options: TrainOptions): void {
  const { optimizer, imageSteps, stop, checkpoints, signal, onEpoch, onStep } = options;
  if (optimizer !== undefined && typeof optimizer !== 'function')
    throw wrongKind('optimizer', 'a function that makes one', optimizer, '(rate) => tf.train.adam(rate)');
  if (imageSteps !== undefined) checkImageSteps(imageSteps);
  if (stop !== undefined) {
    if (!Array.isArray(stop)) throw wrongKind('stop', 'an array of criteria', stop, '[interpolation()]');
    for (let k = 0; k < stop.length; k++)
      checkMembers(`stop[${k}]`, stop[k], 'a criterion', { name: 'string', isMet: 'method' });
  }
  if (checkpoints !== undefined) {
    checkOptions(checkpoints, { store: true, every: true, seconds: true });
    const { store, every, seconds } = checkpoints;
    const rule = 'a place for a checkpoint, such as memoryStore()';
    const members = { name: 'string', read: 'function', write: 'function' } as const;
    checkMembers('checkpoints.store', store, rule, members, 'more');
    if (every !== undefined) checkInteger('checkpoints.every', every, 1);
    if (seconds !== undefined) checkNumber('checkpoints.seconds', seconds, { least: 0 });
  }
  if (onEpoch !== undefined) checkMember('onEpoch', onEpoch, 'function');
  if (onStep !== undefined) checkMember('onStep', onStep, 'function');
  checkSignal('signal', signal);
}

/** Throws unless a training that is observed says how often. */
function checkObserving({ observe, onObservation }: TrainOptions): void {
  if (onObservation !== undefined && typeof onObservation !== 'function')
    throw wrongKind('onObservation', 'a function of an observation', onObservation);
  if (observe === undefined && onObservation === undefined) return;
  if (observe === undefined) {
    const cure = "{ every: 'epoch' } is an observation an epoch";
    throw wrongKind('observe', 'given beside `onObservation`', observe, cure);
  }
  checkOptions(observe, { every: true });
  if (observe.every !== 'epoch') checkInteger('observe.every', observe.every, 1);
}

/** The training set, and what is scored besides it. */
function checkData(data: LabelledImages, { classes, test, validation }: TrainOptions): void {
  checkExamples('data', data, classes, EXAMPLES);
  const size = imageSizeOf(data.imageShape);
  for (const [split, scored] of Object.entries({ test, validation })) {
    if (scored === undefined) continue;
    const isTest = split === 'test';
    const count = checkExamples(split, scored, classes, isTest ? TEST_EXAMPLES : EXAMPLES);
    const others = isTest ? test?.otherLabels : undefined;
    if (imageSizeOf(scored.imageShape).some((side, k) => side !== size[k])) {
      const rule = `that of the training images, [${size.join(', ')}]`;
      throw outOfRange(`${split}.imageShape`, rule, scored.imageShape);
    }
    if (others === undefined) continue;
    checkIsObject(others, 'test.otherLabels');
    for (const [name, labels] of Object.entries(others))
      checkClassIndices(`test.otherLabels.${name}`, labels, count, classes);
  }
}

/** The weight decay of parameters of these names, each asked for once: a number counts for those that are called weights. */
export function weightDecays(
  names: readonly string[],
  option: SettledOptions['weightDecay'],
): (parameter: string) => number {
  const decayOf = (name: string) =>
    typeof option === 'function' ? option(name) : name.endsWith('/weights') ? option : 0;
  const decays = new Map(names.map((name) => [name, decayOf(name)]));
  for (const [name, decay] of decays) checkNumber(`weightDecay('${name}')`, decay, { least: 0 });
  return (name) => decays.get(name) ?? 0;
}

/** Throws unless the function that makes optimisers has made one. */
export function checkOptimizer(optimizer: unknown): asserts optimizer is Optimizer {
  const members = { applyGradients: 'method', getConfig: 'method', getClassName: 'method' } as const;
  checkMembers('optimizer(learningRate)', optimizer, 'an optimiser of tf.train', members);
}
