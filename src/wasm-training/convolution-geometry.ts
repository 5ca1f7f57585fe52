import type { backend_util } from '@tensorflow/tfjs-core';

/** Sizes, strides and padding of a convolution or a pooling, channels last. */
export type Geometry = backend_util.Conv2DInfo;

/** Output channels that the kernels compute at a time, and pixels, or channels of the input. */
const WIDE = 8;
const HIGH = 4;

/** Channels of a gradient that `multiply` sums up at a time; of more, it adds the sums of blocks at the edges of a product. */
const MOST_CHANNELS = 256;

/**
 * Whether a convolution reads its images where they lie. Elsewhere patches are packed first: for edges of the product, and for
 * the three channels of a picture, whose short runs cost more than the packing.
 */
export function directlyConvolved(g: Geometry): boolean {
  const pixels = g.batchSize * g.outHeight * g.outWidth;
  return pixels % HIGH === 0 && filteredDirectly(g);
}

/** The same for the gradient with respect to the filter. */
export function filteredDirectly({ inChannels, outChannels }: Geometry): boolean {
  return inChannels % HIGH === 0 && outChannels % WIDE === 0;
}

/**
 * The convolution that carries the gradient of this one to its input: strides of 1, the filter turned round. Undefined if the
 * kernels do not serve it.
 */
export function convolvedBack(g: Geometry): Geometry | undefined {
  const pixels = g.batchSize * g.inHeight * g.inWidth;
  const served = pixels % HIGH === 0 && g.inChannels % WIDE === 0 && g.outChannels <= MOST_CHANNELS;
  if (!served || g.strideHeight !== 1 || g.strideWidth !== 1) return undefined;
  const { top, left } = g.padInfo;
  return {
    ...g,
    ...{ inHeight: g.outHeight, inWidth: g.outWidth, inChannels: g.outChannels },
    ...{ outHeight: g.inHeight, outWidth: g.inWidth, outChannels: g.inChannels },
    padInfo: { ...g.padInfo, top: g.filterHeight - 1 - top, left: g.filterWidth - 1 - left },
  };
}
