import * as tf from '@tensorflow/tfjs-core';
import { kernelSet } from '../wasm-training/kernel-set.js';
import { webGpuDevice } from './webgpu-device.js';

/** What, besides the specification, decides the bits of a run. */
export type Environment = {
  /** The name of the TensorFlow.js backend. */
  readonly backend: string;
  /** The kernels that compute gradients on it. */
  readonly kernels: string;
  /** The version of `@tensorflow/tfjs-core`. */
  readonly tensorflow: string;
  /** On webgpu: vendor, architecture and name of the GPU, as far as WebGPU gives them (browsers leave the name out). */
  readonly adapter?: string;
  /** On webgpu: the driver with its version, if WebGPU gives it. */
  readonly driver?: string;
  /** On webgpu: the label of the device; `startBackend` of `rethink-gen/node` writes package and version of WebGPU there. */
  readonly device?: string;
};

/** The environment that a run would have now. */
export function environment(): Environment {
  return { backend: tf.getBackend(), kernels: kernelSet(), tensorflow: tf.version_core, ...gpuEnvironment() };
}

function gpuEnvironment(): Pick<Environment, 'adapter' | 'driver' | 'device'> {
  const { label = '', adapterInfo } = webGpuDevice() ?? {};
  const { vendor = '', architecture = '', device = '', description = '' } = adapterInfo ?? {};
  const adapter = [vendor, architecture, device].filter(Boolean).join(' ');
  return {
    ...(adapter && { adapter }),
    ...(description && { driver: description }),
    ...(label && { device: label }),
  };
}

const CURE =
  'two copies of @tensorflow/tfjs-core are loaded, which gives silently wrong numbers; npm ls @tensorflow/tfjs-core ' +
  'shows them, and a bundler must leave it external or resolve it to one';

/**
 * Throws if the engine, the backend or an optimiser comes from another copy of `@tensorflow/tfjs-core` than this
 * library's. Copies share one engine but not their classes, so they seem to work together.
 */
export function checkSingleCore(optimizer: tf.Optimizer): void {
  const probe = tf.scalar(0);
  const tensorsAreOurs = Object.getPrototypeOf(probe) === tf.Tensor.prototype;
  probe.dispose();
  if (!tensorsAreOurs) throw new Error(CURE);
  if (!Object.prototype.isPrototypeOf.call(tf.KernelBackend.prototype, tf.backend()))
    throw new Error(`the backend ${tf.getBackend()} belongs to another copy: ${CURE}`);
  if (!Object.prototype.isPrototypeOf.call(tf.Optimizer.prototype, optimizer))
    throw new Error(`\`optimizer\` makes optimisers of another copy: ${CURE}`);
}

/** An error of TensorFlow.js about what is not registered, with the import that cures it; other errors as they are. */
export function explainMissing(error: unknown): unknown {
  const text = error instanceof Error ? error.message : '';
  const gradient = /gradient function not found for (\w+)/.exec(text)?.[1];
  if (gradient) {
    return new Error(
      `the gradient of ${gradient} is not registered, since @tensorflow/tfjs-core alone registers none; ` +
        "import '@tensorflow/tfjs' (or '@tensorflow/tfjs-layers'), or build the model from the layers of rethink-gen/train",
      { cause: error },
    );
  }
  const kernel = /Kernel '(\w+)' not registered for backend '(\w+)'/.exec(text);
  if (kernel) {
    const cure =
      kernel[2] === 'wasm'
        ? "call installWasmTraining() of 'rethink-gen/wasm-training', or build the model from the layers of rethink-gen/train"
        : `import the package of the backend ${kernel[2]}, or set another backend`;
    return new Error(`the backend ${kernel[2]} has no kernel ${kernel[1]}; ${cure}`, { cause: error });
  }
  return error;
}
