import { getKernel, memory, tensor, tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installWasmTraining } from '../../src/wasm-training/install.js';
import { withSharedClones } from '../../src/wasm-training/shared-clones.js';
import { currentWasmKernels } from '../../src/wasm-training/wasm-kernels.js';
import { useBackend } from '../backend.js';

const VALUES = [1, -2, 3.5];

/** Where the values of a tensor lie in the memory of the wasm backend. */
const at = (values: { dataId: object }) => currentWasmKernels()?.at(values);

let stock: unknown;
beforeEach(async () => {
  await useBackend('wasm');
  stock = getKernel('Identity', 'wasm');
});
afterEach(() => expect(getKernel('Identity', 'wasm')).toBe(stock));

it('shares the values of a clone, until the last of them is disposed', async () => {
  const before = memory();
  const x = tensor1d(VALUES);
  const clone = withSharedClones(() => x.clone());
  expect(at(clone)).toBe(at(x));
  expect(memory().numDataBuffers).toBe(before.numDataBuffers + 1);
  x.dispose();
  const others = tidy(() => VALUES.map((_, k) => tensor1d([k, k, k])).length);
  expect(others).toBe(VALUES.length);
  expect(Array.from(await clone.data())).toEqual(VALUES);
  clone.dispose();
  expect(memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
});

it('leaves a clone of a variable as it was when the variable takes another value', async () => {
  const x = variable(tensor1d(VALUES));
  const clone = withSharedClones(() => x.clone());
  tidy(() => x.assign(tensor1d([0, 0, 0])));
  expect(Array.from(await clone.data())).toEqual(VALUES);
  clone.dispose();
  x.dispose();
});

it('copies strings, and everything outside of the work', async () => {
  const words = tensor(['a', 'b']);
  const clone = withSharedClones(() => words.clone());
  expect(Array.from(await clone.data<'string'>())).toEqual(['a', 'b']);
  const x = tensor1d(VALUES);
  const copy = x.clone();
  expect(at(copy)).not.toBe(at(x));
  for (const held of [words, clone, x, copy]) held.dispose();
});

it('puts the kernel back after work that throws, and leaves the other backends alone', async () => {
  const fail = () => {
    throw new Error('no');
  };
  expect(() => withSharedClones(fail)).toThrow('no');
  await useBackend('cpu');
  expect(withSharedClones(() => getKernel('Identity', 'wasm'))).toBe(stock);
  await useBackend('wasm');
});

it('is part of what is installed', () => {
  const uninstall = installWasmTraining();
  const x = tensor1d(VALUES);
  const clone = x.clone();
  expect(at(clone)).toBe(at(x));
  uninstall();
  for (const held of [x, clone]) held.dispose();
});
