import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkChoice } from '../../errors/checks.js';
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

/** Throws unless `scope` is one. */
export function checkScope(name: string, scope: unknown): asserts scope is StatisticsScope {
  checkChoice(name, scope, ['set', 'channel', 'position']);
}

/**
 * Mean and standard deviation of a whole set of images, computed in float64 in two passes.
 *
 * @param values n images, flat
 * @param scope `'set'`: one mean and deviation over everything; `'channel'`: one for each channel; `'position'`: one for
 *   each of the height x width x channels values of an image
 * @throws RangeError where a value or the variance is not finite
 */
export function imageStatistics(
  values: ArrayLike<number>,
  layout: ImageLayout,
  scope: StatisticsScope,
): PixelStatistics {
  checkScope('statistics', scope);
  const groups = scope === 'set' ? 1 : scope === 'channel' ? layout.channels : layout.size;
  const perGroup = values.length / groups;
  const mean = new Float64Array(groups);
  for (let i = 0; i < values.length; i += groups) {
    for (let g = 0; g < groups; g++) mean[g] += values[i + g];
  }
  for (let g = 0; g < groups; g++) mean[g] /= perGroup;
  const squares = new Float64Array(groups);
  for (let i = 0; i < values.length; i += groups) {
    for (let g = 0; g < groups; g++) {
      const deviation = values[i + g] - mean[g];
      squares[g] += deviation * deviation;
    }
  }
  const std = squares.map((sum) => Math.sqrt(sum / perGroup));
  if (!std.every(Number.isFinite)) {
    const at = firstNotFinite(values);
    throw outOfRange(
      `images[${at}]`,
      'finite numbers of a finite variance',
      values[at],
      'or give the statistics',
    );
  }
  return groups === 1 ? { mean: mean[0], std: std[0] } : { mean: Array.from(mean), std: Array.from(std) };
}

function firstNotFinite(values: ArrayLike<number>): number {
  let i = 0;
  while (Number.isFinite(values[i])) i++;
  return Math.min(i, values.length - 1);
}

/**
 * Throws unless the statistics fit images of this layout: finite means, deviations of at least 0, each one number, or one
 * for each channel, or one for each value.
 */
export function checkStatistics(statistics: PixelStatistics, layout: ImageLayout): void {
  const { mean, std } = statistics ?? {};
  checkValues('statistics.mean', mean, layout, -Infinity);
  checkValues('statistics.std', std, layout, 0);
}

function checkValues(name: string, value: unknown, layout: ImageLayout, least: number): void {
  const { channels, size } = layout;
  const rule = `a number, or ${channels === size ? size : `${channels} (channels) or ${size}`} numbers${least === 0 ? ' of at least 0' : ''}`;
  const list = typeof value === 'number' ? [value] : value;
  if (!Array.isArray(list)) throw wrongKind(name, rule, value);
  if (![1, channels, size].includes(list.length)) throw outOfRange(name, rule, value);
  const bad = list.findIndex((v) => typeof v !== 'number' || !Number.isFinite(v) || v < least);
  if (bad >= 0)
    throw outOfRange(`${name}[${bad}]`, `a finite number${least === 0 ? ' of at least 0' : ''}`, list[bad]);
}
