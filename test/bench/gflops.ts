import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { multiplyMatrices } from '../../src/wasm-training/matrix-product.js';
import { currentWasmKernels, type WasmKernels } from '../../src/wasm-training/wasm-kernels.js';

const N = 512;

/** GFLOP/s of a product of 512 x 512 float32 matrices by this library's kernel. */
export async function ownGflops(): Promise<number> {
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await tf.setBackend('wasm');
  await tf.ready();
  const kernels = currentWasmKernels() as WasmKernels;
  const [a, b] = [0, 1].map((seed) => tf.randomUniform<tf.Rank.R2>([N, N], 0, 1, 'float32', seed));
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 50; run++) {
    const before = process.cpuUsage();
    multiplyMatrices(kernels, a, b, false, false).dispose();
    const { user, system } = process.cpuUsage(before);
    if (run >= 10) least = Math.min(least, user + system);
  }
  tf.dispose([a, b]);
  return (2 * N ** 3) / least / 1e3;
}
