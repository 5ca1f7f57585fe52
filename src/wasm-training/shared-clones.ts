import * as tf from '@tensorflow/tfjs-core';
import { currentWasmKernels } from './wasm-kernels.js';

/**
 * A clone that shares the values of its tensor, as on the other backends of TensorFlow.js and as `reshape` does on this one: the
 * backend counts who refers to them, and no kernel writes into its input. Strings keep the stock kernel.
 */
export function shareValues(
  args: Parameters<tf.KernelFunc>[0],
  stock: tf.KernelFunc | undefined,
): tf.TensorInfo {
  const { dataId, shape, dtype } = (args.inputs as { x: tf.TensorInfo }).x;
  if (dtype === 'string') return (stock as tf.KernelFunc)(args) as tf.TensorInfo;
  (args.backend as tf.KernelBackend).incRef(dataId);
  return { dataId, shape, dtype };
}

/**
 * Does work, synchronously, whose clones share values on the wasm backend, which copies them otherwise: TensorFlow.js clones
 * whatever a layer saves for its gradient.
 */
export function withSharedClones<T>(work: () => T): T {
  const stock = currentWasmKernels() && tf.getKernel(tf.Identity, 'wasm');
  if (!stock) return work();
  replace({ ...stock, kernelFunc: (args) => shareValues(args, stock.kernelFunc) });
  try {
    return work();
  } finally {
    replace(stock);
  }
}

function replace(kernel: Parameters<typeof tf.registerKernel>[0]): void {
  tf.unregisterKernel(tf.Identity, 'wasm');
  tf.registerKernel(kernel);
}
