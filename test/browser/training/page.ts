import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { getThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { indexedDbStore } from '../../../src/train.js';
import { type Outcome, trainOn } from './cases.js';

setWasmPaths('/');

/** What the test calls in the page. */
declare global {
  interface Window {
    trainOn(backend: string, model: string, steps: number): Promise<Outcome>;
    /** Trains, is aborted after `abortAt` steps, and goes on from IndexedDB. */
    trainInParts(backend: string, model: string, steps: number, abortAt: number): Promise<Outcome>;
    threads(): number;
  }
}

window.trainOn = (backend, model, steps) => trainOn(backend, model, steps);
window.threads = getThreadsCount;
window.trainInParts = async (backend, model, steps, abortAt) => {
  const store = indexedDbStore(`${backend} ${model}`);
  const first = await trainOn(backend, model, steps, store, abortAt);
  if (first.end !== 'aborted') throw new Error(`ended as ${first.end}`);
  return trainOn(backend, model, steps, store);
};
