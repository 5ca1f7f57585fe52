import { getBackend, ready, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';

/** The TensorFlow.js backends that Node has. */
export const BACKENDS = ['cpu', 'wasm'] as const;

/** Makes `name` the current backend. */
export async function useBackend(name: string): Promise<void> {
  await setBackend(name);
  await ready();
  if (getBackend() !== name) throw new Error(`the backend ${name} did not start`);
}
