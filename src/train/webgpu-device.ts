import { backend, getBackend } from '@tensorflow/tfjs-core';

/** What this library uses of the device of TensorFlow.js's webgpu backend, as WebGPU names it. */
interface WebGpuDevice {
  /** Free text of the device's maker. */
  label: string;
  readonly adapterInfo?: {
    readonly vendor: string;
    readonly architecture: string;
    readonly device: string;
    readonly description: string;
  };
}

/** The device that computes, if webgpu is the current backend. */
export function webGpuDevice(): WebGpuDevice | undefined {
  if (getBackend() !== 'webgpu') return undefined;
  return (backend() as unknown as { readonly device: WebGpuDevice }).device;
}
