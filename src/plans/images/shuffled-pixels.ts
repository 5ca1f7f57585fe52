import { checkOptions } from '../../errors/checks.js';
import type { Kernels } from '../../kernels/bulk-loops.js';
import { gatherImages } from '../../kernels/gather-images.js';
import { resolveIds } from '../../random/example-ids.js';
import { commonKey, type Key } from '../../random/key.js';
import { permutationAt } from '../../random/permutation.js';
import type { Address } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import type { ImagePlan } from './image-plan.js';
import {
  completeOptions,
  PERMUTED_UNITS_OPTIONS,
  type PixelUnitOptions,
  pixelUnits,
  spreadPermutation,
} from './pixel-units.js';
import { planShare, type Share } from './share.js';

/**
 * Options of shuffled pixels: one permutation for all images of **every** split. The split and the ids address only which
 * images are touched at a rate below 1.
 */
export type ShuffledPixelsOptions = PixelUnitOptions & Share & Address;

/** What decides the permutation besides the key: the sides of an image and of a block, and what a unit holds. */
type Grid = readonly (number | string)[];

/** The permutation that was asked for last: who works image by image asks for one again and again. */
let last: { readonly key: Key; readonly grid: Grid; readonly sources: Uint32Array } | undefined;

/**
 * The permutation of shuffled pixels as sources: value k of every image comes from value `sources[k]`. A pure function of
 * the seed, the image's size and the units. The array is not to be written to.
 */
function shuffledPixelSources(options: ShuffledPixelsOptions, layout: ImageLayout): Uint32Array {
  const units = pixelUnits(layout, options);
  const key = commonKey(options.seed, 'pixels:shuffled');
  const { blockHeight, blockWidth, channels } = units;
  const grid = [layout.height, layout.width, layout.channels, blockHeight, blockWidth, channels];
  if (last?.key === key && last.grid.every((side, i) => side === grid[i])) return last.sources;
  const permutation = permutationAt(key, 0, units.count);
  const sources = new Uint32Array(layout.size);
  spreadPermutation(permutation, units, layout, sources);
  last = { key, grid, sources };
  return sources;
}

export function planShuffledPixels(
  layout: ImageLayout,
  options: ShuffledPixelsOptions,
  kernels?: Kernels,
): () => ImagePlan<ShuffledPixelsOptions> {
  checkOptions(options, PERMUTED_UNITS_OPTIONS);
  const sources = shuffledPixelSources(options, layout);
  const plan: ImagePlan<ShuffledPixelsOptions> = {
    operation: 'shuffled-pixels',
    options: completeOptions(options, layout.count),
    layout,
    mask: planShare(options, 'shuffled-pixels', resolveIds(options.ids, layout.count)),
    write: (_index, input, output, at, count = 1) => {
      const end = at + count * layout.size;
      gatherImages(input.subarray(at, end), output.subarray(at, end), sources, kernels);
    },
  };
  return () => plan;
}
