import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { corruptLabels, type LabelNoise, randomizePixels, recordLabels, symmetric } from '../../src/index.js';

const n = 700;
const classes = 10;
const ys = Int32Array.from({ length: n }, (_, i) => (i * 3) % classes);
const xs = Uint8Array.from({ length: n * 16 }, (_, k) => (k * 37) % 256);

/** What a worker thread does: a shard in, the same shard corrupted out; the noise comes as JSON. */
const program = `
  import { parentPort } from 'node:worker_threads';
  import { corrupt, labelNoise, randomizePixels } from './src/index.ts';
  parentPort.on('message', ({ first, columns, noise, seed }) => {
    const labels = { noise: labelNoise(noise), classes: ${classes} };
    const images = { operation: randomizePixels, imageShape: [4, 4] };
    parentPort.postMessage({ first, ...corrupt(columns, { seed, ids: { first }, labels, images }) });
  });`;

/** A noise as it crosses to a worker: the specification of a record holds it as JSON. */
function noiseJson(noise: LabelNoise) {
  return recordLabels(corruptLabels([0], { noise, classes, seed: 0 }).plan).specification.noise;
}

describe('corrupt in worker threads', () => {
  it('gives the bits of one call, from seven shards in random order on two threads', async () => {
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
      logLevel: 'error',
    });
    const workers = [0, 1].map(() => new Worker(outputFiles[0].text, { eval: true }));
    const [labels, images] = [new Int32Array(n), new Uint8Array(n * 16)];
    const shards = [400, 0, 600, 100, 500, 300, 200];
    let left = shards.length;
    try {
      await new Promise<void>((resolve, reject) => {
        workers.forEach((worker, w) => {
          worker.on('error', reject);
          worker.on('message', (shard: { first: number; xs: Uint8Array; ys: Int32Array }) => {
            labels.set(shard.ys, shard.first);
            images.set(shard.xs, shard.first * 16);
            if (--left === 0) resolve();
          });
          for (const first of shards.filter((_, s) => s % 2 === w)) {
            const columns = {
              ys: ys.slice(first, first + 100),
              xs: xs.slice(first * 16, (first + 100) * 16),
            };
            worker.postMessage({ first, columns, noise: noiseJson(symmetric(0.4)), seed: 'w' });
          }
        });
      });
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
    expect(labels).toEqual(corruptLabels(ys, { noise: symmetric(0.4), classes, seed: 'w' }).labels);
    expect(images).toEqual(randomizePixels(xs, { seed: 'w', imageShape: [4, 4] }).images);
    expect(images).not.toEqual(xs);
  });
});
