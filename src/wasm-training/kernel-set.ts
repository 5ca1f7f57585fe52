import { getBackend } from '@tensorflow/tfjs-core';
import { isWasmTrainingInstalled } from './install.js';

/** The version of the kernels of `src/wasm-training/source`: a change that alters their bits raises it. */
const VERSION = 1;

/** Which kernels compute the gradients of the layers on the current backend: part of a run's record. */
export function kernelSet(): string {
  if (getBackend() !== 'wasm') return "the backend's own";
  return `rethink-gen wasm ${VERSION}${isWasmTrainingInstalled() ? ', installed' : ''}`;
}
