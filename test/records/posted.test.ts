import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  corruptLabels,
  permuteLabels,
  randomizePixels,
  recordImages,
  recordLabels,
  renameClasses,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
} from '../../src/index.js';
import { mlp } from '../../src/train.js';

const classes = 10;
const labels = Int32Array.from({ length: 100 }, (_, i) => (i * 7) % classes);
const pixels = Uint8Array.from({ length: 12 * 48 }, (_, k) => (k * 31) % 256);
const shape = { seed: 1, imageShape: [4, 4, 3], rate: 0.5 };

const noisy = corruptLabels(labels, { noise: symmetric(0.4), classes, seed: 2n ** 80n });
const random = randomizePixels(pixels, shape);

/** What a worker thread does with what is posted to it. */
const PROGRAM = `
  import { parentPort } from 'node:worker_threads';
  import { recordLabels, replay } from './src/index.ts';
  import { openModel } from './src/experiments.ts';
  parentPort.on('message', ({ plan, model, record, input }) =>
    parentPort.postMessage(plan ? recordLabels(plan) : model ? openModel(model).name : replay(record, input)));`;

describe('in a worker thread', () => {
  let worker: Worker;

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: { contents: PROGRAM, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      write: false,
      logLevel: 'error',
    });
    worker = new Worker(outputFiles[0].text, { eval: true });
  });
  afterAll(() => worker?.terminate());

  const posted = (message: unknown) =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(message);
    });

  it('a record gives the same labels and images', async () => {
    expect(await posted({ record: recordLabels(noisy.plan), input: labels })).toEqual(noisy.labels);
    const record = recordImages(random.plan, pixels, random.images);
    expect(await posted({ record, input: pixels })).toEqual(random.images);
  });

  it('the JSON of a model gives the model', async () => {
    expect(await posted({ model: { kind: 'mlp', hidden: [6] } })).toBe(mlp([6]).name);
  });

  it.each([
    ['permuted labels', permuteLabels(labels, { classes, seed: 'p' }).plan],
    ['renamed classes', renameClasses(labels, { classes, seed: 3 }).plan],
  ])('a plan of %s is whole', async (_, plan) => {
    expect(await posted({ plan })).toEqual(recordLabels(plan));
  });

  it.each([
    ['label noise', noisy.plan],
    ['shuffled pixels', shufflePixels(pixels, shape).plan],
    ['random pixels', random.plan],
    ['Gaussian pixels', replaceWithGaussian(pixels, { ...shape, clip: [0, 255], round: 'half-up' }).plan],
    ['a model', mlp([6])],
  ])('%s: an error at once, in place of an object without its functions', (_, value) => {
    expect(() => worker.postMessage(value)).toThrow(
      expect.objectContaining({
        name: 'DataCloneError',
        message: expect.stringContaining('could not be cloned'),
      }),
    );
  });
});
