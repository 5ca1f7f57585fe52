import type { ColourJitterOptions, ImageStep, RandomCropOptions, Schedule } from '../../../../src/train.js';
import * as train from '../../../../src/train.js';
import { type Call, call } from '../../call.js';
import * as is from '../../kinds.js';

/** What an image step does to the sizes, and says of itself. */
const described = (step: ImageStep) => ({ ...step, after: step.shape([4, 4, 1]) });

const above = (least: number, most: number) =>
  is.rule(
    `above ${least} and at most ${most}`,
    (value) => is.isNumber(value) && value > least && value <= most,
  );
const below1 = is.rule('between 0 and 1', (value) => is.isNumber(value) && value > 0 && value < 1);
const least0 = is.optional(is.number(0, Number.MAX_VALUE));
const pixels = is.integer(1, 4);

const rateOf = (schedule: Schedule) => schedule({ epoch: 3, step: 30, stepsAnEpoch: 10 });

/** What a training is told besides its model and its data. */
export const PARTS = {
  colourJitter: call(
    (options: ColourJitterOptions) => described(train.colourJitter(options)),
    () => [{ brightness: 0.5, contrast: 0.5, saturation: 0.5 }],
    {
      options: is.optionalOptions<ColourJitterOptions>({
        brightness: least0,
        contrast: least0,
        saturation: least0,
      }),
    },
  ),
  inputDropout: call(
    (rate: number) => described(train.inputDropout(rate)),
    () => [0.5],
    { rate: below1 },
  ),
  inputNoise: call(
    (deviation: number) => described(train.inputNoise(deviation)),
    () => [0.5],
    { deviation: above(0, Number.MAX_VALUE) },
  ),
  perImageStandardization: call(
    () => described(train.perImageStandardization()),
    () => [],
    {},
  ),
  randomCrop: call(
    (options: RandomCropOptions) => described(train.randomCrop(options)),
    () => [{ height: 4, width: 4, padding: 0 }],
    {
      options: is.options<RandomCropOptions>({
        height: pixels,
        width: pixels,
        padding: is.optional(is.integer(0, 65536)),
      }),
    },
    { height: ['images'], width: ['images'] },
  ),
  randomFlip: call(
    () => described(train.randomFlip()),
    () => [],
    {},
  ),
  randomRotation: call(
    (degrees: number) => described(train.randomRotation(degrees)),
    () => [25],
    { degrees: above(0, 180) },
  ),
  interpolation: call(train.interpolation, () => [], {}),
  lossAtMost: call(train.lossAtMost, () => [0.5], { nats: above(0, Number.MAX_VALUE) }),
  accuracyAtLeast: call(train.accuracyAtLeast, () => [0.5], { share: is.rate }),
  onlineAccuracyAtLeast: call(train.onlineAccuracyAtLeast, () => [0.5], { share: is.rate }),
  noImprovement: call(train.noImprovement, () => [() => 1, 2], {
    quantity: is.method,
    epochs: is.integer(1, Number.MAX_SAFE_INTEGER),
  }),
  stepDecay: call(
    (learningRate: number, factor: number, epochs: number) =>
      rateOf(train.stepDecay(learningRate, factor, epochs)),
    () => [0.5, 0.5, 2],
    {
      learningRate: above(0, Number.MAX_VALUE),
      factor: above(0, 1),
      epochs: is.optional(is.integer(1, Number.MAX_SAFE_INTEGER)),
    },
  ),
  warmUp: call(
    (schedule: Schedule, steps: number) => rateOf(train.warmUp(schedule, steps)),
    () => [train.stepDecay(0.5, 0.5), 2],
    { schedule: is.method, steps: is.integer(1, Number.MAX_SAFE_INTEGER) },
  ),
  batchOrder: call(train.batchOrder, () => [1, 0, 3], {
    seed: is.seed,
    epoch: is.integer(0, 2 ** 32 - 1),
    count: is.integer(0, 2 ** 28),
  }),
  memoryStore: call(
    async (bytes: Uint8Array) => {
      const store = train.memoryStore();
      await store.write(bytes);
      return store.read();
    },
    () => [Uint8Array.of(1)],
    { bytes: is.rule('bytes', (value) => value instanceof Uint8Array) },
  ),
  indexedDbStore: call(
    (key: string) => train.indexedDbStore(key).name,
    () => ['a key'],
    { key: is.anyText },
  ),
  environment: call(train.environment, () => [], {}),
} satisfies Partial<Record<keyof typeof train, Call>>;
