import { checkOptions } from '../../errors/checks.js';
import type { Kernels } from '../../kernels/bulk-loops.js';
import { gatherImages } from '../../kernels/gather-images.js';
import { resolveIds } from '../../random/example-ids.js';
import { commonKey } from '../../random/key.js';
import { permutationAt } from '../../random/permutation.js';
import { ADDRESS_OPTIONS, type Address, withOwnIds } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import type { ImagePlan } from './image-plan.js';
import { PIXEL_UNIT_OPTIONS, type PixelUnitOptions, pixelUnits, spreadPermutation } from './pixel-units.js';
import { planShare, SHARE_OPTIONS, type Share } from './share.js';

/**
 * Options of shuffled pixels: one permutation for all images of **every** split. The split and the ids address only which
 * images are touched at a rate below 1.
 */
export type ShuffledPixelsOptions = PixelUnitOptions & Share & Address;

/**
 * The permutation of shuffled pixels as sources: value k of every image comes from value `sources[k]`. A pure function of
 * the seed, the image's size and the units.
 */
function shuffledPixelSources(options: ShuffledPixelsOptions, layout: ImageLayout): Uint32Array {
  const units = pixelUnits(layout, options);
  const key = commonKey(options.seed, 'pixels:shuffled');
  const permutation = permutationAt(key, 0, units.count);
  const sources = new Uint32Array(layout.size);
  spreadPermutation(permutation, units, layout, sources);
  return sources;
}

/** Decides shuffled pixels for the images of one call. */
export function planShuffledPixels(
  layout: ImageLayout,
  options: ShuffledPixelsOptions,
  kernels?: Kernels,
): () => ImagePlan<ShuffledPixelsOptions> {
  checkOptions(options, { ...PIXEL_UNIT_OPTIONS, ...SHARE_OPTIONS, ...ADDRESS_OPTIONS });
  const { channels = 'together', block = 1, rate = 1 } = options;
  const sources = shuffledPixelSources(options, layout);
  const plan: ImagePlan<ShuffledPixelsOptions> = {
    operation: 'shuffled-pixels',
    options: withOwnIds({ ...options, channels, block, rate }),
    layout,
    mask: planShare(options, 'shuffled-pixels', resolveIds(options.ids, layout.count)),
    write: (_index, input, output, at, count = 1) => {
      const end = at + count * layout.size;
      gatherImages(input.subarray(at, end), output.subarray(at, end), sources, kernels);
    },
  };
  return () => plan;
}
