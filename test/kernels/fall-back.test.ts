import { afterEach, expect, test, vi } from 'vitest';
import { labelNoises } from '../label-noises.js';
import { imageCorruptions, images, labelsOf, noisy } from './corruptions.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const forbidden = {
  Module: class {
    constructor() {
      throw new EvalError('WebAssembly.Module(): Wasm code generation disallowed by embedder');
    }
  },
  instantiate: () => Promise.reject(new EvalError('disallowed')),
};

test.each([
  ['without WebAssembly', undefined],
  ['where a policy forbids to compile', forbidden],
])('%s the TypeScript does the work, silently', async (_, wasm) => {
  vi.resetModules();
  vi.stubGlobal('WebAssembly', wasm);
  const { simd, loadSimd } = await import('../../src/simd.js');
  const input = images(Float32Array, 17, 100);
  for (const corrupt of Object.values(imageCorruptions)) {
    expect(corrupt(input, [100], { kernels: simd })).toEqual(corrupt(input, [100]));
  }
  const labels = labelsOf(5000, 10);
  for (const [, make] of labelNoises) {
    const noise = make(0.4, 10);
    for (const exact of [false, true]) {
      expect(noisy(labels, noise, 10, undefined, exact, { kernels: simd })).toEqual(
        noisy(labels, noise, 10, undefined, exact),
      );
    }
  }
  expect(await loadSimd()).toBe(false);
});
