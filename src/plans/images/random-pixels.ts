import { checkOptions } from '../../errors/checks.js';
import { highOf, lowOf, resolveIds } from '../../random/example-ids.js';
import { ExampleWords } from '../../random/example-words.js';
import { permutationOf, shuffleDraws } from '../../random/permutation.js';
import { ADDRESS_OPTIONS, type Address, keyOf } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import type { ImagePlan } from './image-plan.js';
import { PIXEL_UNIT_OPTIONS, type PixelUnitOptions, pixelUnits, spreadPermutation } from './pixel-units.js';
import { planShare, SHARE_OPTIONS, type Share } from './share.js';

/** Options of random pixels: a permutation of its own for each image. */
export type RandomPixelsOptions = PixelUnitOptions & Share & Address;

/** Decides random pixels for the images of one call. */
export function planRandomPixels(
  layout: ImageLayout,
  options: RandomPixelsOptions,
): ImagePlan<RandomPixelsOptions> {
  checkOptions(options, [...PIXEL_UNIT_OPTIONS, ...SHARE_OPTIONS, ...ADDRESS_OPTIONS]);
  const units = pixelUnits(layout, options);
  const key = keyOf(options, 'pixels:random');
  const addresses = resolveIds(options.ids, layout.count);
  const words = new ExampleWords();
  const draws = new Uint32Array(units.count);
  const permutation = new Uint32Array(units.count);
  const sources = new Uint32Array(layout.size);
  return {
    operation: 'random-pixels',
    options,
    layout,
    mask: planShare(options, 'random-pixels', addresses),
    write: (index, input, output, at) => {
      words.seek(key, lowOf(addresses, index), highOf(addresses, index));
      shuffleDraws(words, units.count, draws);
      permutationOf(draws, units.count, permutation);
      spreadPermutation(permutation, units, layout, sources);
      for (let k = 0; k < sources.length; k++) output[at + k] = input[at + sources[k]];
    },
  };
}
