import { isProxy } from 'node:util/types';
import type { LabelledImages, ModelJson, RunContext, TrainingCell } from '../../../src/experiments.js';
import * as experiments from '../../../src/experiments.js';
import { type Model, mlp } from '../../../src/train.js';
import { call, type Entry } from '../call.js';
import * as is from '../kinds.js';
import type { OPEN } from '../open.js';
import { classes } from './address.js';
import { three } from './measures.js';
import { DATA, data as examples, MODEL } from './train/training.js';

const NO_FIELDS = is.noVariables;

/** Objects of JSON. */
const json = is.either(
  NO_FIELDS,
  is.named(
    Object.fromEntries(
      [
        'an own key __proto__',
        'an own key constructor',
        'length 1e9',
        'length 2^53',
        'length -1',
        'length 3, no elements',
        'first -1',
        'a changing length',
        'a changing first',
        'an arguments object',
      ].map((name) => [name, { reason: 'plain JSON, of which each field is read once' }]),
    ),
  ),
);

const anyJson = is.rule('any JSON', (value) => JSON.stringify(value) !== undefined);

const CELL = () => ({ n: 1, seed: 1 });

/** An array, each of whose elements is there. */
const list = is.rule(
  'an array without holes',
  (value) =>
    !isProxy(value) &&
    Array.isArray(value) &&
    value.length < 99 &&
    Array.from(value).every((inner) => inner !== undefined),
);

const bytes = (fault: RegExp) => is.rule('bytes', (value) => value instanceof Uint8Array, { fault });

const images = () => ({
  name: 'three images',
  classes: ['a', 'b', 'c'],
  train: examples(),
  test: examples(),
});
const SPLIT = is.fields(DATA);
const names = is.rule(
  'three names',
  (value) =>
    Array.isArray(value) && String(value) === '0,1,2' && value.every((name) => typeof name === 'string'),
);
const DATASET = is.fields({ name: is.anyText, classes: names, train: SPLIT, test: SPLIT });
const ALIAS = {
  labels: ['images'],
  originalLabels: ['labels'],
  split: ['seed'],
  classes: ['labels'],
  train: ['images'],
  imageShape: ['images', 'dataset'],
  regimes: ['regime'],
};

const model = () => mlp([]);
const trueLabels = ['true labels' as const];

const test = (): experiments.RandomizationTestOptions => ({
  seed: 1,
  split: 'train',
  regimes: trueLabels,
  rate: 0.5,
  epochs: 1,
  batchSize: 3,
  learningRate: 0.1,
  decay: 0.5,
});
const natural = is.integer(1, Number.MAX_SAFE_INTEGER);
const TEST = is.options<experiments.RandomizationTestOptions>({
  seed: is.seed,
  split: is.optional(is.text),
  regimes: is.optional(is.none),
  rate: is.optional(is.either(is.rate, NO_FIELDS)),
  epochs: is.optional(natural),
  batchSize: is.optional(natural),
  learningRate: is.optional(is.number(Number.MIN_VALUE, Number.MAX_VALUE)),
  decay: is.optional(is.number(Number.MIN_VALUE, 1)),
  onEpoch: is.optional(is.anyFunction),
  signal: is.optional(is.never),
});

/** One image of one class, which is fitted whatever is learned. */
const fitted = () => ({
  name: 'one image',
  classes: ['a'],
  train: { images: Float32Array.of(1), labels: [0], imageShape: [1] },
  test: { images: Float32Array.of(1), labels: [0], imageShape: [1] },
});

const UNUSED = [
  'drawn',
  'validation',
  'crop',
  'cropFrom',
  'weightDecay',
  'dropout',
  'inputDropout',
  'inputNoise',
  'randomFlip',
  'randomRotation',
];

const trainingCell = (): TrainingCell => ({
  data: { name: 'generated digits', train: 1, test: 1 },
  model: { kind: 'mlp', hidden: [] },
  corruption: 'labels',
  rate: 0.5,
  regularisers: {},
  training: {
    epochs: 1,
    batchSize: 64,
    learningRate: 0.5,
    decay: 0.95,
    decayEpochs: 1,
    testEvery: 1,
    until: 'fitted',
  },
  seed: 1,
});

