import * as tf from '@tensorflow/tfjs-core';
import {
  installBatchNormalizationGradient,
  uninstallBatchNormalizationGradient,
} from './batch-normalization-gradient.js';
import { KERNELS } from './registered-kernels.js';
import { linkWasmKernels, type WasmBackend } from './wasm-kernels.js';

const BACKEND = 'wasm';

/** A kernel of this library, with the one whose place it took: the registry itself remembers what is installed. */
interface InstalledKernel extends tf.KernelConfig {
  readonly inPlaceOf: tf.KernelConfig | undefined;
}

/** The installed kernel of this name, if there is one, whichever copy of this library installed it. */
function installed(kernelName: string): InstalledKernel | undefined {
  const kernel = tf.getKernel(kernelName, BACKEND);
  return kernel && 'inPlaceOf' in kernel ? (kernel as InstalledKernel) : undefined;
}

/** Whether the training kernels are registered. */
export function isWasmTrainingInstalled(): boolean {
  return installed(tf.Conv2DBackpropFilter) !== undefined;
}

/**
 * Registers training kernels on TensorFlow.js's wasm backend, for whatever trains there (`tf.LayersModel.fit`,
 * `optimizer.minimize`): the gradient of convolutions with respect to their filters, which it lacks; their gradient with
 * respect to the input, products of transposed matrices, the gradient of batch normalisation, local response normalisation and
 * clones, which are slow; the gradient of max pooling, which is wrong. A change to the whole process; the layers of rethink-gen/train do without it. Call it after
 * the imports, since TensorFlow.js registers its gradient of batch normalisation when it is imported.
 *
 * @returns puts everything back as it was
 * @throws Error if the package `@tensorflow/tfjs-backend-wasm` has not been imported
 */
export function installWasmTraining(): () => void {
  if (!tf.getKernel(tf.BatchMatMul, BACKEND))
    throw new Error("the wasm backend is not there yet; import '@tensorflow/tfjs-backend-wasm' first");
  for (const [kernelName, compute] of Object.entries(KERNELS)) {
    if (installed(kernelName)) continue;
    const stock = tf.getKernel(kernelName, BACKEND);
    if (stock) tf.unregisterKernel(kernelName, BACKEND);
    const kernelFunc: tf.KernelFunc = (args) => {
      const kernels = linkWasmKernels(args.backend as WasmBackend);
      if (kernels) return compute(kernels, args, stock?.kernelFunc);
      if (stock) return stock.kernelFunc(args);
      throw new Error(`${kernelName} needs WebAssembly SIMD, which is missing; use another backend`);
    };
    const kernel: InstalledKernel = {
      ...stock,
      kernelName,
      backendName: BACKEND,
      kernelFunc,
      inPlaceOf: stock,
    };
    tf.registerKernel(kernel);
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
    tf.unregisterKernel(kernelName, BACKEND);
    if (kernel.inPlaceOf) tf.registerKernel(kernel.inPlaceOf);
  }
}
