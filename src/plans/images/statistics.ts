import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkChoice, MOST_FLOAT } from '../../errors/checks.js';
import type { ImageLayout } from './image-layout.js';

/**
 * Mean and standard deviation (population, i.e. divided by n) of pixel values: one number each for the whole set, or one
 * for each channel, or one for each value of an image.
 */
export interface PixelStatistics {
  readonly mean: number | readonly number[];
  readonly std: number | readonly number[];
}

/** Over what the statistics of a set are taken. */
export type StatisticsScope = 'set' | 'channel' | 'position';

export function checkScope(name: string, scope: unknown): asserts scope is StatisticsScope {
  checkChoice(name, scope, ['set', 'channel', 'position']);
}

/** Two passes over a set of images, which may come in pieces. */
export interface StatisticsPasses {
  /** The first pass: takes the next images, all of their values in order. */
  readonly sum: (values: ArrayLike<number>) => void;
  /** The second pass, over the same images in the same order. */
  readonly deviate: (values: ArrayLike<number>) => void;
  /** Mean and deviation, after both passes. */
  readonly result: () => PixelStatistics;
}

/**
 * Mean and standard deviation in float64 in two passes. Values are added one after another in the order of the set, so where it
 * is cut into pieces changes no bit.
 *
 * @param layout of an image
 * @param scope `'set'`: one mean and standard deviation over everything; `'channel'`: one for each channel; `'position'`: one for
 *   each of the height x width x channels values of an image
 */
export function statisticsPasses(
  { channels, size }: Pick<ImageLayout, 'channels' | 'size'>,
  scope: StatisticsScope,
): StatisticsPasses {
  const groups = scope === 'set' ? 1 : scope === 'channel' ? channels : size;
  const sums = new Float64Array(groups);
  const squares = new Float64Array(groups);
  let mean: Float64Array | undefined;
  let summed = 0;
  let deviated = 0;
  return {
    sum: (values) => {
      for (let i = 0; i < values.length; i += groups) {
        for (let g = 0; g < groups; g++) sums[g] += values[i + g];
      }
      checkSums(sums, values, summed);
      summed += values.length;
    },
    deviate: (values) => {
      mean ??= sums.map((sum) => sum / (summed / groups));
      for (let i = 0; i < values.length; i += groups) {
        for (let g = 0; g < groups; g++) {
          const deviation = values[i + g] - mean[g];
          squares[g] += deviation * deviation;
        }
      }
      checkSums(squares, values, deviated);
      deviated += values.length;
    },
    result: () => {
      if (!mean || deviated !== summed)
        throw outOfRange('images', `the same in both passes, ${summed} values`, deviated);
      const std = squares.map((sum) => Math.sqrt(sum / (summed / groups)));
      return groups === 1 ? { mean: mean[0], std: std[0] } : { mean: Array.from(mean), std: Array.from(std) };
    },
  };
}

/** Throws if a sum is not finite; `values` are those added last, from value `from` of the set on. */
function checkSums(sums: Float64Array, values: ArrayLike<number>, from: number): void {
  if (sums.every(Number.isFinite)) return;
  let i = 0;
  while (i < values.length - 1 && Number.isFinite(values[i])) i++;
  const rule = 'finite numbers of a finite variance';
  throw outOfRange(`images[${from + i}]`, rule, values[i], 'or give the statistics');
}

/**
 * Mean and standard deviation of a whole set of images that are there at once.
 *
 * @param values n images, flat
 */
export function imageStatistics(
  values: ArrayLike<number>,
  layout: ImageLayout,
  scope: StatisticsScope,
): PixelStatistics {
  checkScope('statistics', scope);
  const { sum, deviate, result } = statisticsPasses(layout, scope);
  sum(values);
  deviate(values);
  return result();
}

/**
 * Throws unless the statistics fit images of this layout: means and deviations of sizes that float32 holds, each one number, or one
 * for each channel, or one for each value.
 */
export function checkStatistics(statistics: PixelStatistics, layout: ImageLayout): void {
  const { mean, std } = statistics ?? {};
  checkValues('statistics.mean', mean, layout, -MOST_FLOAT);
  checkValues('statistics.std', std, layout, 0);
}

function checkValues(name: string, value: unknown, layout: ImageLayout, least: number): void {
  const { channels, size } = layout;
  const rule = `a number, or ${channels === size ? size : `${channels} (channels) or ${size}`} numbers${least === 0 ? ' of at least 0' : ''}`;
  const list = typeof value === 'number' ? [value] : value;
  if (!Array.isArray(list)) throw wrongKind(name, rule, value);
  if (![1, channels, size].includes(list.length)) throw outOfRange(name, rule, value);
  const bad = list.findIndex((v) => typeof v !== 'number' || !(v >= least && v <= MOST_FLOAT));
  if (bad >= 0)
    throw outOfRange(`${name}[${bad}]`, `a number from ${least} to ${MOST_FLOAT}, for float32`, list[bad]);
}
