import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { getThreadsCount, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { setBackend } from '@tensorflow/tfjs-core';
import { indexedDbStore } from '../../../src/train.js';
import { installWasmTraining } from '../../../src/wasm-training.js';
import { abortAfter, type Outcome, trainOn } from './cases.js';
import { trainLayersModel } from './layers-model.js';

setWasmPaths('/');

/** What the test calls in the page. */
declare global {
  interface Window {
    trainOn(backend: string, model: string, steps: number): Promise<Outcome>;
    /** Trains, is aborted after `abortAt` steps, and goes on from IndexedDB. */
    trainInParts(backend: string, model: string, steps: number, abortAt: number): Promise<Outcome>;
    abortAfter(backend: string, milliseconds: number): Promise<number>;
    /** Starts the wasm backend with so many threads at most; resolves to how many it has. */
    startThreads(count: number): Promise<number>;
    /** Fits a LayersModel on wasm with the kernels installed. */
    fitInstalled(epochs: number): Promise<string[]>;
  }
}

window.trainOn = (backend, model, steps) => trainOn(backend, model, steps);
window.abortAfter = abortAfter;
window.startThreads = async (count) => {
  setThreadsCount(count);
  await setBackend('wasm');
  return getThreadsCount();
};
window.fitInstalled = async (epochs) => {
  await setBackend('wasm');
  const uninstall = installWasmTraining();
  try {
    return await trainLayersModel(epochs);
  } finally {
    uninstall();
  }
};
window.trainInParts = async (backend, model, steps, abortAt) => {
  const store = indexedDbStore(`${backend} ${model}`);
  const first = await trainOn(backend, model, steps, store, abortAt);
  if (first.end !== 'aborted') throw new Error(`ended as ${first.end}`);
  return trainOn(backend, model, steps, store);
};
