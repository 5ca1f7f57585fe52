import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { backend, dispose, memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { mlp } from '../../src/models/mlp.js';
import { randomCrop } from '../../src/train/images/random-crop.js';
import { train } from '../../src/train/train.js';
import type { WasmBackend } from '../../src/wasm-training/wasm-kernels.js';
import { BACKENDS, useBackend } from '../backend.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const STEPS = 10_000;
const WINDOW = 1_000;
const N = 2_000;
const data = {
  images: Float32Array.from({ length: N * 9 }, (_, i) => Math.sin(i * 7.3)),
  labels: Int32Array.from({ length: N }, (_, i) => i % 2),
  imageShape: [3, 3, 1],
};

/**
 * The least that a step keeps if it keeps anything: an array of 8 bytes of numbers is an object of 100 bytes or more (its
 * header, its buffer's, the entry for the collector).
 */
const LEAST = 100;

/** Bytes that the process holds once its garbage is collected: objects, array buffers, and the heap of wasm. */
function heldBytes() {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  const { wasm } = backend() as unknown as Partial<WasmBackend>;
  const heap = wasm?.asm?.memory ?? wasm?.wasmMemory;
  return { javascript: heapUsed + external, wasm: heap?.buffer.byteLength ?? 0 };
}

describe.each(BACKENDS)('10,000 steps on %s', (name) => {
  beforeAll(() => useBackend(name));

  it('hold as many tensors at each, and no more memory at the end', async () => {
    const before = memory().numTensors;
    const tensors = new Set<string>();
    const held: ReturnType<typeof heldBytes>[] = [];
    const { parameters, steps } = await train(mlp([1], { dropout: 0.2 }), data, {
      ...{ classes: 2, seed: 0, epochs: STEPS, steps: STEPS, batchSize: 2, stop: [], learningRate: 1e-3 },
      imageSteps: [randomCrop({ height: 2, width: 2 })],
      onStep: (step) => {
        const { numTensors, numBytes } = memory();
        tensors.add(`${numTensors} tensors of ${numBytes} bytes`);
        if (step % WINDOW === 0) held.push(heldBytes());
      },
    });
    expect(steps).toBe(STEPS);
    expect([...tensors]).toHaveLength(1);
    dispose(parameters);
    expect(memory().numTensors).toBe(before);
    // the first steps compile and fill caches; garbage that is still there adds to a sample, so the least one counts
    const [early, late] = [held.slice(2, 5), held.slice(7)].map((samples) => ({
      javascript: Math.min(...samples.map(({ javascript }) => javascript)),
      wasm: Math.max(...samples.map(({ wasm }) => wasm)),
    }));
    expect(late.wasm).toBe(early.wasm);
    expect(late.javascript - early.javascript).toBeLessThan(LEAST * 5 * WINDOW);
  });
});