/** What is too deep or too large for JSON is told of the cell as a whole. */
const ofCell = Object.fromEntries(
  Object.entries(trainingCell()).flatMap(([field, value]) =>
    [field, ...Object.keys(Object(value)), ...UNUSED].map((name) => [name, ['cell']]),
  ),
);

/** The functions of `rethink-gen/experiments`. */
export const EXPERIMENTS: Entry<typeof experiments, (typeof OPEN.experiments)[number]> = {
  cellId: call(
    experiments.cellId,
    () => [CELL()],
    { cell: is.fields({ n: anyJson }, json) },
    { n: ['cell'] },
  ),
  gridDigest: call(
    (cells: experiments.Cell[], cell: experiments.Cell) => [
      experiments.gridDigest(cells),
      experiments.gridDigest([{ n: 2 }, cell]),
    ],
    () => [[{ n: 1 }, { n: 2 }], CELL()],
    { cells: is.never, cell: is.fields({ n: anyJson }, json) },
    { cell: ['cells[1]'], n: ['cells[1]'] },
  ),
  crossed: call(
    experiments.crossed<{ rate: number; seed: number }>,
    () => [{ rate: [0, 0.5], seed: [1, 2] }],
    {
      axes: is.fields({ rate: list }, is.noVariables),
    },
  ),
  shardOf: call(experiments.shardOf<number>, () => [[1, 2, 3], 1, 2], {
    cells: list,
    shard: is.integer(1, 2),
    of: natural,
  }),
  experimentOf: call(
    experiments.experimentOf,
    () => ['table-1' as const, 'smoke' as const],
    {
      name: is.never,
      scale: is.never,
    },
    { name: ['experiment'] },
  ),
  corruptionOf: call(experiments.corruptionOf, () => ['partially corrupted labels' as const, 0.5], {
    regime: is.never,
    rate: is.either(is.rate, NO_FIELDS),
  }),
  firstExamples: call(
    (split: LabelledImages, count: number) => experiments.firstExamples(split, count),
    () => [examples(), 2],
    {
      split: is.fields({ ...DATA, labels: classIndices(), originalLabels: is.optional(classIndices()) }),
      count: is.integer(0, Number.MAX_SAFE_INTEGER),
    },
    ALIAS,
  ),
  generateDigits: call(experiments.generateDigits, () => [{ seed: 1, train: 2, test: 1 }], {
    options: is.optionalOptions<experiments.GeneratedDigitsOptions>({
      seed: is.optional(is.seed),
      train: is.optional(is.integer(1, 2 ** 20)),
      test: is.optional(is.integer(1, 2 ** 20)),
    }),
  }),
  scaleBytes: call(experiments.scaleBytes, () => [Uint8Array.of(0, 128, 255)], {
    bytes: bytes(/^never$/),
  }),
  standardizeImages: call(
    experiments.standardizeImages,
    () => [[0, 1, 2], 3, new Float32Array(3)],
    {
      images: three('three finite numbers', (value) => Math.abs(value) <= 1e150),
      size: is.rule('a divisor of three', (value) => value === 1 || value === 3),
      out: is.optional(
        is.rule('three floats', (value) => value instanceof Float32Array && value.length === 3),
      ),
    },
    { size: ['images'] },
  ),
  parseCifar10: call(experiments.parseCifar10, () => [new Uint8Array(3073), 'a batch'], {
    bytes: bytes(/no multiple of 3073; it is truncated/),
    name: is.anyText,
  }),
  parseIdx: call(experiments.parseIdx, () => [Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 5), 'a file'], {
    bytes: bytes(/is not an IDX file of unsigned bytes|where its header says/),
    name: is.anyText,
  }),
  openModel: call(
    experiments.openModel,
    () => [{ kind: 'mlp' as const, hidden: [2] }, 0.5],
    {
      model: is.options<Extract<ModelJson, { kind: 'mlp' }>>({ kind: is.never, hidden: is.none }),
      dropout: is.optional(
        is.rule('a rate below 1', (value) => is.isNumber(value) && value >= 0 && value < 1),
      ),
    },
    { model: ['kind'] },
  ),
  corruptData: call(
    experiments.corruptData,
    () => [images(), 'labels' as const, 0.5, 1, 'train'],
    {
      dataset: DATASET,
      corruption: is.never,
      rate: is.rate,
      seed: is.seed,
      split: is.optional(is.text),
    },
    ALIAS,
  ),
  permutationTest: call(
    (
      trainer: (data: { labels: number[] }) => number,
      given: { labels: number[] },
      options: experiments.PermutationTestOptions,
    ) => experiments.permutationTest(trainer, given, options),
    () => [
      ({ labels }) => Number(labels[0]),
      { labels: [0, 1, 2] },
      { classes: 3, seed: 1, permutations: 2 },
    ],
    {
      trainer: is.never,
      data: is.fields({ labels: is.labels }),
      options: is.options<experiments.PermutationTestOptions>({
        classes,
        seed: is.seed,
        permutations: is.optional(is.integer(1, 2 ** 28)),
        onPermutation: is.optional(is.anyFunction),
      }),
    },
    { labels: ['data', 'classes'], classes: ['labels'] },
  ),
  regimeExperiment: call(
    experiments.regimeExperiment,
    () => [model(), images(), test()],
    { model: is.members({ ...MODEL, init: is.method, apply: is.method }), dataset: DATASET, options: TEST },
    ALIAS,
  ),
  randomizationTest: call(
    experiments.randomizationTest,
    () => [model(), fitted(), test()],
    { model: is.members(MODEL), dataset: is.fields({ name: is.anyText }), options: TEST },
    ALIAS,
  ),
  runTrainingCell: call(
    experiments.runTrainingCell,
    () => [trainingCell(), {}, (model: Model) => model],
    {
      cell: is.options<TrainingCell>({
        data: is.options<TrainingCell['data']>({
          name: is.never,
          train: is.integer(1, 65537),
          drawn: is.optional(is.rule('drawn', (value) => value === true)),
          validation: is.optional(is.rule('none', (value) => value === 0)),
          test: is.integer(1, 65537),
          crop: is.optional(is.integer(1, 16)),
          cropFrom: is.optional(is.integer(1, 16)),
        }),
        model: is.fields({ kind: is.never }),
        corruption: is.never,
        rate: is.rate,
        regularisers: is.options<TrainingCell['regularisers']>(
          {
            weightDecay: is.optional(is.number(Number.MIN_VALUE, Number.MAX_VALUE)),
            dropout: is.optional(is.number(Number.MIN_VALUE, 0.99)),
            inputDropout: is.optional(is.number(Number.MIN_VALUE, 0.99)),
            inputNoise: is.optional(is.number(Number.MIN_VALUE, Number.MAX_VALUE)),
            randomCrop: is.optional(is.never),
            randomFlip: is.optional(is.rule('yes', (value) => value === true)),
            randomRotation: is.optional(is.number(Number.MIN_VALUE, 180)),
          },
          NO_FIELDS,
        ),
        training: is.options<TrainingCell['training']>({
          epochs: natural,
          batchSize: natural,
          learningRate: is.number(Number.MIN_VALUE, Number.MAX_VALUE),
          decay: is.number(Number.MIN_VALUE, 1),
          decayEpochs: is.optional(natural),
          testEvery: is.optional(natural),
          until: is.never,
        }),
        seed: is.seed,
      }),
      context: is.optionalOptions<RunContext>({
        readDataset: is.optional(is.anyFunction),
        startBackend: is.optional(is.anyFunction),
        checkpoints: is.optional(is.never),
        onProgress: is.optional(is.anyFunction),
      }),
      change: is.optional(is.never),
    },
    {
      ...ofCell,
      randomCrop: ['data.crop', 'cell'],
      cell: ['model'],
      checkpoints: ['store'],
      change: ['model'],
    },
  ),
};

/** Three class indices of any number of classes. */
function classIndices() {
  return three('three class indices', (value) => Number.isSafeInteger(value) && value >= 0);
}
