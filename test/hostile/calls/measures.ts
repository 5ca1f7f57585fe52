import type { LabelledImages } from '../../../src/datasets/labelled-images.js';
import * as measures from '../../../src/measures.js';
import type { EpochRow } from '../../../src/train.js';
import { accuracyAtLeast, mlp } from '../../../src/train.js';
import { call, type Entry } from '../call.js';
import * as is from '../kinds.js';
import type { OPEN } from '../open.js';
import { ADDRESS } from './address.js';
import { DATA, data } from './train/training.js';

const THREE = () => [0, 1, 2];
const OTHERS = () => [0, 2, 1];
const MOST = 2 ** 28;

/** Three numbers that fulfil a rule, in an array or a typed array. */
export const three = (reason: string, holds: (value: number) => boolean) =>
  is.rule(
    reason,
    (value) =>
      (Array.isArray(value) || ArrayBuffer.isView(value)) &&
      is.isThreeOf(value, (inner) => is.isNumber(inner) && holds(inner)),
  );

const isClass = (value: number) => Number.isSafeInteger(value) && value >= 0;
const classIndices = three('three class indices', isClass);
const classesOf3 = three('three of three classes', (value) => isClass(value) && value < 3);
const areas = three('three areas', () => true);

/** A measure of several observations, given two of them, and one beside another. */
const observed = (
  measure: (predictions: readonly (readonly number[])[], labels: readonly number[]) => unknown,
) =>
  call(
    (predictions: number[][], labels: number[], now: number[]) => [
      measure(predictions, labels),
      measure([OTHERS(), now], labels),
    ],
    () => [[THREE(), OTHERS()], THREE(), OTHERS()],
    { predictions: is.never, labels: classIndices, now: classIndices },
    { now: ['predictions[1]'] },
  );

const model = () => mlp([]);
const parameters = () => model().init(1, [1, 1, 1], 3);
const MODEL = { model: is.members({ apply: is.never }, true), parameters: is.never };
const ALIAS = { split: ['seed'], parameters: ['weights'], imageShape: ['images'], labels: ['images'] };

const above0 = is.rule('above 0', (value) => is.isNumber(value) && value > 0 && value <= 1e37);
const least0 = is.optional(is.number(0, 1e37));
const time = (): measures.EpochsToFit => ({ criterion: 'c', epochs: 2, steps: 20 });
const TIME = {
  criterion: is.rule('the criterion of both', (value) => value === 'c'),
  epochs: is.integer(1, Number.MAX_SAFE_INTEGER),
  steps: is.integer(1, Number.MAX_SAFE_INTEGER),
};
const rows = () => [1, 2].map((epoch) => ({ epoch, steps: epoch, trainError: 1 - epoch / 2 }) as EpochRow);
const isHalf = (value: unknown) => is.isNumber(value) && value >= 0 && value <= 1;

