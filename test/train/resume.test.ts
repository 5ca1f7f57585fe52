import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispose, memory, type Optimizer, train as tfTrain } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { cnn } from '../../src/models/cnn.js';
import { mlp } from '../../src/models/mlp.js';
import type { Parameters } from '../../src/models/model.js';
import { fileStore } from '../../src/node/file-store.js';
import { type CheckpointStore, memoryStore } from '../../src/train/checkpoints/checkpoint-store.js';
import type { ClassifierData } from '../../src/train/classifier-data.js';
import { inputNoise } from '../../src/train/images/input-noise.js';
import { randomCrop } from '../../src/train/images/random-crop.js';
import { train } from '../../src/train/train.js';
import type { TrainOptions } from '../../src/train/train-options.js';
import { useBackend } from '../backend.js';

const N = 22;
const data: ClassifierData = {
  images: Float32Array.from({ length: N * 36 }, (_, i) => Math.sin(i * 7.3)),
  labels: Int32Array.from({ length: N }, (_, i) => (i * 5) % 3),
  shape: [6, 6, 1],
};
const options: TrainOptions = {
  ...{ classes: 3, seed: 'resume', epochs: 4, batchSize: 4, learningRate: 0.05, weightDecay: 0.001 },
  ...{ stop: [], test: data, imageSteps: [randomCrop({ height: 5, width: 5 }), inputNoise(0.1)] },
};
const model = cnn([3], { dropout: 0.3 });
const STEPS = 4 * Math.ceil(N / 4);

const bitsOf = async (parameters: Parameters) => {
  const bits: Record<string, number[]> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    bits[name] = Array.from(new Uint32Array((await parameter.data()).slice().buffer));
  }
  return bits;
};

/** Trains, aborted after each of these numbers of steps and resumed, to the end. */
async function trainInParts(
  stops: readonly number[],
  store: CheckpointStore,
  optimizer?: (rate: number) => Optimizer,
) {
  for (const stop of [...stops, Number.POSITIVE_INFINITY]) {
    const abort = new AbortController();
    const result = await train(model, data, {
      ...options,
      ...(optimizer && { optimizer }),
      checkpoints: { store },
      signal: abort.signal,
      onStep: (steps) => steps >= stop && abort.abort(),
    });
    const bits = await bitsOf(result.parameters);
    dispose(result.parameters);
    if (result.end !== 'aborted')
      return { bits, history: result.history, end: result.end, steps: result.steps };
    expect(result.steps).toBe(stop);
  }
  throw new Error('unreachable');
}

describe('on wasm', () => {
  beforeAll(() => useBackend('wasm'));

  it('a training that was stopped at any of 20 steps gives the bits of one that was not', async () => {
    const before = memory().numTensors;
    const { parameters, history, end } = await train(model, data, options);
    const whole = { bits: await bitsOf(parameters), history, end, steps: STEPS };
    dispose(parameters);
    const points = Array.from({ length: 20 }, (_, k) => 1 + ((k * 7 + 3) % (STEPS - 1)));
    expect(new Set(points).size).toBe(20);
    for (const point of points) expect(await trainInParts([point], memoryStore())).toEqual(whole);
    expect(await trainInParts([2, 3, 9, 12, 20], memoryStore())).toEqual(whole);
    expect(memory().numTensors).toBe(before);
  });
});

