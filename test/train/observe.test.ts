import { dispose, memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { corruptData, generateDigits } from '../../src/experiments.js';
import {
  errorRate,
  type Model,
  memoryStore,
  mlp,
  type Observation,
  type Parameters,
  predict,
  type TrainOptions,
  train,
} from '../../src/train.js';
import { useBackend } from '../backend.js';

const { train: data, test } = corruptData(generateDigits({ train: 40, test: 20 }), 'labels', 0.5, 1);
const OPTIONS = { classes: 10, seed: 3, epochs: 3, batchSize: 10, stop: [], test } satisfies TrainOptions;

const ignore = (): void => {};

/** A model that tells its parameters as soon as there are any. */
function watched(onInit: (parameters: Parameters) => void): Model {
  const model = mlp([8]);
  return {
    ...model,
    init: (...address) => {
      const parameters = model.init(...address);
      onInit(parameters);
      return parameters;
    },
  };
}

async function observed(observe: TrainOptions['observe'], more: Partial<TrainOptions> = {}) {
  const rows: Observation[] = [];
  const all = {
    ...OPTIONS,
    ...more,
    ...(observe && { observe, onObservation: (row: Observation) => rows.push(row) }),
  };
  const { parameters, history, end } = await train(mlp([8]), data, all);
  const weights = await Promise.all(Object.values(parameters).map((parameter) => parameter.data()));
  dispose(parameters);
  return { rows, weights, history, end };
}

describe('a training that is observed', () => {
  beforeAll(() => useBackend('cpu'));

  it.each([
    [3, [0, 3, 6, 9, 12]],
    [5, [0, 5, 10, 12]],
    ['epoch', [0, 4, 8, 12]],
  ] as const)('tells every %s, before the first step and after the last', async (every, steps) => {
    const { rows } = await observed({ every });
    expect(rows.map((row) => row.steps)).toEqual(steps);
    expect(rows.map(({ epoch }) => epoch)).toEqual(steps.map((step) => step / 4));
  });

  it('ends in the middle of an epoch with one observation', async () => {
    const { rows, end } = await observed({ every: 3 }, { steps: 6 });
    expect(rows.map(({ steps }) => steps)).toEqual([0, 3, 6]);
    expect(end).toBe('steps');
  });

  it('has the bits of one that is not', async () => {
    const [plain, looked] = [await observed(undefined), await observed({ every: 1 })];
    expect(looked.weights).toEqual(plain.weights);
    expect(looked.history).toEqual(plain.history);
    const last = looked.history.at(-1);
    expect(looked.rows.at(-1)).toMatchObject({ trainError: last?.trainError, testError: last?.testError });
  });

  it('waits for the hook, in which the parameters are those of the observation', async () => {
    let parameters: Parameters = {};
    const model = watched((made) => {
      parameters = made;
    });
    const before = memory().numTensors;
    let rows = 0;
    const training = await train(model, data, {
      ...OPTIONS,
      observe: { every: 1 },
      onObservation: async (row) => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        const again = await predict(model, parameters, data);
        expect(row.predictions).toEqual(again.classes);
        expect(row.trainError).toBe(errorRate(again, data.labels));
        data.labels.forEach((label, i) => {
          expect(row.probabilities[i]).toBe(again.probabilities[i * 10 + label]);
        });
        rows++;
      },
    });
    expect(rows).toBe(13);
    dispose(training.parameters);
    expect(memory().numTensors).toBe(before);
  });

  it.each(['onObservation', 'onStep', 'onEpoch'] as const)(
    'fails with %s, and leaks nothing',
    async (hook) => {
      const before = memory().numTensors;
      const observe = hook === 'onObservation' && { observe: { every: 1 } };
      const failing = { ...OPTIONS, ...observe, [hook]: () => Promise.reject(new Error('no room')) };
      await expect(train(mlp([8]), data, failing)).rejects.toThrow('no room');
      expect(memory().numTensors).toBe(before);
    },
  );

  it('ends as aborted if it is aborted while the hook is awaited', async () => {
    const abort = new AbortController();
    const steps: number[] = [];
    const training = await train(mlp([8]), data, {
      ...OPTIONS,
      signal: abort.signal,
      observe: { every: 1 },
      onObservation: (row) => {
        steps.push(row.steps);
        if (row.steps === 2) abort.abort();
      },
    });
    dispose(training.parameters);
    expect([training.end, steps]).toEqual(['aborted', [0, 1, 2]]);
  });

  it('keeps what it observed, if no hook takes it', async () => {
    const { observations = [], parameters } = await train(mlp([8]), data, {
      ...OPTIONS,
      observe: { every: 3 },
    });
    dispose(parameters);
    expect(observations).toEqual((await observed({ every: 3 })).rows);
    const hooked = await train(mlp([8]), data, {
      ...OPTIONS,
      observe: { every: 3 },
      onObservation: ignore,
    });
    dispose(hooked.parameters);
    expect(hooked.observations).toBeUndefined();
  });

  it('tells clean and corrupted examples apart, as the row of the epoch does', async () => {
    const { rows, history } = await observed({ every: 'epoch' });
    expect(rows.slice(1).map(({ memorization }) => memorization)).toEqual(
      history.map(({ memorization }) => memorization),
    );
    const { predictions, memorization } = rows[0];
    const changed = Array.from(data.corrupted ?? []).flatMap((mark, i) => (mark ? [i] : []));
    const wrong = changed.filter((i) => predictions[i] !== data.labels[i]).length;
    expect(memorization?.corruptedError).toBe(wrong / changed.length);
  });

  it.each(['random pixels', 'gaussian'] as const)(
    'by the mask, if the corruption is %s',
    async (corruption) => {
      const noisy = corruptData(generateDigits({ train: 40, test: 20 }), corruption, 0.5, 1).train;
      const {
        parameters,
        history,
        observations = [],
      } = await train(mlp([8]), noisy, {
        ...{ classes: 10, seed: 3, epochs: 2, batchSize: 10, stop: [] },
        observe: { every: 'epoch' },
      });
      const { classes } = await predict(mlp([8]), parameters, noisy);
      dispose(parameters);
      const errorOf = (mark: number) => {
        const those = Array.from(noisy.corrupted ?? []).flatMap((value, i) => (value === mark ? [i] : []));
        return those.filter((i) => classes[i] !== noisy.labels[i]).length / those.length;
      };
      const last = history[1].memorization;
      expect([last?.cleanError, last?.corruptedError]).toEqual([errorOf(0), errorOf(1)]);
      expect(last?.corruptedOriginalError).toBe(last?.corruptedError);
      expect(observations[2].memorization).toEqual(last);
    },
  );

  it.each([
    [[0, 1], TypeError, '`data.corrupted` must be a Uint8Array of 0 and 1, got [0, 1]'],
    [new Uint8Array(3), RangeError, '`data.corrupted` must be as many as the 40 labels, got 3'],
    [new Uint8Array(40).fill(2), RangeError, '`data.corrupted[0]` must be 0 or 1, got 2'],
  ])('refuses invalid marks: %o', async (corrupted, kind, text) => {
    const marked = { ...data, corrupted } as typeof data;
    const failing = train(mlp([8]), marked, OPTIONS);
    await expect(failing).rejects.toThrow(kind);
    await expect(failing).rejects.toThrow(text);
  });

  it('has the test error of an epoch that scores it, and of no other, at the end of epochs', async () => {
    const { rows } = await observed({ every: 'epoch' }, { testEvery: 2 });
    expect(rows.map(({ testError }) => testError !== undefined)).toEqual([true, false, true, true]);
  });

  it('gives each step the loss of its batch', async () => {
    const losses: number[] = [];
    const onStep = (steps: number, loss: number) => {
      expect(steps).toBe(losses.push(loss));
    };
    const { parameters, history } = await train(mlp([8]), data, { ...OPTIONS, onStep });
    dispose(parameters);
    expect(losses).toHaveLength(12);
    history.forEach(({ onlineLoss }, k) => {
      const mean = losses.slice(4 * k, 4 * k + 4).reduce((sum, loss) => sum + loss / 4, 0);
      expect(onlineLoss).toBeCloseTo(mean, 12);
    });
  });

  it('ends in the middle of a measurement when it is aborted, and goes on to the same rows', async () => {
    const whole = await observed(undefined);
    const [abort, store] = [new AbortController(), memoryStore()];
    const model = mlp([8]);
    let measured = 0;
    const listening: Model = {
      ...model,
      apply: (parameters, images, context) => {
        if (!context.training && ++measured === 3) abort.abort();
        return model.apply(parameters, images, context);
      },
    };
    const before = memory().numTensors;
    const all = { ...OPTIONS, checkpoints: { store } };
    const stopped = await train(listening, data, { ...all, signal: abort.signal });
    dispose(stopped.parameters);
    expect([stopped.end, stopped.steps, stopped.history.length]).toEqual(['aborted', 8, 1]);
    const rest = await train(model, data, all);
    dispose(rest.parameters);
    expect(rest.history).toEqual(whole.history);
    expect(memory().numTensors).toBe(before);
  });

  it.each([
    [{ onObservation: ignore }, 'must be given beside `onObservation`'],
    [{ observe: { every: 0 }, onObservation: ignore }, '`observe.every` must be'],
    [{ observe: { each: 1 }, onObservation: ignore }, 'each'],
    [{ observe: { every: 1 }, onObservation: 3 }, '`onObservation` must be a function of an observation'],
  ])('refuses %o before any work', async (options, text) => {
    const all = { ...OPTIONS, ...options } as unknown as TrainOptions;
    await expect(train(mlp([8]), data, all)).rejects.toThrow(text);
  });
});

it.each(['shuffled pixels', 'random pixels', 'gaussian', 'symmetric labels'] as const)(
  'the mask of %s marks what was changed',
  (corruption) => {
    const digits = generateDigits({ train: 60, test: 5 });
    const { train: changed } = corruptData(digits, corruption, 0.4, 2);
    const bytes = Array.from(changed.images, (value) =>
      changed.images instanceof Uint8Array ? value : value * 255,
    );
    const marks = Array.from({ length: 60 }, (_, i) => {
      const kept = bytes
        .slice(i * 256, (i + 1) * 256)
        .every((v, k) => Math.abs(v - digits.train.images[i * 256 + k]) < 1e-4);
      return Number(!kept || changed.labels[i] !== digits.train.labels[i]);
    });
    expect(Array.from(changed.corrupted ?? [])).toEqual(marks);
    expect(marks).toContain(1);
  },
);
