import { backend } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { currentWasmKernels, linkWasmKernels } from '../../src/wasm-training/kernels.js';
import { useBackend } from '../backend.js';

it('are linked once, and only where wasm is the backend', async () => {
  await useBackend('cpu');
  expect(currentWasmKernels()).toBeUndefined();
  await useBackend('wasm');
  const kernels = currentWasmKernels();
  expect(kernels).toBeDefined();
  expect(linkWasmKernels(backend() as never)).toBe(kernels);
});

it('need the memory of the backend', () => {
  const hidden = { wasm: {} } as never;
  expect(() => linkWasmKernels(hidden)).toThrow(
    'the wasm backend of TensorFlow.js does not show its memory; rethink-gen knows versions 4.x of it',
  );
});
