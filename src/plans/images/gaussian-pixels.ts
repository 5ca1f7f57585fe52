import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { allNames, checkOptions } from '../../errors/checks.js';
import type { GaussianTask, Kernels } from '../../kernels/bulk-loops.js';
import { type Addresses, highOf, lowOf, resolveIds } from '../../random/example-ids.js';
import { ExampleWords } from '../../random/example-words.js';
import type { Key } from '../../random/key.js';
import { fillNormals } from '../../random/normal.js';
import { ADDRESS_OPTIONS, type Address, keyOf, ownIds } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import type { ImagePlan, PixelArray } from './image-plan.js';
import { IMAGE_SHAPE_OPTION } from './image-shape.js';
import { planShare, SHARE_OPTIONS, type Share } from './share.js';
import {
  checkScope,
  checkStatistics,
  imageStatistics,
  type PixelStatistics,
  type StatisticsScope,
} from './statistics.js';

/** How Gaussian pixels are made to fit. */
export interface GaussianFit {
  /** Limits that every value is clipped to, `[least, most]`. Default: none. */
  readonly clip?: readonly [number, number];
  /** `'half-up'`: values are rounded to whole numbers, halves upwards, before they are clipped. Default `'none'`. */
  readonly round?: 'none' | 'half-up';
}

/** Options of Gaussian pixels. */
export type GaussianOptions = GaussianFit &
  Share &
  Address & {
    /**
     * Mean and standard deviation of the new pixels: given as numbers, or taken from these images over the whole `'set'`
     * (default), each `'channel'` or each pixel `'position'`. A shard cannot know the statistics of its set: give them.
     */
    readonly statistics?: StatisticsScope | PixelStatistics;
  };

const NAMES = /* @__PURE__ */ allNames(
  { statistics: true, clip: true, round: true },
  IMAGE_SHAPE_OPTION,
  SHARE_OPTIONS,
  ADDRESS_OPTIONS,
);

/** Options of Gaussian pixels in a plan: the statistics are known. */
export type PlannedGaussianOptions = GaussianOptions & { readonly statistics: PixelStatistics };

const fround = Math.fround;

/**
 * Decides Gaussian pixels for the images of one call: value k of an image is `normal * std + mean` in float32, each
 * product and sum rounded, then rounded to a whole number and clipped if asked for.
 *
 * @param like an array of the kind that the images are in
 */
export function planGaussian(
  layout: ImageLayout,
  options: GaussianOptions,
  kernels: Kernels | undefined,
  like: PixelArray,
): (values: PixelArray) => ImagePlan<PlannedGaussianOptions> {
  checkOptions(options, NAMES);
  const { seed, split, ids, count, statistics = 'set', clip, round = 'none', rate = 1 } = options;
  checkFit(options);
  checkHolds(like, options);
  if (typeof statistics === 'string') checkScope('statistics', statistics);
  else checkStatistics(statistics, layout);
  const key = keyOf(options, 'pixels:gaussian');
  const addresses = resolveIds(ids, layout.count);
  const mask = planShare(options, 'gaussian', addresses);
  const own = ownIds(ids, layout.count);
  return (values) => {
    const known = typeof statistics === 'string' ? imageStatistics(values, layout, statistics) : statistics;
    if (known !== statistics) checkStatistics(known, layout);
    const all = { seed, split, ids: own, count, rate, statistics: known, clip, round };
    const complete = all satisfies Record<keyof GaussianOptions, unknown> as PlannedGaussianOptions;
    const write = gaussianWriter(layout, complete, key, addresses, kernels);
    return { operation: 'gaussian', options: complete, layout, mask, write };
  };
}

function gaussianWriter(
  { size }: ImageLayout,
  { statistics, clip, round }: PlannedGaussianOptions,
  key: Key,
  addresses: Addresses,
  kernels?: Kernels,
): ImagePlan['write'] {
  const [mean, std] = spread(statistics, size);
  const task: GaussianTask = { size, mean, std, clip, round: round === 'half-up' };
  const words = new ExampleWords();
  let aside = new Float32Array(0);

  /** Draws the images from `from` on that `values` has room for. */
  function draw(from: number, values: Float32Array): void {
    const count = values.length / size;
    if (kernels?.gaussian({ key, addresses, from, count }, task, values)) return;
    for (let i = 0; i < count; i++) {
      words.seek(key, lowOf(addresses, from + i), highOf(addresses, from + i));
      drawImage(words, task, count === 1 ? values : values.subarray(i * size, (i + 1) * size));
    }
  }

  return (index, _input, output, at, count = 1) => {
    const images = output.subarray(at, at + count * size);
    if (images instanceof Float32Array) return draw(index, images);
    for (let i = 0; i < count; i += ASIDE) {
      const length = Math.min(ASIDE, count - i) * size;
      if (aside.length < length) aside = new Float32Array(length);
      const values = aside.subarray(0, length);
      draw(index + i, values);
      images.set(values, i * size);
    }
  };
}

/** Images that are drawn in float32 at a time before they are converted. */
const ASIDE = 8;

function drawImage(words: ExampleWords, task: GaussianTask, values: Float32Array): void {
  const { size, mean, std, round, clip } = task;
  if (mean.length === 1) fillNormals(words, size, values, 0, std[0], mean[0]);
  else {
    fillNormals(words, size, values, 0);
    for (let k = 0; k < size; k++) values[k] = fround(values[k] * std[k]) + mean[k];
  }
  if (round) for (let k = 0; k < size; k++) values[k] = Math.floor(values[k] + 0.5);
  if (clip) for (let k = 0; k < size; k++) values[k] = Math.min(Math.max(values[k], clip[0]), clip[1]);
}

/** Mean and deviation in float32: one value for each value of an image, or a single one if one serves all. */
function spread({ mean, std }: PixelStatistics, size: number): [Float32Array, Float32Array] {
  const lists = [mean, std].map((value) => (typeof value === 'number' ? [value] : value));
  const length = lists.every((list) => list.length === 1) ? 1 : size;
  const [means, deviations] = lists.map((list) => {
    const values = new Float32Array(length);
    for (let k = 0; k < length; k++) values[k] = list[k % list.length];
    return values;
  });
  return [means, deviations];
}

function checkFit({ clip, round = 'none' }: GaussianFit): void {
  if (round !== 'none' && round !== 'half-up') throw wrongKind('round', "'none' or 'half-up'", round);
  if (clip === undefined) return;
  const rule = 'two finite numbers, [least, most], the first one smaller';
  if (!Array.isArray(clip) || clip.length !== 2) throw wrongKind('clip', rule, clip);
  if (!clip.every(Number.isFinite) || clip[0] >= clip[1]) throw outOfRange('clip', rule, clip);
}

/** Throws if an array of integers like this one could not hold what is drawn. */
function checkHolds(like: PixelArray, { clip, round }: GaussianFit): void {
  if (like instanceof Float32Array || like instanceof Float64Array) return;
  const limits = clip ?? [Number.NaN, Number.NaN];
  const probe = (like.constructor as unknown as { from(v: readonly number[]): PixelArray }).from(limits);
  if (round === 'half-up' && probe[0] === limits[0] && probe[1] === limits[1]) return;
  const rule = "a Float32Array, or used with round: 'half-up' and a clip of whole numbers that it can hold";
  throw outOfRange('images', rule, like, "for pixels from 0 to 255 pass clip: [0, 255], round: 'half-up'");
}
