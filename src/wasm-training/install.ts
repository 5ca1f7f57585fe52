import {
  BatchMatMul,
  type BatchMatMulAttrs,
  backend_util,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  Conv2DBackpropInput,
  type Conv2DBackpropInputAttrs,
  getKernel,
  type KernelConfig,
  type KernelFunc,
  MaxPoolGrad,
  type MaxPoolGradAttrs,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
  util,
} from '@tensorflow/tfjs-core';
import {
  installBatchNormalizationGradient,
  uninstallBatchNormalizationGradient,
} from './batch-normalization-gradient.js';
import { filterGradient, inputGradient, maxPoolGradient } from './convolution.js';
import { linkWasmKernels, type WasmBackend, type WasmKernels } from './kernels.js';
import { multiplyMatrices } from './matrix-product.js';

const BACKEND = 'wasm';

type Arguments = Parameters<KernelFunc>[0];
type Compute = (kernels: WasmKernels, args: Arguments, stock: KernelFunc | undefined) => TensorInfo;

/** What is registered, by the name of the kernel. */
const KERNELS: Readonly<Record<string, Compute>> = {
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

/** A kernel of this library, with the one whose place it took: the registry itself remembers what is installed. */
interface InstalledKernel extends KernelConfig {
  readonly inPlaceOf: KernelConfig | undefined;
}

/** The installed kernel of this name, where there is one, whichever copy of this library installed it. */
function installed(kernelName: string): InstalledKernel | undefined {
  const kernel = getKernel(kernelName, BACKEND);
  return kernel && 'inPlaceOf' in kernel ? (kernel as InstalledKernel) : undefined;
}

/** Whether the training kernels are registered. */
export function isWasmTrainingInstalled(): boolean {
  return installed(Conv2DBackpropFilter) !== undefined;
}

/**
 * Registers training kernels on TensorFlow.js's wasm backend, for whatever trains there (`tf.LayersModel.fit`,
 * `optimizer.minimize`): the gradient of convolutions with respect to their filters, which it lacks; their gradient with
 * respect to the input, products of transposed matrices and the gradient of batch normalisation, which are slow; the gradient
 * of max pooling, which is wrong. A change to the whole process; the layers of rethink-gen/train do without it. Call it after
 * the imports, since TensorFlow.js registers its gradient of batch normalisation when it is imported.
 *
 * @returns puts everything back as it was
 * @throws Error where the package `@tensorflow/tfjs-backend-wasm` has not been imported
 */
export function installWasmTraining(): () => void {
  if (!getKernel(BatchMatMul, BACKEND)) {
    throw new Error("the wasm backend is not there yet; import '@tensorflow/tfjs-backend-wasm' first");
  }
  for (const [kernelName, compute] of Object.entries(KERNELS)) {
    if (installed(kernelName)) continue;
    const stock = getKernel(kernelName, BACKEND);
    if (stock) unregisterKernel(kernelName, BACKEND);
    const kernelFunc: KernelFunc = (args) =>
      compute(linkWasmKernels(args.backend as WasmBackend), args, stock?.kernelFunc);
    const kernel: InstalledKernel = {
      ...{ ...stock, kernelName, backendName: BACKEND, kernelFunc },
      inPlaceOf: stock,
    };
    registerKernel(kernel);
  }
  installBatchNormalizationGradient();
  return uninstallWasmTraining;
}

/** Undoes `installWasmTraining`. */
function uninstallWasmTraining(): void {
  uninstallBatchNormalizationGradient();
  for (const kernelName of Object.keys(KERNELS)) {
    const kernel = installed(kernelName);
    if (!kernel) continue;
    unregisterKernel(kernelName, BACKEND);
    if (kernel.inPlaceOf) registerKernel(kernel.inPlaceOf);
  }
}
