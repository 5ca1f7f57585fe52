import {
  BatchMatMul,
  type BatchMatMulAttrs,
  backend_util,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  Conv2DBackpropInput,
  type Conv2DBackpropInputAttrs,
  Identity,
  type KernelFunc,
  LRN,
  type LRNAttrs,
  LRNGrad,
  MaxPoolGrad,
  type MaxPoolGradAttrs,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core';
import { filterGradient, inputGradient, maxPoolGradient } from './convolution-kernels.js';
import { multiplyMatrices } from './matrix-product.js';
import { normalizeResponses, responseGradient, servesResponses } from './response-normalization.js';
import { shareValues } from './shared-clones.js';
import type { WasmKernels } from './wasm-kernels.js';

type KernelArguments = Parameters<KernelFunc>[0];
type Compute = (kernels: WasmKernels, args: KernelArguments, stock: KernelFunc | undefined) => TensorInfo;

/** What `installWasmTraining` registers, by the name of the kernel. */
export const KERNELS: Readonly<Record<string, Compute>> = {
  [BatchMatMul]: (kernels, args, stock) => {
    const { a, b } = args.inputs as Record<string, TensorInfo>;
    const { transposeA, transposeB } = args.attrs as unknown as BatchMatMulAttrs;
    const single =
      util.sizeFromShape(a.shape.slice(0, -2)) === 1 && util.sizeFromShape(b.shape.slice(0, -2)) === 1;
    if (!single || a.dtype !== 'float32' || b.dtype !== 'float32' || a.shape.length !== b.shape.length) {
      return (stock as KernelFunc)(args) as TensorInfo;
    }
    return multiplyMatrices(kernels, flat(a), flat(b), transposeA, transposeB, a.shape.slice(0, -2));
  },
  [Conv2DBackpropFilter]: (kernels, { inputs, attrs }) => {
    const { x, dy } = inputs as Record<string, TensorInfo>;
    const { strides, pad, dimRoundingMode, dataFormat, filterShape } =
      attrs as unknown as Conv2DBackpropFilterAttrs;
    const geometry = geometryOf(x.shape, filterShape, strides, pad, dimRoundingMode, dataFormat);
    return filterGradient(kernels, x, dy, geometry);
  },
  [Conv2DBackpropInput]: (kernels, { inputs, attrs }) => {
    const { dy, filter } = inputs as Record<string, TensorInfo>;
    const { strides, pad, dimRoundingMode, dataFormat, inputShape } =
      attrs as unknown as Conv2DBackpropInputAttrs;
    const shape = filter.shape as Shape4;
    const geometry = geometryOf(inputShape, shape, strides, pad, dimRoundingMode, dataFormat);
    return inputGradient(kernels, dy, filter, geometry);
  },
  [Identity]: (_, args, stock) => shareValues(args, stock),
  [MaxPoolGrad]: (kernels, { inputs, attrs }) => {
    const { dy, input, output } = inputs as Record<string, TensorInfo>;
    const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as MaxPoolGradAttrs;
    const geometry = backend_util.computePool2DInfo(
      input.shape as Shape4,
      filterSize,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
    return maxPoolGradient(kernels, input, output, dy, geometry);
  },
  [LRN]: (kernels, args, stock) => {
    const { x } = args.inputs as Record<string, TensorInfo>;
    const attributes = args.attrs as unknown as LRNAttrs;
    if (!servesResponses(x, attributes)) return (stock as KernelFunc)(args) as TensorInfo;
    return normalizeResponses(kernels, x, attributes);
  },
  [LRNGrad]: (kernels, args, stock) => {
    const { x, dy } = args.inputs as Record<string, TensorInfo>;
    const attributes = args.attrs as unknown as LRNAttrs;
    if (!servesResponses(x, attributes)) return (stock as KernelFunc)(args) as TensorInfo;
    return responseGradient(kernels, x, dy, attributes);
  },
};

type Shape4 = [number, number, number, number];

function geometryOf(
  shape: readonly number[],
  filter: Shape4,
  strides: [number, number] | number,
  pad: Conv2DBackpropFilterAttrs['pad'],
  rounding: Conv2DBackpropFilterAttrs['dimRoundingMode'],
  dataFormat: string,
) {
  if (dataFormat !== 'NHWC')
    throw new Error(`\`dataFormat\` must be 'NHWC' on the wasm backend, got ${dataFormat}`);
  return backend_util.computeConv2DInfo(shape as Shape4, filter, strides, 1, pad, rounding);
}

/** A tensor of leading sides of 1 as the matrix that it is. */
function flat({ dataId, dtype, shape }: TensorInfo): TensorInfo {
  return { dataId, dtype, shape: shape.slice(-2) };
}
