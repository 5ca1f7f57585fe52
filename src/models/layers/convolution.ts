import * as tf from '@tensorflow/tfjs-core';
import { outOfRange } from '../../errors/argument-error.js';
import { checkChoice, checkInteger, checkOptions } from '../../errors/checks.js';
import { convolve, filterGradient, inputGradient } from '../../wasm-training/convolution-kernels.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';
import { checkFloats, IMAGES } from '../check-parameters.js';
import { differentiable } from '../differentiable.js';
import { sumOverRows } from './sum-over-rows.js';

/** How a filter or a window moves over an image, and what it meets at the borders. */
export interface Sliding {
  /** Pixels from one place to the next, in both directions. Default 1. */
  readonly stride?: number;
  /** `'same'`: outputs are as many as inputs, divided by the stride and rounded up; `'valid'`: only whole windows. Default `'same'`. */
  readonly pad?: 'same' | 'valid';
}

/** The options with their defaults, checked for a window of these sides, which is called `name`. */
export function sliding(
  options: Sliding,
  defaultStride: number,
  { shape: [, height, width] }: tf.Tensor4D,
  name: string,
  [rows, columns]: readonly number[],
): Required<Sliding> {
  checkOptions(options, { stride: true, pad: true });
  const { stride = defaultStride, pad = 'same' } = options;
  checkInteger('stride', stride, 1);
  checkChoice('pad', pad, ['same', 'valid']);
  if (pad === 'valid' && (rows > height || columns > width)) {
    const rule = `within the images, ${height} x ${width} pixels, if \`pad\` is 'valid'`;
    throw outOfRange(name, rule, [rows, columns]);
  }
  return { stride, pad };
}

/**
 * A convolution: `images [n, height, width, in]` with `filter [rows, columns, in, out]`, plus `bias [out]` if there is
 * one. Its gradients need none of the kernels that the wasm backend lacks.
 */
export function convolution(
  images: tf.Tensor4D,
  filter: tf.Tensor4D,
  bias?: tf.Tensor1D,
  options: Sliding = {},
): tf.Tensor4D {
  checkFloats('images', images, IMAGES);
  checkFloats('filter', filter, [undefined, undefined, images.shape[3], undefined]);
  if (bias !== undefined) checkFloats('bias', bias, [filter.shape[3]]);
  const { stride, pad } = sliding(options, 1, images, 'filter', filter.shape);
  const geometry = tf.backend_util.computeConv2DInfo(images.shape, filter.shape, stride, 1, pad);
  const attributes = { strides: [stride, stride], pad, dataFormat: 'NHWC' };
  return differentiable<tf.Tensor4D>(
    { images, filter, ...(bias && { bias }) },
    (save) => {
      save([images, filter]);
      const kernels = currentWasmKernels();
      const result = kernels
        ? convolve(kernels, images, filter, geometry)
        : tf.conv2d(images, filter, stride, pad);
      return bias ? tf.add(result, bias) : result;
    },
    (dy, [x, w]) => ({
      images: () => {
        const kernels = currentWasmKernels();
        if (kernels) return inputGradient(kernels, dy, w, geometry);
        const shaped = { ...attributes, inputShape: images.shape };
        return tf.engine().runKernel(tf.Conv2DBackpropInput, { dy, filter: w }, shaped);
      },
      filter: () => {
        const kernels = currentWasmKernels();
        if (kernels) return filterGradient(kernels, x, dy, geometry);
        const shaped = { ...attributes, filterShape: filter.shape };
        return tf.engine().runKernel(tf.Conv2DBackpropFilter, { x, dy }, shaped);
      },
      bias: () => sumOverRows(dy),
    }),
  );
}
