import type { LabelNoiseOptions } from '../../../src/index.js';
import { corruptLabels, symmetric } from '../../../src/index.js';
import * as testing from '../../../src/testing.js';
import { call, type Entry } from '../call.js';
import * as is from '../kinds.js';
import type { OPEN } from '../open.js';
import { classes, count } from './address.js';
import { verifying } from './records.js';

const labels = () => [0, 1, 2];
const noisy = (): LabelNoiseOptions => ({ noise: symmetric(0.5), classes: 3, seed: 1 });
const decided = () => corruptLabels(labels(), noisy());

/** What the assertions say of labels that they can compare. */
const ASSERTED = {
  fault: / predictions are right, |^labels changed but must not|^labels must change|^\d+ of .* labels /,
};

/** Three labels in memory, which may be others than are asserted. */
const three = is.rule(
  'three labels, as numbers, bigints or names',
  (value) =>
    (Array.isArray(value) || ArrayBuffer.isView(value)) &&
    is.isThreeOf(
      value,
      (label) =>
        typeof label === 'string' ||
        ((Number.isSafeInteger(label) || typeof label === 'bigint') && (label as number) >= 0),
    ),
  ASSERTED,
);

/** What is accepted, and perhaps not what is asserted. */
const asserted =
  (kind: is.Kind): is.Kind =>
  (value, name) => {
    const accepted = kind(value, name);
    return accepted && { ...accepted, ...ASSERTED };
  };

/** Three labels of three classes. */
const ofThree = asserted(is.labels);

const names = is.rule(
  'three names',
  (value) => Array.isArray(value) && value.length === 3 && value.every((name) => typeof name === 'string'),
);

const size = is.optional(is.integer(1, 10_000));
const TINY = { n: size, classes: size, seed: is.optional(is.seed), split: is.optional(is.text) };
const ALIAS = { split: ['seed'], classes: ['labels', 'noise', 'clean', 'noisy'], classNames: ['classes'] };

/** The functions of `rethink-gen/testing`. */
export const TESTING: Entry<typeof testing, (typeof OPEN.testing)[number]> = {
  blobs: call(
    testing.blobs,
    () => [{ n: 4, classes: 2, dimensions: 2, spread: 0.1, seed: 1, split: 'train' }],
    {
      options: is.optionalOptions<testing.BlobOptions>({
        ...TINY,
        dimensions: size,
        spread: is.optional(is.number(0, 1e37)),
      }),
    },
    ALIAS,
  ),
  patterns: call(
    testing.patterns,
    () => [{ n: 4, classes: 2, side: 2, noise: 0.1, seed: 1, split: 'train' }],
    {
      options: is.optionalOptions<testing.PatternOptions>({
        ...TINY,
        side: size,
        noise: is.optional(is.rate),
      }),
    },
    ALIAS,
  ),
  randomImages: call(
    testing.randomImages,
    () => [{ n: 4, classes: 2, height: 2, width: 2, channels: 1, seed: 1, split: 'train' }],
    {
      options: is.optionalOptions<testing.RandomImageOptions>({
        ...TINY,
        height: size,
        width: size,
        channels: size,
      }),
    },
    ALIAS,
  ),
  expectChance: call(testing.expectChance, () => [labels(), labels(), { classes: 3 }], {
    predictions: three,
    labels: three,
    options: is.options<{ classes: number }>({ classes: is.integer(2, 65536) }),
  }),
  expectMemorised: call(testing.expectMemorised, () => [labels(), labels(), { atLeast: 0.5 }], {
    predictions: three,
    labels: three,
    options: is.optionalOptions<{ atLeast?: number }>({ atLeast: is.optional(is.rate) }),
  }),
  expectCorruption: call(
    testing.expectCorruption,
    () => [labels(), [...decided().labels], noisy()],
    {
      clean: ofThree,
      noisy: three,
      options: is.options<LabelNoiseOptions>({
        noise: is.never,
        classes,
        classNames: is.optional(asserted(names)),
        count,
        seed: asserted(is.seed),
        split: is.optional(asserted(is.text)),
        ids: is.optional(asserted(is.ids)),
      }),
    },
    { ...ALIAS, clean: ['labels', 'noisy', 'classes'], noisy: ['classes'] },
  ),
  expectChanged: call(testing.expectChanged, () => [labels(), [0, 2, 1], [1, 2]], {
    clean: three,
    noisy: three,
    positions: is.rule(
      'positions',
      (value) =>
        (Array.isArray(value) || ArrayBuffer.isView(value)) &&
        !(value instanceof DataView) &&
        ((value as number[]).length === 0 ||
          Array.from(value as number[]).every((place) => place === 0 || place === 1 || place === 2)),
      ASSERTED,
    ),
  }),
  expectRate: call(
    testing.expectRate,
    () => [labels(), [0, 2, 1], { noise: symmetric(0.5), classes: 3 }],
    {
      clean: ofThree,
      noisy: ofThree,
      options: is.options<{ noise: unknown; classes: unknown }>({ noise: is.never, classes }),
    },
    { ...ALIAS, clean: ['noisy', 'classes'], noisy: ['classes'] },
  ),
  expectRecord: verifying((record, data) => {
    try {
      testing.expectRecord(record, data);
    } catch (error) {
      if ((error as Error).name !== 'AssertionError') throw error;
      throw new RangeError(`must be the same: ${(error as Error).message}`.slice(0, 499));
    }
  }),
};
