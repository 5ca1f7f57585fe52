import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispose, memory, type Optimizer, train as tfTrain } from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelledImages } from '../../src/datasets/labelled-images.js';
import { fromLayersModel } from '../../src/models/adapters.js';
import { cnn } from '../../src/models/cnn.js';
import { mlp } from '../../src/models/mlp.js';
import type { Model, Parameters } from '../../src/models/model.js';
import { fileStore } from '../../src/node/file-store.js';
import { type CheckpointStore, memoryStore } from '../../src/train/checkpoints/checkpoint-store.js';
import { interpolation, lossAtMost } from '../../src/train/criteria.js';
import { colourJitter } from '../../src/train/images/colour-jitter.js';
import type { ImageStep } from '../../src/train/images/image-step.js';
import { inputDropout } from '../../src/train/images/input-dropout.js';
import { inputNoise } from '../../src/train/images/input-noise.js';
import { perImageStandardization } from '../../src/train/images/per-image-standardization.js';
import { randomCrop } from '../../src/train/images/random-crop.js';
import { randomFlip } from '../../src/train/images/random-flip.js';
import { randomRotation } from '../../src/train/images/random-rotation.js';
import { type Schedule, stepDecay, warmUp } from '../../src/train/schedules.js';
import { train } from '../../src/train/train.js';
import type { TrainOptions } from '../../src/train/train-options.js';
import { useBackend } from '../backend.js';

