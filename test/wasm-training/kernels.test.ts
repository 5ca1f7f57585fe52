import { backend, grad, memory, ones, type Rank, type Tensor4D, tidy } from '@tensorflow/tfjs-core';
import { afterEach, expect, it, vi } from 'vitest';
import { currentWasmKernels, linkWasmKernels } from '../../src/wasm-training/wasm-kernels.js';
import { useBackend } from '../backend.js';

afterEach(() => vi.unstubAllGlobals());

it('are left to the backend if the engine has no WebAssembly SIMD', async () => {
  await useBackend('wasm');
  class Module {
    constructor() {
      throw new WebAssembly.CompileError('invalid value type 0x7b');
    }
  }
  vi.resetModules();
  vi.stubGlobal('WebAssembly', { ...WebAssembly, CompileError: WebAssembly.CompileError, Module });
  const { currentWasmKernels } = await import('../../src/wasm-training/wasm-kernels.js');
  const { kernelSet } = await import('../../src/wasm-training/kernel-set.js');
  const { localResponseNormalization } = await import(
    '../../src/models/layers/local-response-normalization.js'
  );
  expect(currentWasmKernels()).toBeUndefined();
  expect(kernelSet()).toBe("the backend's own");
  const before = memory().numTensors;
  const [x, y] = tidy(() => {
    const x = ones<Rank.R4>([1, 1, 1, 1]);
    const slope = grad((x) => localResponseNormalization(x as Tensor4D, 1, 1, 1, 0.75))(x);
    return [slope, localResponseNormalization(x, 1, 1, 1, 0.75)];
  });
  expect((await y.data())[0]).toBeCloseTo(2 ** -0.75, 6);
  expect((await x.data())[0]).toBeCloseTo(2 ** -0.75 - 1.5 * 2 ** -1.75, 6);
  x.dispose();
  y.dispose();
  expect(memory().numTensors).toBe(before);
});

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
