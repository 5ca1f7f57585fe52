import type {
  Execution,
  GaussianOptions,
  GivenLabelsOptions,
  ImageShapeOption,
  LabelNoiseOptions,
  PermutedLabelsOptions,
  PixelStatisticsOptions,
  RandomPixelsOptions,
  RenamedClassesOptions,
} from '../../../src/index.js';
import * as index from '../../../src/index.js';
import { type Call, call, type Entry } from '../call.js';
import * as is from '../kinds.js';
import type { OPEN } from '../open.js';
import { ADDRESS, classes, classNames, count, noise } from './address.js';
import { NOISES } from './noises.js';
import { RECORDS } from './records.js';
import { SOURCES } from './sources.js';

const labels = () => [0, 1, 2];
const images = () => Float32Array.of(0, 1, 2);
const noisy = (): LabelNoiseOptions => ({ noise: index.symmetric(0.5), classes: 3, seed: 1 });
const shaped = () => ({ imageShape: [1], seed: 1, rate: 0.5 });
const ALIAS = {
  labels: ['classes'],
  classes: ['labels', 'noise', 'map'],
  classNames: ['classes'],
  split: ['seed'],
};
const encoding = is.optional(is.never);
const scope = is.optional(is.rule('a scope', (value) => value === 'set'));
const int32 = is.rule(
  'three labels in an Int32Array',
  (value) => value instanceof Int32Array && value.length === 3,
);

const NOISE_OPTIONS = { noise, classes, classNames, count, encoding, ...ADDRESS };

const execution = (out: is.Kind) =>
  is.optionalOptions<Execution<never>>({
    out: is.optional(out),
    kernels: is.optional(is.never),
  });

const IMAGE_OPTIONS = {
  imageShape: is.never,
  rate: is.optional(is.rate),
  count,
  ...ADDRESS,
};

const block = is.optional(is.rule('a block of one pixel', (value) => value === 1));

/** What a result is written to, whatever it held. */
const writtenOver = is.rule(
  'three floats, which are written over',
  (value) => value instanceof Float32Array && value.length === 3,
);

/** A verb that permutes pixels. */
const permuting = (verb: typeof index.shufflePixels): Call =>
  call(
    (
      values: Float32Array,
      options: RandomPixelsOptions & ImageShapeOption,
      given?: Execution<Float32Array>,
    ) => verb(values, options, given),
    () => [images(), shaped(), {}],
    {
      images: is.pixels,
      options: is.options<RandomPixelsOptions & ImageShapeOption>({
        channels: is.optional(is.never),
        block,
        ...IMAGE_OPTIONS,
      }),
      execution: execution(writtenOver),
    },
    { split: ['seed'], block: ['block height'], imageShape: ['images', 'block'] },
  );