describe('on cpu', () => {
  beforeAll(() => useBackend('cpu'));

  it.each([
    ['sgd', (rate: number) => tfTrain.sgd(rate)],
    ['momentum with Nesterov', (rate: number) => tfTrain.momentum(rate, 0.8, true)],
    ['adagrad', (rate: number) => tfTrain.adagrad(rate)],
    ['adadelta', (rate: number) => tfTrain.adadelta(rate)],
    ['adam', (rate: number) => tfTrain.adam(rate / 10)],
    ['adamax', (rate: number) => tfTrain.adamax(rate / 10)],
    ['rmsprop', (rate: number) => tfTrain.rmsprop(rate / 10, 0.9, 0.5, 1e-7, true)],
  ])('every optimiser goes on exactly, and leaks nothing: %s', async (_name, optimizer) => {
    const before = memory().numTensors;
    const { parameters } = await train(model, data, { ...options, optimizer });
    const bits = await bitsOf(parameters);
    dispose(parameters);
    expect((await trainInParts([7, 13], memoryStore(), optimizer)).bits).toEqual(bits);
    expect(memory().numTensors).toBe(before);
  });

  it('a finished training is only read again, and goes on where there are more epochs', async () => {
    const store = memoryStore();
    const short = { ...options, epochs: 2, checkpoints: { store } };
    const first = await train(model, data, short);
    let steps = 0;
    const again = await train(model, data, { ...short, onStep: () => steps++ });
    expect(steps).toBe(0);
    expect(await bitsOf(again.parameters)).toEqual(await bitsOf(first.parameters));
    expect([again.end, again.history]).toEqual([first.end, first.history]);
    const more = await train(model, data, { ...options, checkpoints: { store } });
    const whole = await train(model, data, options);
    expect(await bitsOf(more.parameters)).toEqual(await bitsOf(whole.parameters));
    expect(more.history).toEqual(whole.history);
    for (const { parameters } of [first, again, more, whole]) dispose(parameters);
  });

  it('`steps` ends within an epoch, and more of them go on from there', async () => {
    const store = memoryStore();
    const part = await train(model, data, { ...options, steps: 8, checkpoints: { store } });
    expect([part.end, part.steps, part.history.map((row) => row.steps)]).toEqual(['steps', 8, [6, 8]]);
    const rest = await train(model, data, { ...options, checkpoints: { store } });
    const whole = await train(model, data, options);
    expect(rest.history).toEqual(whole.history);
    expect(await bitsOf(rest.parameters)).toEqual(await bitsOf(whole.parameters));
    for (const { parameters } of [part, rest, whole]) dispose(parameters);
  });

  it('writes every so many steps, and at the end of each epoch', async () => {
    let writes = 0;
    const inner = memoryStore();
    const store: CheckpointStore = {
      ...inner,
      write: (bytes) => {
        writes++;
        return inner.write(bytes);
      },
    };
    const { parameters } = await train(model, data, {
      ...options,
      epochs: 2,
      checkpoints: { store, every: 2 },
    });
    dispose(parameters);
    expect(writes).toBe(2 + 1 + 2 + 1);
  });

  describe('a checkpoint that does not fit is an error, and stays as it is', () => {
    const written = async () => {
      const store = memoryStore();
      const { parameters } = await train(model, data, { ...options, epochs: 1, checkpoints: { store } });
      dispose(parameters);
      return store;
    };
    const relabelled = { ...data, labels: Int32Array.from(data.labels).fill(1, 0, 1) };

    it.each([
      ['model', mlp([4]), data, options, 'its model differ ("CNN 3", here "MLP 1x4")'],
      ['widths', cnn([4], { dropout: 0.3 }), data, options, 'its model differ ("CNN 3", here "CNN 4")'],
      ['seed', model, data, { ...options, seed: 4 }, 'its seed differ ("resume", here 4)'],
      ['labels', model, relabelled, options, 'its labels differ'],
      ['batches', model, data, { ...options, batchSize: 5 }, 'its batchSize differ (4, here 5)'],
      [
        'optimiser',
        model,
        data,
        { ...options, optimizer: (rate: number) => tfTrain.sgd(rate) },
        'its optimizer differ ("Momentum", here "SGD")',
      ],
    ] as const)('%s', async (_what, otherModel, otherData, otherOptions, message) => {
      const store = await written();
      const bytes = await store.read();
      const before = memory().numTensors;
      let steps = 0;
      const attempt = train(otherModel, otherData, {
        ...otherOptions,
        checkpoints: { store },
        onStep: () => steps++,
      });
      await expect(attempt).rejects.toThrow(`the checkpoint in memory is of another training: ${message}`);
      expect(steps).toBe(0);
      expect(await store.read()).toEqual(bytes);
      expect(memory().numTensors).toBe(before);
    });

    it('damage', async () => {
      const store = await written();
      const bytes = (await store.read()) as Uint8Array;
      const flipped = bytes.slice();
      flipped[bytes.length >> 1] ^= 1;
      const cases = [flipped, bytes.slice(0, -1), bytes.slice(0, 40), new Uint8Array(0), bytes.slice(1)];
      for (const damaged of cases) {
        await store.write(damaged);
        const attempt = train(model, data, { ...options, checkpoints: { store } });
        await expect(attempt).rejects.toThrow(
          /^the checkpoint .*; it was left as it is, remove it to start anew$/,
        );
        expect(await store.read()).toEqual(damaged);
      }
    });
  });

  it('files hold checkpoints, written beside and renamed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rethink-gen-'));
    try {
      const path = join(folder, 'run.checkpoint');
      const store = fileStore(path);
      expect(await store.read()).toBeUndefined();
      const { parameters } = await train(model, data, options);
      const bits = await bitsOf(parameters);
      dispose(parameters);
      expect((await trainInParts([5, 17], store)).bits).toEqual(bits);
      expect(readdirSync(folder)).toEqual(['run.checkpoint']);
      writeFileSync(`${path}.new`, 'half a checkpoint of a process that died');
      expect(await store.read()).toEqual(new Uint8Array(readFileSync(path)));
      await expect(fileStore(join(folder, 'none', 'x')).write(new Uint8Array(1))).rejects.toThrow('ENOENT');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
