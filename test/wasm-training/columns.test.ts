import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { columnMoments, columnProducts, columnSums } from '../../src/wasm-training/columns.js';
import { currentWasmKernels, type WasmKernels } from '../../src/wasm-training/wasm-kernels.js';
import { useBackend } from '../backend.js';

/** Sums in float32 as the kernels make them: blocks of 128 rows first. 37 columns are two of 16, one of four, and one. */
const BLOCK = 128;
const shape: [number, number] = [300, 37];
const { fround } = Math;
const wave = (phase: number) =>
  Float32Array.from({ length: shape[0] * shape[1] }, (_, i) => Math.sin((i + phase) * 12.9898) * 3 + 1);

function sumOf(value: (row: number, column: number) => number): number[] {
  return Array.from({ length: shape[1] }, (_, column) => {
    let total = 0;
    for (let row = 0; row < shape[0]; row += BLOCK) {
      let sum = 0;
      for (let i = row; i < Math.min(row + BLOCK, shape[0]); i++) sum = fround(sum + value(i, column));
      total = fround(total + sum);
    }
    return total;
  });
}

let kernels: WasmKernels;
beforeAll(async () => {
  await useBackend('wasm');
  kernels = currentWasmKernels() as WasmKernels;
});

const x = wave(0);
const at = (values: Float32Array) => (row: number, column: number) => values[row * shape[1] + column];
const values = async (result: Tensor) => {
  const read = Array.from(await result.data());
  result.dispose();
  return read;
};

it('sums of columns have the bits of sums row by row, in blocks', async () => {
  const sums = tidy(() => columnSums(kernels, tensor(x, shape)));
  expect(await values(sums)).toEqual(sumOf(at(x)));
});

it('sums of products, too', async () => {
  const y = wave(7);
  const center = Float32Array.from({ length: shape[1] }, (_, j) => fround(j / 10));
  const { sums, products } = tidy(() =>
    columnProducts(kernels, tensor(x, shape), tensor(y, shape), tensor(center)),
  );
  expect(await values(sums)).toEqual(sumOf(at(x)));
  const product = (row: number, column: number) =>
    fround(at(x)(row, column) * fround(at(y)(row, column) - center[column]));
  expect(await values(products)).toEqual(sumOf(product));
});

it('and moments', async () => {
  const { mean, variance } = tidy(() => columnMoments(kernels, tensor(x, shape)));
  const scale = fround(1 / shape[0]);
  const means = sumOf(at(x)).map((sum) => fround(sum * scale));
  const square = (row: number, column: number) => {
    const distance = fround(at(x)(row, column) - means[column]);
    return fround(distance * distance);
  };
  expect(await values(mean)).toEqual(means);
  expect(await values(variance)).toEqual(sumOf(square).map((sum) => fround(sum * scale)));
});
