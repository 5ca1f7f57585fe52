import {
  add,
  backend_util,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  engine,
  type NamedAttrMap,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  conv2d as tfConvolution,
} from '@tensorflow/tfjs-core';
import type { Geometry } from '../../wasm-training/convolution-geometry.js';
import { convolve, filterGradient, inputGradient } from '../../wasm-training/convolution-kernels.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';
import { differentiable } from '../differentiable.js';
import { sumOverRows } from './sum-over-rows.js';

/** How a filter or a window moves over an image, and what it meets at the borders. */
export interface Sliding {
  /** Pixels from one place to the next, in both directions. Default 1. */
  readonly stride?: number;
  /** `'same'`: outputs are as many as inputs, divided by the stride and rounded up; `'valid'`: only whole windows. Default `'same'`. */
  readonly pad?: 'same' | 'valid';
}

/**
 * A convolution: `images [n, height, width, in]` with `filter [rows, columns, in, out]`, plus `bias [out]` if there is
 * one. Its gradients need none of the kernels that the wasm backend lacks.
 */
export function convolution(
  images: Tensor4D,
  filter: Tensor4D,
  bias?: Tensor1D,
  { stride = 1, pad = 'same' }: Sliding = {},
): Tensor4D {
  const geometry = backend_util.computeConv2DInfo(images.shape, filter.shape, stride, 1, pad);
  const attributes = { strides: [stride, stride], pad, dataFormat: 'NHWC' };
  return differentiable<Tensor4D>(
    { images, filter, ...(bias && { bias }) },
    (save) => {
      save([images, filter]);
      const kernels = currentWasmKernels();
      const result = kernels
        ? convolve(kernels, images, filter, geometry)
        : tfConvolution(images, filter, stride, pad);
      return bias ? add(result, bias) : result;
    },
    (gradient, [x, w]) => ({
      images: () => gradientOfImages(gradient, w, geometry, attributes),
      filter: () => gradientOfFilter(x, gradient, geometry, attributes),
      bias: () => sumOverRows(gradient),
    }),
  );
}

function gradientOfImages(dy: Tensor, filter: Tensor, geometry: Geometry, attributes: NamedAttrMap): Tensor {
  const kernels = currentWasmKernels();
  if (kernels) return inputGradient(kernels, dy, filter, geometry);
  return engine().runKernel(
    Conv2DBackpropInput,
    { dy, filter },
    { ...attributes, inputShape: geometry.inShape },
  );
}

function gradientOfFilter(x: Tensor, dy: Tensor, geometry: Geometry, attributes: NamedAttrMap): Tensor {
  const kernels = currentWasmKernels();
  if (kernels) return filterGradient(kernels, x, dy, geometry);
  return engine().runKernel(
    Conv2DBackpropFilter,
    { x, dy },
    { ...attributes, filterShape: geometry.filterShape },
  );
}