/** The functions of `rethink-gen`. */
export const INDEX: Entry<typeof index, (typeof OPEN.index)[number]> = {
  ...NOISES,
  ...RECORDS,
  ...SOURCES,
  corruptLabels: call(
    (values: number[], options: LabelNoiseOptions) => index.corruptLabels(values, options),
    () => [labels(), noisy()],
    {
      labels: is.labelsOrTensor,
      options: is.options<LabelNoiseOptions & index.LabelEncoding>(NOISE_OPTIONS),
    },
    ALIAS,
  ),
  corruptLabelsInto: call(
    (values: Int32Array, options: LabelNoiseOptions, given: Execution<Int32Array>) =>
      index.corruptLabelsInto(values, options, given),
    () => [Int32Array.of(0, 1, 2), noisy(), { out: new Int32Array(3) }],
    {
      labels: int32,
      options: is.options<LabelNoiseOptions & index.LabelEncoding>(NOISE_OPTIONS),
      execution: execution(int32),
    },
    { ...ALIAS, labels: ['out'] },
  ),
  permuteLabels: call(
    (values: number[], options: PermutedLabelsOptions) => index.permuteLabels(values, options),
    () => [labels(), { classes: 3, seed: 1 }],
    {
      labels: is.labelsOrTensor,
      options: is.options<PermutedLabelsOptions & index.LabelEncoding>({
        classes,
        classNames,
        encoding,
        ...ADDRESS,
      }),
    },
    ALIAS,
  ),
  renameClasses: call(
    (values: number[], options: RenamedClassesOptions) => index.renameClasses(values, options),
    () => [labels(), { classes: 3, names: [1, 2, 0] }],
    {
      labels: is.labelsOrTensor,
      options: is.options<RenamedClassesOptions & index.LabelEncoding>({
        classes: is.either(is.integer(3, 3), classNames),
        classNames,
        encoding,
        names: is.never,
        seed: is.never,
      }),
    },
    { labels: ['classes'], classes: ['labels', 'names'], classNames: ['classes'] },
  ),
  shufflePixels: permuting(index.shufflePixels),
  randomizePixels: permuting(index.randomizePixels),
  replaceWithGaussian: call(
    (values: Float32Array, options: GaussianOptions & ImageShapeOption, given?: Execution<Float32Array>) =>
      index.replaceWithGaussian(values, options, given),
    () => [images(), { ...shaped(), statistics: { mean: 0, std: 1 } }, {}],
    {
      images: is.pixels,
      options: is.options<GaussianOptions & ImageShapeOption>({
        statistics: is.optional(is.rule('the statistics of the set', (value) => value === 'set')),
        clip: is.optional(is.never),
        round: is.optional(is.never),
        ...IMAGE_OPTIONS,
      }),
      execution: execution(writtenOver),
    },
    { split: ['seed'], imageShape: ['images'] },
  ),
  pixelStatistics: call(
    (values: Float32Array, options: PixelStatisticsOptions) => index.pixelStatistics(values, options),
    () => [images(), { imageShape: [1] }],
    {
      images: is.pixels,
      options: is.options<PixelStatisticsOptions>({ scope, imageShape: is.never }),
    },
    { imageShape: ['images'] },
  ),
  exactLabelCount: call(
    (n: number, options: LabelNoiseOptions, kernels?: index.Kernels) =>
      index.exactLabelCount(n, options, kernels),
    () => [3, noisy(), undefined],
    {
      n: is.integer(1, 1e6),
      options: is.options<LabelNoiseOptions>({ noise, classes, classNames, count, ...ADDRESS }),
      kernels: is.optional(is.never),
    },
    { n: ['ids'], split: ['seed'], classNames: ['classes'] },
  ),
  exactImageCount: call(
    (
      operation: index.ImageOperation,
      n: number,
      options: index.Address & { rate: number },
      kernels?: index.Kernels,
    ) => index.exactImageCount(operation, n, options, kernels),
    () => ['gaussian' as const, 3, { seed: 1, rate: 0.5 }, undefined],
    {
      operation: is.never,
      n: is.integer(1, 1e6),
      options: is.fields({ rate: is.rate, ...ADDRESS }),
      kernels: is.optional(is.never),
    },
    { split: ['seed'] },
  ),
  fromText: call(
    (given: string) => index.fromText(given),
    () => ['42'],
    { text: is.rule('text', (value) => typeof value === 'string') },
  ),
  audit: call(
    (clean: number[], other: number[], options: { classes: number }) => index.audit(clean, other, options),
    () => [labels(), [1, 1, 1], { classes: 3 }],
    {
      clean: is.labels,
      noisy: is.labels,
      options: is.fields({ classes }),
    },
    { classes: ['clean'], clean: ['classes'], noisy: ['classes'] },
  ),
  transitionCounts: call(
    (pairs: readonly index.PairCount[], of: number) => index.transitionCounts(pairs, of),
    () => [[[0, 1, 2] as const], 3],
    {
      pairs: is.rule('no pairs', (value) => Array.isArray(value) && value.length === 0),
      classes: is.integer(3, 4096),
    },
    { classes: ['pairs'] },
  ),
  recordGivenLabels: call(
    (clean: number[], other: number[], options: GivenLabelsOptions) =>
      index.recordGivenLabels(clean, other, options),
    () => [labels(), [1, 1, 1], { classes: 3 }],
    {
      clean: is.labels,
      noisy: is.labels,
      options: is.options<GivenLabelsOptions>({ classes, classNames, ids: is.optional(is.ids) }),
    },
    { classes: ['clean'], clean: ['classes'], noisy: ['classes'], classNames: ['classes'] },
  ),
};
