import { getBackend, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { startWasm } from '../../src/train.js';

it('starts the wasm backend, or says why not', async () => {
  await expect(startWasm()).rejects.toThrow(
    new Error("the wasm backend did not start; import '@tensorflow/tfjs-backend-wasm' first"),
  );
  registerBackend('wasm', () => Promise.reject(new Error('no files')));
  await expect(startWasm()).rejects.toThrow(
    /^the wasm backend did not start, for the reason on the console; serve the \.wasm files of @tensorflow/,
  );
  removeBackend('wasm');
  await import('@tensorflow/tfjs-backend-wasm');
  await startWasm();
  expect(getBackend()).toBe('wasm');
  await startWasm();
  expect(await setBackend('wasm')).toBe(true);
});
