import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkOptions } from '../../errors/checks.js';
import { highOf, lowOf, resolveIds } from '../../random/example-ids.js';
import { ExampleWords } from '../../random/example-words.js';
import { fillNormals } from '../../random/normal.js';
import { ADDRESS_OPTIONS, type Address, keyOf } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import type { ImagePlan } from './image-plan.js';
import { planShare, SHARE_OPTIONS, type Share } from './share.js';
import { checkStatistics, type PixelStatistics } from './statistics.js';

/** How Gaussian pixels are made to fit. */
export interface GaussianFit {
  /** Limits that every value is clipped to, `[least, most]`. Default: none. */
  readonly clip?: readonly [number, number];
  /** `'half-up'`: values are rounded to whole numbers, halves upwards, before they are clipped. Default `'none'`. */
  readonly round?: 'none' | 'half-up';
}

/** Options of Gaussian pixels, once the statistics are known. */
export type GaussianOptions = GaussianFit & Share & Address & { readonly statistics: PixelStatistics };

const fround = Math.fround;

/**
 * Decides Gaussian pixels for the images of one call: value k of an image is `normal * std + mean` in float32, each
 * product and sum rounded, then rounded to a whole number and clipped where asked for.
 */
export function planGaussian(layout: ImageLayout, options: GaussianOptions): ImagePlan<GaussianOptions> {
  checkOptions(options, ['statistics', 'clip', 'round', ...SHARE_OPTIONS, ...ADDRESS_OPTIONS]);
  checkFit(options);
  checkStatistics(options.statistics, layout);
  const { statistics, clip, round = 'none' } = options;
  const key = keyOf(options, 'pixels:gaussian');
  const addresses = resolveIds(options.ids, layout.count);
  const mean = spread(statistics.mean, layout.size);
  const std = spread(statistics.std, layout.size);
  const words = new ExampleWords();
  const values = new Float32Array(layout.size);
  return {
    operation: 'gaussian',
    options,
    layout,
    mask: planShare(options, 'gaussian', addresses),
    write: (index, _input, output, at) => {
      words.seek(key, lowOf(addresses, index), highOf(addresses, index));
      fillNormals(words, layout.size, values, 0);
      for (let k = 0; k < values.length; k++) values[k] = fround(values[k] * std[k]) + mean[k];
      if (round === 'half-up')
        for (let k = 0; k < values.length; k++) values[k] = Math.floor(values[k] + 0.5);
      if (clip)
        for (let k = 0; k < values.length; k++) values[k] = Math.min(Math.max(values[k], clip[0]), clip[1]);
      output.set(values, at);
    },
  };
}

/** One value for each value of an image. */
function spread(value: number | readonly number[], size: number): Float32Array {
  const list = typeof value === 'number' ? [value] : value;
  return Float32Array.from({ length: size }, (_, k) => list[k % list.length]);
}

function checkFit({ clip, round = 'none' }: GaussianFit): void {
  if (round !== 'none' && round !== 'half-up') throw wrongKind('round', "'none' or 'half-up'", round);
  if (clip === undefined) return;
  const rule = 'two finite numbers, [least, most], the first one smaller';
  if (!Array.isArray(clip) || clip.length !== 2) throw wrongKind('clip', rule, clip);
  if (!clip.every(Number.isFinite) || clip[0] >= clip[1]) throw outOfRange('clip', rule, clip);
}
