import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { allNames, checkChoice, checkInteger, type OptionNames } from '../../errors/checks.js';
import { ADDRESS_OPTIONS, type Address, ownIds } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import { IMAGE_SHAPE_OPTION } from './image-shape.js';
import { SHARE_OPTIONS, type Share } from './share.js';

/** What a pixel permutation moves. */
export interface PixelUnitOptions {
  /**
   * `'together'` (default): the channels of a pixel move together, so that height x width positions are permuted.
   * `'independent'`: all height x width x channels values are.
   */
  readonly channels?: 'together' | 'independent';
  /** Permute whole blocks of `[height, width]` pixels, or of n x n if one number is given. Default 1. */
  readonly block?: number | readonly [number, number];
}

type PermutedUnitsOptions = PixelUnitOptions & Share & Address;

export const PERMUTED_UNITS_OPTIONS = /* @__PURE__ */ allNames(
  IMAGE_SHAPE_OPTION,
  { channels: true, block: true } satisfies OptionNames<PixelUnitOptions>,
  SHARE_OPTIONS,
  ADDRESS_OPTIONS,
);

/**
 * The options with every default written out, and a copy of the listed ids of n images. Not a spread of the options with the defaults behind
 * it: V8 takes ten microseconds for one.
 */
export function completeOptions(options: PermutedUnitsOptions, n: number): PermutedUnitsOptions {
  const { seed, split, ids, count, rate = 1, channels = 'together', block = 1 } = options;
  const own = ownIds(ids, n);
  const complete = { seed, split, ids: own, count, rate, channels, block };
  return complete satisfies Record<keyof PermutedUnitsOptions, unknown> as PermutedUnitsOptions;
}

/** The units that a permutation moves: a grid of blocks, each of all channels or of one. */
interface PixelUnits {
  readonly count: number;
  readonly blockHeight: number;
  readonly blockWidth: number;
  readonly channels: 'together' | 'independent';
}

export function pixelUnits(layout: ImageLayout, options: PixelUnitOptions): PixelUnits {
  const { channels = 'together', block = 1 } = options;
  checkChoice('channels', channels, ['together', 'independent']);
  if (typeof block !== 'number' && !(Array.isArray(block) && block.length === 2))
    throw wrongKind('block', 'a number of pixels or [height, width]', block);
  const [blockHeight, blockWidth] =
    typeof block === 'number' ? [layout.height === 1 ? 1 : block, block] : block;
  checkInteger('block height', blockHeight, 1);
  checkInteger('block width', blockWidth, 1);
  if (layout.height % blockHeight || layout.width % blockWidth)
    throw outOfRange('block', `a divisor of the image, ${layout.height} x ${layout.width} pixels`, block);
  const blocks = (layout.height / blockHeight) * (layout.width / blockWidth);
  const count = channels === 'together' ? blocks : blocks * layout.channels;
  return { count, blockHeight, blockWidth, channels };
}

/** Spreads a permutation of units over the values of an image: `sources[k]` is the value that value k comes from. */
export function spreadPermutation(
  permutation: Uint32Array,
  units: PixelUnits,
  layout: ImageLayout,
  sources: Uint32Array,
): void {
  const { height, width, channels } = layout;
  const { blockHeight, blockWidth } = units;
  const perUnit = units.channels === 'together' ? 1 : channels;
  const across = width / blockWidth;
  let k = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const unit = (Math.floor(y / blockHeight) * across + Math.floor(x / blockWidth)) * perUnit;
      for (let c = 0; c < channels; c++, k++) {
        const source = permutation[perUnit === 1 ? unit : unit + c];
        const block = Math.floor(source / perUnit);
        const sourceY = Math.floor(block / across) * blockHeight + (y % blockHeight);
        const sourceX = (block % across) * blockWidth + (x % blockWidth);
        sources[k] = (sourceY * width + sourceX) * channels + (perUnit === 1 ? c : source % perUnit);
      }
    }
  }
}
