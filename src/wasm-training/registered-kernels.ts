import * as tf from '@tensorflow/tfjs-core';
import { filterGradient, inputGradient, maxPoolGradient } from './convolution-kernels.js';
import { multiplyMatrices } from './matrix-product.js';
import { normalizeResponses, responseGradient, servesResponses } from './response-normalization.js';
import { shareValues } from './shared-clones.js';
import type { WasmKernels } from './wasm-kernels.js';

type KernelArguments = Parameters<tf.KernelFunc>[0];
type Compute = (
  kernels: WasmKernels,
  args: KernelArguments,
  stock: tf.KernelFunc | undefined,
) => tf.TensorInfo;

/** What `installWasmTraining` registers, by the name of the kernel. */
export const KERNELS: Readonly<Record<string, Compute>> = {
  [tf.BatchMatMul]: (kernels, args, stock) => {
    const { a, b } = args.inputs as Record<string, tf.TensorInfo>;
    const { transposeA, transposeB } = args.attrs as unknown as tf.BatchMatMulAttrs;
    const single =
      tf.util.sizeFromShape(a.shape.slice(0, -2)) === 1 && tf.util.sizeFromShape(b.shape.slice(0, -2)) === 1;
    if (!single || a.dtype !== 'float32' || b.dtype !== 'float32' || a.shape.length !== b.shape.length)
      return (stock as tf.KernelFunc)(args) as tf.TensorInfo;
    return multiplyMatrices(kernels, flat(a), flat(b), transposeA, transposeB, a.shape.slice(0, -2));
  },
  [tf.Conv2DBackpropFilter]: (kernels, { inputs, attrs }) => {
    const { x, dy } = inputs as Record<string, tf.TensorInfo>;
    const { strides, pad, dimRoundingMode, dataFormat, filterShape } =
      attrs as unknown as tf.Conv2DBackpropFilterAttrs;
    const geometry = geometryOf(x.shape, filterShape, strides, pad, dimRoundingMode, dataFormat);
    return filterGradient(kernels, x, dy, geometry);
  },
  [tf.Conv2DBackpropInput]: (kernels, { inputs, attrs }) => {
    const { dy, filter } = inputs as Record<string, tf.TensorInfo>;
    const { strides, pad, dimRoundingMode, dataFormat, inputShape } =
      attrs as unknown as tf.Conv2DBackpropInputAttrs;
    const shape = filter.shape as Shape4;
    const geometry = geometryOf(inputShape, shape, strides, pad, dimRoundingMode, dataFormat);
    return inputGradient(kernels, dy, filter, geometry);
  },
  [tf.Identity]: (_, args, stock) => shareValues(args, stock),
  [tf.MaxPoolGrad]: (kernels, { inputs, attrs }) => {
    const { dy, input, output } = inputs as Record<string, tf.TensorInfo>;
    const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as tf.MaxPoolGradAttrs;
    const shape = input.shape as Shape4;
    const { computePool2DInfo } = tf.backend_util;
    const geometry = computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    return maxPoolGradient(kernels, input, output, dy, geometry);
  },
  [tf.LRN]: (kernels, args, stock) => {
    const { x } = args.inputs as Record<string, tf.TensorInfo>;
    const attributes = args.attrs as unknown as tf.LRNAttrs;
    if (!servesResponses(x, attributes)) return (stock as tf.KernelFunc)(args) as tf.TensorInfo;
    return normalizeResponses(kernels, x, attributes);
  },
  [tf.LRNGrad]: (kernels, args, stock) => {
    const { x, dy } = args.inputs as Record<string, tf.TensorInfo>;
    const attributes = args.attrs as unknown as tf.LRNAttrs;
    if (!servesResponses(x, attributes)) return (stock as tf.KernelFunc)(args) as tf.TensorInfo;
    return responseGradient(kernels, x, dy, attributes);
  },
};

type Shape4 = [number, number, number, number];

function geometryOf(
  shape: readonly number[],
  filter: Shape4,
  strides: [number, number] | number,
  pad: tf.Conv2DBackpropFilterAttrs['pad'],
  rounding: tf.Conv2DBackpropFilterAttrs['dimRoundingMode'],
  dataFormat: string,
) {
  if (dataFormat !== 'NHWC')
    throw new Error(`\`dataFormat\` must be 'NHWC' on the wasm backend, got ${dataFormat}`);
  return tf.backend_util.computeConv2DInfo(shape as Shape4, filter, strides, 1, pad, rounding);
}

/** A tensor of leading sides of 1 as the matrix that it is. */
function flat({ dataId, dtype, shape }: tf.TensorInfo): tf.TensorInfo {
  return { dataId, dtype, shape: shape.slice(-2) };
}
