import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { arrayDigests, tensorDigests } from './cases.js';

setWasmPaths('/');

/** What the test calls in the page: the digests of a backend, or of arrays in a Web Worker. */
declare global {
  interface Window {
    digestsOf(backend: string): Promise<Record<string, string>>;
  }
}

globalThis.window.digestsOf = (backend) => {
  if (backend === 'arrays') return Promise.resolve(arrayDigests());
  if (backend !== 'worker') return tensorDigests(backend);
  return new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js');
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => resolve(data);
  });
};
