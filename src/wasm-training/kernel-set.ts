import { isWasmTrainingInstalled } from './install.js';
import { currentWasmKernels } from './wasm-kernels.js';

/**
 * The version of the kernels of `src/webassembly/source/training` and of what `installWasmTraining` registers. A change that alters
 * the bits of a training raises it, from the first release on; `test/wasm-training/kernel-set.test.ts` holds what each stands for.
 */
export const KERNEL_SET = 1;

/** Which kernels compute the gradients of the layers on the current backend: part of a run's record. */
export function kernelSet(): string {
  if (!currentWasmKernels()) return "the backend's own";
  return `rethink-gen wasm ${KERNEL_SET}${isWasmTrainingInstalled() ? ', installed' : ''}`;
}
