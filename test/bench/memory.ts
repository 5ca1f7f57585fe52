import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { interpolateIteratively } from '../../src/theory/interpolate-iteratively.js';
import { gaussian } from '../../src/theory/kernel-functions.js';
import { train } from '../../src/train.js';
import { BATCH, CLASSES, NETWORKS } from './networks.js';
import { points, SIZES } from './theory.js';

/** What something holds in memory. */
export interface Memory {
  readonly what: string;
  readonly megabytes: number;
  /** What it is to be compared with, where there is such a thing. */
  readonly beside?: { readonly what: string; readonly megabytes: number };
}

/** The memory of the iterative solver beside the matrix that it does not build, and the heap of the largest network. */
export async function measureMemory(): Promise<Memory[]> {
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await tf.setBackend('wasm');
  const found: Memory[] = [];
  for (const n of SIZES.filter((size) => size >= 1000)) {
    const values = points(n);
    const { peakBytes } = await tf.profile(async () => {
      await interpolateIteratively(values, values.subarray(0, n), { kernel: gaussian(0.5), iterations: 1 });
      return [];
    });
    const matrix = { what: 'the float32 matrix', megabytes: (4 * n * n) / 1e6 };
    found.push({
      what: `iterative interpolation, n = ${n.toLocaleString('en')}`,
      megabytes: peakBytes / 1e6,
      beside: matrix,
    });
  }
  const { model, shape, title } = NETWORKS.inception;
  const images = new Float32Array(BATCH * shape[0] * shape[1] * shape[2]).map((_, i) => (i % 251) / 251);
  const labels = Int32Array.from({ length: BATCH }, (_, i) => i % CLASSES);
  const options = { classes: CLASSES, seed: 0, epochs: 1, batchSize: BATCH };
  const { parameters } = await train(model, { images, labels, imageShape: shape }, options);
  tf.dispose(parameters);
  const { wasm } = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  found.push({
    what: `WebAssembly heap, ${title}, batches of ${BATCH}`,
    megabytes: wasm.HEAPU8.length / 1e6,
  });
  return found;
}