/** The functions of `rethink-gen/measures`. */
export const MEASURES: Entry<typeof measures, (typeof OPEN.measures)[number]> = {
  criticalSamples: call(
    measures.criticalSamples,
    () => [
      model(),
      parameters(),
      Float32Array.of(0, 1, 2),
      { imageShape: [1], radius: 100, step: 50, noise: 50, iterations: 3, batchSize: 2, seed: 1 },
    ],
    {
      ...MODEL,
      images: is.rule('three pixels', (value) => value instanceof Float32Array && value.length === 3),
      options: is.options<measures.CriticalSampleOptions>({
        imageShape: is.never,
        radius: above0,
        step: least0,
        noise: least0,
        iterations: is.optional(is.integer(1, Number.MAX_SAFE_INTEGER)),
        batchSize: is.optional(is.integer(1, Number.MAX_SAFE_INTEGER)),
        ...ADDRESS,
      }),
    },
    ALIAS,
  ),
  lossSensitivity: call(
    measures.lossSensitivity,
    () => [
      model(),
      parameters(),
      data(),
      { classes: 3, seed: 1, steps: 2, learningRate: 0.1, batchSize: 2, every: 2 },
    ],
    {
      ...MODEL,
      data: is.options<LabelledImages>(DATA),
      options: is.options<measures.LossSensitivityOptions>({
        classes: is.integer(3, 3),
        seed: is.seed,
        steps: is.integer(2, 1000),
        learningRate: is.rule('above 0', (value) => is.isNumber(value) && value > 0 && value < Infinity),
        batchSize: is.optional(is.integer(1, Number.MAX_SAFE_INTEGER)),
        every: is.optional(is.integer(1, 2)),
      }),
    },
    { ...ALIAS, classes: ['labels', 'model.apply'], every: ['steps'], steps: ['every'] },
  ),
  epochsToFit: call(measures.epochsToFit, () => [rows(), accuracyAtLeast(0.9)], {
    history: is.rule('no rows', (value) => Array.isArray(value) && value.length === 0),
    criterion: is.members({ name: is.anyText, isMet: is.never }),
  }),
  relativeTimeToFit: call(measures.relativeTimeToFit, () => [time(), time()], {
    time: is.options<measures.EpochsToFit>(TIME),
    reference: is.options<measures.EpochsToFit>(TIME),
  }),
  exampleDifficulty: observed(measures.exampleDifficulty),
  forgetting: observed(measures.forgetting),
  epochLearned: observed(measures.epochLearned),
  datasetCartography: call(
    (probabilities: number[][], now: number[]) => [
      measures.datasetCartography(probabilities),
      measures.datasetCartography([THREE().map(() => 0.5), now]),
    ],
    () => [
      [
        [0.5, 0.5, 1],
        [0, 1, 0.5],
      ],
      [1, 0.5, 0],
    ],
    { probabilities: is.never, now: three('three probabilities', isHalf) },
    { now: ['probabilities[1]'] },
  ),
  giniCoefficient: call(measures.giniCoefficient, () => [THREE()], {
    values: is.rule('numbers of at least 0 whose sum is finite', (value) => {
      if (!(Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))))
        return false;
      if ((value as number[]).length > 1e6) return false; // holes, more than there is memory for
      const list = Array.from(value as number[]);
      const sum = list.reduce((total, one) => total + one, 0);
      return list.length > 0 && Number.isFinite(sum) && list.every((one) => is.isNumber(one) && one >= 0);
    }),
  }),
  recordMargins: call(
    (labels: number[], classes: number, logits: number[], positions: number[]) => {
      const recorder = measures.recordMargins(labels, classes);
      if (classes === 3) {
        recorder.add(logits, [0]);
        recorder.add([0, 1, 2, 0, 1, 2, 0, 1, 2], positions);
      }
      return recorder.areas();
    },
    () => [THREE(), 3, [0.5, 1, 2], THREE()],
    {
      labels: classesOf3,
      classes: is.integer(3, 65536),
      logits: three('three logits', () => true),
      positions: classesOf3,
    },
    { classes: ['labels'], positions: ['logits'] },
  ),
  memorizedLabels: call(measures.memorizedLabels, () => [THREE(), OTHERS(), [1, 2, 0]], {
    predictions: classIndices,
    given: classIndices,
    truth: classIndices,
  }),
  rademacherComplexity: call(
    measures.rademacherComplexity,
    () => [(labels) => labels, { examples: 3, draws: 2, seed: 1 }],
    {
      fitLabels: is.named({ 'an async function': { reason: 'it is awaited' } }),
      options: is.options<measures.RademacherOptions>({
        examples: is.integer(1, MOST),
        draws: is.integer(2, MOST),
        seed: is.seed,
      }),
    },
  ),
  subsetTraining: call(
    measures.subsetTraining,
    () => [
      ({ run, members }) => ({ correct: members, testCorrect: [run % 2] }),
      { examples: 3, tests: 1, runs: 4, share: 0.5, seed: 1 },
    ],
    {
      train: is.never,
      options: is.options<measures.SubsetTrainingOptions>({
        examples: is.integer(2, MOST),
        tests: is.optional(is.rule('one test', (value) => value === 1)),
        runs: is.integer(2, MOST),
        share: is.optional(is.number(0.2, 0.8)),
        seed: is.seed,
      }),
    },
    { train: ['correct'], tests: ['testCorrect'] },
  ),
  thresholdSamples: call(
    measures.thresholdSamples,
    () => [[0, 1, 0], { classes: 2, seed: 1, round: 0 as const }],
    {
      labels: three('three of two classes', (value) => value === 0 || value === 1),
      options: is.options<measures.ThresholdSampleOptions>({
        classes: is.integer(2, 2),
        seed: is.seed,
        round: is.optional(is.integer(0, 1)),
      }),
    },
    { classes: ['labels'] },
  ),
  flagMislabelled: call(measures.flagMislabelled, () => [THREE(), [0, 1, 1], 0.5], {
    areas,
    mask: three('three marks', (value) => value === 0 || value === 1),
    percentile: is.optional(is.rate),
  }),
};
