import { checkOptions } from '../../errors/checks.js';
import { type Bits, bitsOf } from '../../kernels/bits.js';
import type { Kernels } from '../../kernels/bulk-loops.js';
import { gatherImages } from '../../kernels/gather-images.js';
import { swapBytes } from '../../kernels/move-bytes.js';
import { swapWords } from '../../kernels/move-words.js';
import { highOf, lowOf, resolveIds } from '../../random/example-ids.js';
import { ExampleWords } from '../../random/example-words.js';
import { permutationOf, shuffleDraws } from '../../random/permutation.js';
import { type Address, keyOf } from '../address.js';
import type { ImageLayout } from './image-layout.js';
import type { ImagePlan, PixelArray } from './image-plan.js';
import {
  completeOptions,
  PERMUTED_UNITS_OPTIONS,
  type PixelUnitOptions,
  pixelUnits,
  spreadPermutation,
} from './pixel-units.js';
import { planShare, type Share } from './share.js';

/** Options of random pixels: a permutation of its own for each image. */
export type RandomPixelsOptions = PixelUnitOptions & Share & Address;

/** The words and draws of the image at hand: every plan writes over them. */
const words = /* @__PURE__ */ new ExampleWords();
let draws = /* @__PURE__ */ new Uint32Array(0);

export function planRandomPixels(
  layout: ImageLayout,
  options: RandomPixelsOptions,
  kernels?: Kernels,
): () => ImagePlan<RandomPixelsOptions> {
  checkOptions(options, PERMUTED_UNITS_OPTIONS);
  const units = pixelUnits(layout, options);
  const key = keyOf(options, 'pixels:random');
  const addresses = resolveIds(options.ids, layout.count);
  if (draws.length < units.count) draws = new Uint32Array((units.count + 7) & ~7);
  const whole = units.blockHeight * units.blockWidth === 1;
  const unit = layout.size / units.count;
  const permute = whole ? swapUnits : permuteBlocks;

  function draw(index: number): void {
    words.seek(key, lowOf(addresses, index), highOf(addresses, index));
    shuffleDraws(words, units.count, draws);
  }

  /** Units that lie in one piece are permuted where they stand. */
  function swapUnits(from: number, count: number, images: PixelArray): void {
    const { bits, perValue } = bitsOf(images);
    const step = unit * perValue;
    if (kernels?.randomPixels({ key, addresses, from, count }, bits, units.count, step)) return;
    for (let i = 0; i < count; i++) {
      draw(from + i);
      swap(bits, i * units.count * step, draws, units.count, step);
    }
  }

  /** Blocks are permuted by way of an index for each value. */
  function permuteBlocks(from: number, count: number, images: PixelArray): void {
    const permutation = new Uint32Array(units.count);
    const sources = new Uint32Array(layout.size);
    for (let i = 0; i < count; i++) {
      const image = images.subarray(i * layout.size, (i + 1) * layout.size);
      draw(from + i);
      permutationOf(draws, units.count, permutation);
      spreadPermutation(permutation, units, layout, sources);
      gatherImages(image, image, sources);
    }
  }

  const plan: ImagePlan<RandomPixelsOptions> = {
    operation: 'random-pixels',
    options: completeOptions(options, layout.count),
    layout,
    mask: planShare(options, 'random-pixels', addresses),
    write: (index, input, output, at, count = 1) => {
      const end = at + count * layout.size;
      const images = output.subarray(at, end);
      if (input !== output) images.set(input.subarray(at, end));
      permute(index, count, images);
    },
  };
  return () => plan;
}

function swap(bits: Bits, at: number, draws: Uint32Array, units: number, unit: number): void {
  if (bits instanceof Int32Array) swapWords(bits, at, draws, units, unit);
  else swapBytes(bits, at, draws, units, unit);
}