const N = 22;
const data: LabelledImages = {
  images: Float32Array.from({ length: N * 36 }, (_, i) => Math.sin(i * 7.3)),
  labels: Int32Array.from({ length: N }, (_, i) => (i * 5) % 3),
  imageShape: [6, 6, 1],
};
const options: TrainOptions = {
  ...{ classes: 3, seed: 'resume', epochs: 4, batchSize: 4, weightDecay: 0.001 },
  ...{ stop: [], test: data, learningRate: warmUp(stepDecay(0.05, 0.8), 9) },
  imageSteps: [
    ...[randomCrop({ height: 5, width: 5 }), randomFlip(), randomRotation(25), inputNoise(0.1)],
    ...[colourJitter({ brightness: 0.1 }), inputDropout(0.1), perImageStandardization()],
  ],
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

/** A store that notes each writing. */
const countingStore = (writings: number[]): CheckpointStore => ({
  name: 'counting',
  read: async () => undefined,
  write: async ({ length }) => void writings.push(length),
});

/** The bits and the record of a training that nothing interrupts. */
async function trainWhole(optimizer?: (rate: number) => Optimizer) {
  const result = await train(model, data, { ...options, ...(optimizer && { optimizer }) });
  const bits = await bitsOf(result.parameters);
  dispose(result.parameters);
  return { bits, history: result.history, end: result.end, steps: result.steps };
}

/** What differs, the training that is refused, and what the error says. */
type Refusal = readonly [
  what: string,
  model: Model,
  data: LabelledImages,
  options: TrainOptions,
  message: string,
];

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
  const optimizers = {
    momentum: (rate: number) => tfTrain.momentum(rate, 0.9),
    adam: (rate: number) => tfTrain.adam(rate),
  };
  const wholes: Record<string, unknown> = {};
  beforeAll(async () => {
    await useBackend('wasm');
    for (const [name, optimizer] of Object.entries(optimizers)) wholes[name] = await trainWhole(optimizer);
  });
  const anOptimizer = fc.constantFrom('momentum' as const, 'adam' as const);
  const aStep = fc.integer({ min: 1, max: STEPS - 1 });

  it('a training that is aborted at random steps gives the bits of one that is not, 20 times', async () => {
    const stops = fc.uniqueArray(aStep, { minLength: 1, maxLength: 4 }).map((s) => s.sort((a, b) => a - b));
    const before = memory().numTensors;
    const resumed = fc.asyncProperty(anOptimizer, stops, async (name, steps) => {
      expect(await trainInParts(steps, memoryStore(), optimizers[name])).toEqual(wholes[name]);
      expect(memory().numTensors).toBe(before);
    });
    await fc.assert(resumed, { numRuns: 20 });
  });

  it('so does one that dies at a random step and loses what it did since its last checkpoint', async () => {
    const every = fc.integer({ min: 1, max: 5 });
    const before = memory().numTensors;
    const resumed = fc.asyncProperty(anOptimizer, aStep, every, async (name, death, every) => {
      const store = memoryStore();
      const onStep = (steps: number) => {
        if (steps === death) throw new Error('died');
      };
      const optimizer = optimizers[name];
      const dying = train(model, data, { ...options, optimizer, onStep, checkpoints: { store, every } });
      await expect(dying).rejects.toThrow('died');
      expect(await trainInParts([], store, optimizer)).toEqual(wholes[name]);
      expect(memory().numTensors).toBe(before);
    });
    await fc.assert(resumed, { numRuns: 20 });
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

  it('writes when so many seconds have passed, in place of the end of each epoch, and at the end', async () => {
    const steps: number[] = [];
    const run = async (seconds: number) => {
      steps.length = 0;
      const checkpoints = { store: countingStore(steps), seconds };
      dispose((await train(model, data, { ...options, epochs: 2, checkpoints })).parameters);
      return steps.length;
    };
    expect(await run(1000)).toBe(1);
    expect(await run(0)).toBe(2 * Math.ceil(N / 4));
  });

  it('a training that its signal ends between two checkpoints loses nothing', async () => {
    const whole = await trainWhole();
    const checkpoints = { store: memoryStore(), seconds: 1000 };
    const end = new AbortController();
    const first = await train(model, data, {
      ...options,
      checkpoints,
      signal: end.signal,
      onEpoch: ({ epoch }) => epoch === 2 && end.abort(),
    });
    dispose(first.parameters);
    const second = await train(model, data, { ...options, checkpoints });
    expect([first.end, second.end, second.history]).toEqual(['aborted', whole.end, whole.history]);
    expect(await bitsOf(second.parameters)).toEqual(whole.bits);
    dispose(second.parameters);
  });

  it('the test set is scored every so many epochs and at the end, whatever interrupts', async () => {
    const scored = async (epochs: number, checkpoints?: TrainOptions['checkpoints']) => {
      const { history, parameters } = await train(model, data, {
        ...{ ...options, epochs, testEvery: 3 },
        ...(checkpoints && { checkpoints }),
      });
      dispose(parameters);
      return history;
    };
    const every = (await trainWhole()).history;
    const some = await scored(4);
    expect(some.map(({ testError }) => testError !== undefined)).toEqual([false, false, true, true]);
    expect(some[2]).toEqual(every[2]);
    expect(some[3]).toEqual(every[3]);
    const checkpoints = { store: memoryStore() };
    expect((await scored(2, checkpoints))[1].testError).toBe(every[1].testError);
    expect(await scored(4, checkpoints)).toEqual(some);
  });

  describe('a checkpoint that does not fit is an error, and stays as it is', () => {
    const written = async () => {
      const store = memoryStore();
      const { parameters } = await train(model, data, { ...options, epochs: 1, checkpoints: { store } });
      dispose(parameters);
      return store;
    };
    const relabelled = { ...data, labels: Int32Array.from(data.labels).fill(1, 0, 1) };

    const momentum = (decay: number) => (rate: number) => tfTrain.momentum(rate, decay);
    const others = { images: data.images, imageShape: data.imageShape, labels: relabelled.labels };
    const wave: Schedule = ({ step }) => 0.05 / (1 + step);
    /** The options with other ones for the image step at this place. */
    const withStep = (place: number, step: ImageStep) => ({
      ...options,
      imageSteps: options.imageSteps?.map((old, k) => (k === place ? step : old)) ?? [],
    });

    it.each([
      ['model', mlp([4]), data, options, '`model` is "CNN 3" there and "MLP 1x4" here'],
      ['widths', cnn([4], { dropout: 0.3 }), data, options, '`model` is "CNN 3" there and "CNN 4" here'],
      ['dropout', cnn([3]), data, options, '`modelOptions.dropout` is 0.3 there and 0 here'],
      ['seed', model, data, { ...options, seed: 4 }, '`seed` is "resume" there and 4 here'],
      ['labels', model, relabelled, options, '`labels` is "'],
      ['images', model, { ...data, images: data.images.map((x) => -x) }, options, '`images` is "'],
      [
        'normalisation',
        cnn([3], { dropout: 0.3, normalization: 'none' }),
        ...[
          data,
          options,
          '`parameters[1].name` is "convolution1/offset" there and "convolution1/bias" here',
        ],
      ],
      [
        'original labels',
        model,
        { ...data, originalLabels: data.labels },
        ...[options, '`originalLabels` is absent there and "'],
      ],
      ['test set', model, data, { ...options, test: others }, '`test.labels` is "'],
      [
        'other test labels',
        model,
        data,
        { ...options, test: { ...data, otherLabels: { corrupted: others.labels } } },
        '`test.otherLabels.corrupted` is absent there and "',
      ],
      ['batches', model, data, { ...options, batchSize: 5 }, '`batchSize` is 4 there and 5 here'],
      [
        'optimiser',
        model,
        data,
        { ...options, optimizer: (rate: number) => tfTrain.sgd(rate) },
        '`optimizer` is "Momentum" there and "SGD" here',
      ],
      [
        'momentum',
        model,
        data,
        { ...options, optimizer: momentum(0.5) },
        '`optimizerOptions.momentum` is 0.9 there and 0.5 here',
      ],
      [
        'weight decay',
        model,
        data,
        { ...options, weightDecay: 0.01 },
        '`weightDecay` is 0.001 there and 0.01 here',
      ],
      [
        'weight decay by name',
        model,
        data,
        { ...options, weightDecay: () => 0.001 },
        '`weightDecay` is 0.001 there and "a function" here',
      ],
      [
        'constant learning rate',
        model,
        data,
        { ...options, learningRate: 0.05 },
        '`learningRate` is {"warmUp":9,"schedule":{"learningRate":0.05,"factor":0.8,"epochs":1}} there and 0.05 here',
      ],
      [
        'learning rate by a function',
        model,
        data,
        { ...options, learningRate: wave },
        '} there and "a function" here',
      ],
      [
        'decay of the learning rate',
        model,
        data,
        { ...options, learningRate: warmUp(stepDecay(0.05, 0.8, 2), 9) },
        '`learningRate.schedule.epochs` is 1 there and 2 here',
      ],
      [
        'warm up',
        model,
        data,
        { ...options, learningRate: warmUp(stepDecay(0.05, 0.8), 8) },
        '`learningRate.warmUp` is 9 there and 8 here',
      ],
      [
        'criterion',
        model,
        data,
        { ...options, stop: [lossAtMost(0.1)] },
        '`stop[0]` is absent there and "loss at most 0.1" here',
      ],
      [
        'default criterion',
        model,
        data,
        { ...options, stop: [interpolation()] },
        '`stop[0]` is absent there and "interpolation" here',
      ],
      [
        'fewer image steps',
        model,
        data,
        { ...options, imageSteps: options.imageSteps?.slice(0, -1) ?? [] },
        '`imageSteps[6]` is {"name":"standardization","options":{}} there and absent here',
      ],
      ...(
        [
          [0, randomCrop({ height: 5, width: 5, padding: 1 }), 'padding` is 0 there and 1 here'],
          [2, randomRotation(20), 'degrees` is 25 there and 20 here'],
          [3, inputNoise(0.2), 'deviation` is 0.1 there and 0.2 here'],
          [4, colourJitter({ brightness: 0.1, contrast: 0.1 }), 'contrast` is 0 there and 0.1 here'],
          [5, inputDropout(0.2), 'rate` is 0.1 there and 0.2 here'],
        ] as const
      ).map(
        ([place, step, difference]) =>
          [
            `image step ${step.name}`,
            ...[model, data, withStep(place, step), `\`imageSteps[${place}].options.${difference}`],
          ] as const,
      ),
    ] as readonly Refusal[])('%s', async (_what, otherModel, otherData, otherOptions, message) => {
      const store = await written();
      const bytes = await store.read();
      const before = memory().numTensors;
      let steps = 0;
      const attempt = train(otherModel, otherData, {
        ...otherOptions,
        checkpoints: { store },
        onStep: () => steps++,
      });
      await expect(attempt).rejects.toThrow(message);
      await expect(attempt).rejects.toThrow(/^the checkpoint in memory is of another training: /);
      await expect(attempt).rejects.toThrow(
        /here; it was left as it is, resume with the same settings or give another store$/,
      );
      expect(steps).toBe(0);
      expect(await store.read()).toEqual(bytes);
      expect(memory().numTensors).toBe(before);
    });

    it('a LayersModel with another rate of dropout', async () => {
      const { flatten, dropout, dense } = layers.layers;
      const dropped = dropout({ rate: 0.1 });
      const stack = [flatten({ inputShape: [5, 5, 1] }), dropped, dense({ units: 3, activation: 'sigmoid' })];
      const net = layers.sequential({ layers: stack });
      const short = { ...options, epochs: 1, checkpoints: { store: memoryStore() } };
      const attempt = (output: 'logits' | 'probabilities') =>
        train(fromLayersModel(net as never, { output }), data, short);
      await attempt('probabilities');
      expect((await attempt('probabilities')).steps).toBe(STEPS / 4);
      await expect(attempt('logits')).rejects.toThrow(
        '`modelOptions.output` is "probabilities" there and "logits" here',
      );
      Object.assign(dropped, { rate: 0.2 });
      await expect(attempt('probabilities')).rejects.toThrow(
        '`modelOptions.layers.config.layers[1].config.rate` is 0.1 there and 0.2 here',
      );
      net.dispose();
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

describe('what a checkpoint cannot tell apart is refused', () => {
  beforeAll(() => useBackend('cpu'));
  const step = (given: unknown): ImageStep => ({
    ...randomFlip(),
    options: given as Readonly<Record<string, unknown>>,
  });
  const attempt = (given: unknown, store: CheckpointStore, more: Partial<TrainOptions> = {}) =>
    train(mlp([2]), data, {
      ...{ ...options, epochs: 2, imageSteps: [step(given)], checkpoints: { store } },
      ...more,
    });

  it.each([
    ['NaN', Number.NaN, 'a finite number, got NaN'],
    ['infinity', Number.NEGATIVE_INFINITY, 'a finite number, got -Infinity'],
    ['a map', new Map([[1, 2]]), 'plain JSON, got a Map'],
    ['a function', () => 1, 'plain JSON, got a function'],
    ['a symbol', Symbol('s'), 'plain JSON, got Symbol(s)'],
  ])('an option that is %s', async (_what, option, message) => {
    const before = memory().numTensors;
    await expect(attempt({ option }, memoryStore())).rejects.toThrow(
      `\`training.imageSteps[0].options.option\` must be ${message}`,
    );
    expect(memory().numTensors).toBe(before);
  });

  it('but an option that looks like a number of a history is itself, and undefined is absent', async () => {
    const store = memoryStore();
    const given = { number: '5', deeper: { number: 'NaN' }, gone: undefined };
    const first = await attempt(given, store);
    const again = await attempt({ number: '5', deeper: { number: 'NaN' } }, store);
    expect(again.history).toEqual(first.history);
    await expect(attempt({ ...given, number: '6' }, store)).rejects.toThrow(
      '`imageSteps[0].options.number` is "5" there and "6" here',
    );
    for (const { parameters } of [first, again]) dispose(parameters);
  });

  it.each<readonly [what: string, more: Partial<TrainOptions>, message: string]>([
    [
      'epochs',
      { epochs: 1 },
      'is of 2 epochs, more than the 1 here; it was left as it is, ask for as many epochs',
    ],
    [
      'steps',
      { steps: 3 },
      'is of 12 steps, more than the 3 here; it was left as it is, ask for as many steps',
    ],
  ])('a training that has taken more %s than are asked for', async (_what, more, message) => {
    const store = memoryStore();
    dispose((await attempt({}, store)).parameters);
    const bytes = await store.read();
    const before = memory().numTensors;
    await expect(attempt({}, store, more)).rejects.toThrow(`the checkpoint in memory ${message}`);
    expect(await store.read()).toEqual(bytes);
    expect(memory().numTensors).toBe(before);
  });

  it('as is one that stands within an epoch too many', async () => {
    const store = memoryStore();
    dispose((await attempt({}, store, { steps: 8 })).parameters);
    await expect(attempt({}, store, { epochs: 1 })).rejects.toThrow('is of 2 epochs, more than the 1 here');
  });

  it('a diverged history keeps its NaN', async () => {
    const store = memoryStore();
    const first = await attempt({}, store, { learningRate: 1e38 });
    const again = await attempt({}, store, { learningRate: 1e38 });
    expect(first.end).toBe('diverged');
    expect(again.history).toEqual(first.history);
    for (const { parameters } of [first, again]) dispose(parameters);
  });
});
