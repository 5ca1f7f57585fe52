import type { Tensor4D, TensorInfo } from '@tensorflow/tfjs-core';
import { convolvedBack, directlyConvolved, filteredDirectly, type Geometry } from './convolution-geometry.js';
import type { WasmKernels } from './wasm-kernels.js';

/** What the left operand of a product is (`src/webassembly/source/training/multiply.ts`). */
const PATCHES = 1;
const PATCHES_TRANSPOSED = 2;

function setGeometry(kernels: WasmKernels, g: Geometry): void {
  kernels.call.setGeometry(
    g.inHeight,
    g.inWidth,
    g.inChannels,
    g.outHeight,
    g.outWidth,
    g.effectiveFilterHeight,
    g.effectiveFilterWidth,
    g.strideHeight,
    g.strideWidth,
    g.padInfo.top,
    g.padInfo.left,
  );
}

/** Output pixels over all images, and values of a patch. */
function sizes(g: Geometry): { pixels: number; patch: number } {
  return {
    pixels: g.batchSize * g.outHeight * g.outWidth,
    patch: g.filterHeight * g.filterWidth * g.inChannels,
  };
}

/** The matrix of patches, which is never written down, or its transpose, times a matrix of a row of `outChannels` each. */
function multiplyPatches(
  kernels: WasmKernels,
  result: Tensor4D,
  g: Geometry,
  left: typeof PATCHES | typeof PATCHES_TRANSPOSED,
  images: TensorInfo,
  right: TensorInfo,
): Tensor4D {
  const { pixels, patch } = sizes(g);
  const [rows, depth] = left === PATCHES ? [pixels, patch] : [patch, pixels];
  setGeometry(kernels, g);
  const scratch = kernels.scratch(kernels.call.scratchBytes(g.outChannels, depth));
  const [a, b, c] = [kernels.at(images), kernels.at(right), kernels.at(result)];
  kernels.call.multiply(left, rows, g.outChannels, depth, a, 0, 0, b, 4 * g.outChannels, 4, c, scratch);
  return result;
}

/** A convolution: the patches times the filter `[height, width, in, out]`. */
export function convolve(
  kernels: WasmKernels,
  images: TensorInfo,
  filter: TensorInfo,
  g: Geometry,
): Tensor4D {
  const result = kernels.output<Tensor4D>([g.batchSize, g.outHeight, g.outWidth, g.outChannels]);
  if (!directlyConvolved(g)) return multiplyPatches(kernels, result, g, PATCHES, images, filter);
  setGeometry(kernels, g);
  const scratch = kernels.scratch(kernels.call.convolveScratch(g.outChannels));
  const [x, w, y] = [images, filter, result].map((tensor) => kernels.at(tensor));
  kernels.call.convolve(sizes(g).pixels, g.outChannels, x, w, y, scratch);
  return result;
}

/** The gradient of a convolution with respect to its filter: the transposed patches times the output's gradient. */
export function filterGradient(
  kernels: WasmKernels,
  images: TensorInfo,
  gradient: TensorInfo,
  g: Geometry,
): Tensor4D {
  const result = kernels.output<Tensor4D>([g.filterHeight, g.filterWidth, g.inChannels, g.outChannels]);
  if (!filteredDirectly(g)) return multiplyPatches(kernels, result, g, PATCHES_TRANSPOSED, images, gradient);
  setGeometry(kernels, g);
  const scratch = kernels.scratch(kernels.call.convolveFilterScratch(g.outChannels));
  const [x, dy, dw] = [images, gradient, result].map((tensor) => kernels.at(tensor));
  kernels.call.convolveFilter(sizes(g).pixels, g.outChannels, x, dy, dw, scratch);
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
  const back = convolvedBack(g);
  setGeometry(kernels, back ?? g);
  const { call } = kernels;
  const bytes = back ? call.convolveScratch(g.inChannels) : call.inputGradientScratch(g.outChannels);
  const scratch = kernels.scratch(bytes);
  const [dy, w, dx] = [gradient, filter, result].map((tensor) => kernels.at(tensor));
  if (back) call.convolveBack(sizes(back).pixels, g.inChannels, dy, w, dx, scratch);
  else call.inputGradient(g.batchSize, g.outChannels, dy, w, dx, scratch);
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
