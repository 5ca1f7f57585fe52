import type { backend_util, Tensor4D, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmKernels } from './kernels.js';

/** Sizes, strides and padding of a convolution or a pooling, channels last. */
export type Geometry = backend_util.Conv2DInfo;

/** What the left operand of a product is (`src/wasm-training/source/multiply.ts`). */
const PATCHES = 1;
const PATCHES_TRANSPOSED = 2;

function setGeometry(kernels: WasmKernels, g: Geometry): void {
  kernels.call.setGeometry(
    ...[g.inHeight, g.inWidth, g.inChannels, g.outHeight, g.outWidth],
    ...[g.effectiveFilterHeight, g.effectiveFilterWidth, g.strideHeight, g.strideWidth],
    ...[g.padInfo.top, g.padInfo.left],
  );
}

/** Output pixels over all images, and values of a patch. */
function sizes(g: Geometry): { pixels: number; patch: number } {
  return {
    pixels: g.batchSize * g.outHeight * g.outWidth,
    patch: g.filterHeight * g.filterWidth * g.inChannels,
  };
}

/** A convolution: the matrix of patches, which is never written down, times the filter `[height, width, in, out]`. */
export function convolve(
  kernels: WasmKernels,
  images: TensorInfo,
  filter: TensorInfo,
  g: Geometry,
): Tensor4D {
  const { pixels, patch } = sizes(g);
  const result = kernels.output<Tensor4D>([g.batchSize, g.outHeight, g.outWidth, g.outChannels]);
  setGeometry(kernels, g);
  const scratch = kernels.scratch(kernels.call.scratchBytes(g.outChannels, patch));
  const [a, b, c] = [kernels.at(images), kernels.at(filter), kernels.at(result)];
  kernels.call.multiply(PATCHES, pixels, g.outChannels, patch, a, 0, 0, b, 4 * g.outChannels, 4, c, scratch);
  return result;
}

/** The gradient of a convolution with respect to its filter: the transposed patches times the output's gradient. */
export function filterGradient(
  kernels: WasmKernels,
  images: TensorInfo,
  gradient: TensorInfo,
  g: Geometry,
): Tensor4D {
  const { pixels, patch } = sizes(g);
  const result = kernels.output<Tensor4D>([g.filterHeight, g.filterWidth, g.inChannels, g.outChannels]);
  setGeometry(kernels, g);
  const scratch = kernels.scratch(kernels.call.scratchBytes(g.outChannels, pixels));
  const [a, b, c] = [kernels.at(images), kernels.at(gradient), kernels.at(result)];
  const step = 4 * g.outChannels;
  kernels.call.multiply(
    ...([PATCHES_TRANSPOSED, patch, g.outChannels, pixels, a, 0, 0, b, step, 4, c, scratch] as const),
  );
  return result;
}

/** The gradient of a convolution with respect to its input. */
export function inputGradient(
  kernels: WasmKernels,
  gradient: TensorInfo,
  filter: TensorInfo,
  g: Geometry,
): Tensor4D {
  const result = kernels.output<Tensor4D>([g.batchSize, g.inHeight, g.inWidth, g.inChannels]);
  setGeometry(kernels, g);
  const scratch = kernels.scratch(kernels.call.inputGradientScratch(g.outChannels));
  const [dy, w, dx] = [kernels.at(gradient), kernels.at(filter), kernels.at(result)];
  kernels.call.inputGradient(g.batchSize, g.outChannels, dy, w, dx, scratch);
  return result;
}

/** The gradient of max pooling: to the first maximum of each window. */
export function maxPoolGradient(
  kernels: WasmKernels,
  input: TensorInfo,
  output: TensorInfo,
  gradient: TensorInfo,
  g: Geometry,
): Tensor4D {
  const result = kernels.output<Tensor4D>([g.batchSize, g.inHeight, g.inWidth, g.inChannels]);
  setGeometry(kernels, g);
  const [x, y, dy, dx] = [input, output, gradient, result].map((tensor) => kernels.at(tensor));
  kernels.call.maxPoolGradient(g.batchSize, x, y, dy, dx);
  return result;
}
