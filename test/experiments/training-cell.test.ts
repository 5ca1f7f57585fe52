import { memory, mul, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import { runTrainingCell, type TrainingCell } from '../../src/experiments/training-cell.js';
import { mlp } from '../../src/models/mlp.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('wasm'));

const CELL: TrainingCell = {
  data: { name: 'generated digits', train: 60, test: 40, crop: 14 },
  model: { kind: 'mlp', hidden: [16] },
  corruption: 'labels',
  rate: 0.5,
  regularisers: {},
  training: { epochs: 2, batchSize: 20, learningRate: 0.05, decay: 0.95, until: 'epochs' },
  seed: 0,
};

const run = (changes: Partial<TrainingCell> = {}) =>
  runTrainingCell({ ...CELL, ...changes } as TrainingCell, {});

it('a result is plain JSON and a pure function of the cell, without leaks', async () => {
  const before = memory().numTensors;
  const first = await run();
  expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  expect(await run()).toEqual(first);
  expect(memory().numTensors).toBe(before);
});

it('tells the network, its size, and what decided the bits', async () => {
  expect(await run()).toMatchObject({
    model: 'MLP 1x16',
    parameterCount: (14 * 14 + 1) * 16 + 17 * 10,
    stepsPerEpoch: 3,
    end: 'epochs',
    environment: { backend: 'wasm', kernels: expect.stringMatching(/^rethink-gen wasm \d/) },
  });
});

it('trains until every criterion of fitting has been met, and tells when each was', async () => {
  const training = { ...CELL.training, epochs: 300, learningRate: 0.1, decay: 1, until: 'fitted' } as const;
  const { end, epochsTo, last, best, history } = await run({ training });
  const { trainError, trainLoss, testError } = history as Record<string, number[]>;
  expect(end).toBe('stopped');
  expect(epochsTo).toEqual({
    interpolation: trainError.indexOf(0) + 1,
    'accuracy at least 0.985': trainError.findIndex((error) => 1 - error >= 0.985) + 1,
    'loss at most 0.05': trainLoss.findIndex((loss) => loss <= 0.05) + 1,
    'accuracy at least 0.95': trainError.findIndex((error) => 1 - error >= 0.95) + 1,
  });
  expect(trainError.length).toBe(Math.max(...Object.values(epochsTo).map(Number)));
  expect(last.epoch).toBe(trainError.length);
  expect(best).toMatchObject({ epoch: testError.indexOf(Math.min(...testError)) + 1 });
  expect(best.testError).toBe(Math.min(...testError));
});

it('goes on through all epochs where it should', async () => {
  const training = { ...CELL.training, epochs: 60, learningRate: 0.1, decay: 1 };
  const { end, epochsTo, history } = await run({ training });
  expect(epochsTo.interpolation).toBeLessThan(60);
  expect([end, history.trainError.length]).toEqual(['epochs', 60]);
});

it('writes null for a number that is none', async () => {
  const training = { ...CELL.training, learningRate: 1e30 };
  expect(await run({ training })).toMatchObject({
    end: 'diverged',
    epochsTo: { interpolation: null },
    history: { trainLoss: [null] },
  });
});

describe('a changed network', () => {
  it("is trained in place of the cell's", async () => {
    const other = await runTrainingCell(CELL, {}, () => mlp([4]));
    expect(other.model).toBe('MLP 1x4');
    expect(other).toEqual(await run({ model: { kind: 'mlp', hidden: [4] } }));
    expect(await runTrainingCell(CELL, {}, (model) => model)).toEqual(await run());
  });

  it('may be one with other initial weights', async () => {
    const doubled: typeof mlp = (...options) => {
      const model = mlp(...options);
      return {
        ...model,
        init: (...network) => {
          const parameters = model.init(...network);
          for (const weights of Object.values(parameters)) tidy(() => weights.assign(mul(weights, 2)));
          return parameters;
        },
      };
    };
    const before = memory().numTensors;
    const { history } = await runTrainingCell(CELL, {}, () => doubled([16]));
    expect(history.trainLoss).not.toEqual((await run()).history.trainLoss);
    expect(memory().numTensors).toBe(before);
  });

  it.each([
    ['none', '`change` must be a function, got "none"'],
    [() => 'none', '`model` must be'],
    [() => undefined, '`model` must be'],
  ])('refuses %s', async (change, message) => {
    await expect(runTrainingCell(CELL, {}, change as never)).rejects.toThrow(message);
  });
});

describe('crops', () => {
  it('the middle before the corruption, any part after it', async () => {
    const { digests: middle } = await run({ rate: 0 });
    const { digests: anywhere, parameterCount } = await run({ rate: 0, regularisers: { randomCrop: true } });
    const { digests: whole } = await run({
      rate: 0,
      data: { name: 'generated digits', train: 60, test: 40 },
    });
    expect(anywhere).toEqual(whole);
    expect(anywhere.trainImages).not.toBe(middle.trainImages);
    expect(parameterCount).toBe((14 * 14 + 1) * 16 + 17 * 10);
  });

  it('from a middle that is larger, where the data name one', async () => {
    const data = { name: 'generated digits', train: 60, test: 40, crop: 12 } as const;
    const cropped = (more: object) => run({ rate: 0, data: { ...data, ...more } });
    const anywhere = (more: object) =>
      run({ rate: 0, data: { ...data, ...more }, regularisers: { randomCrop: true } });
    const { digests: middle } = await run({ rate: 0, data: { ...data, crop: 14 } });
    expect((await anywhere({ cropFrom: 14 })).digests).toEqual(middle);
    expect((await anywhere({ cropFrom: 16 })).digests).toEqual((await anywhere({})).digests);
    expect((await cropped({ cropFrom: 14 })).digests).toEqual((await cropped({})).digests);
  });

  it('the middle of an image is the part between equal margins', async () => {
    const { cropDataset } = await import('../../src/experiments/data-json.js');
    const image = Uint8Array.from({ length: 4 * 5 * 2 }, (_, k) => k);
    const images = Uint8Array.of(...image, ...image);
    const split = { images, labels: Uint8Array.of(0, 1), imageShape: [4, 5, 2] };
    const { train } = cropDataset({ name: 'CIFAR-10', classes: ['a', 'b'], train: split, test: split }, 2);
    // rows 1 and 2, columns 1 and 2, of 10 values a row
    const middle = [12, 13, 14, 15, 22, 23, 24, 25];
    expect([...train.images]).toEqual([...middle, ...middle]);
    expect(train.imageShape).toEqual([2, 2, 2]);
  });
});

describe('regularisers', () => {
  it.each([
    { weightDecay: 0.01 },
    { dropout: 0.5 },
    { inputDropout: 0.2 },
    { inputNoise: 0.5 },
    { randomCrop: true },
    { randomFlip: true },
    { randomRotation: 25 },
  ] as const)('%j changes the training, and not its labels', async (regularisers) => {
    const without = await run();
    const { history, digests } = await run({ regularisers });
    expect(history.trainLoss).not.toEqual(without.history.trainLoss);
    expect(digests.trainLabels).toBe(without.digests.trainLabels);
  });
});

const unknown = (name: string) => `\`${name}\` is not an option`;
const training = (changes: object) => ({ training: { ...CELL.training, ...changes } });
const data = (changes: object) => ({ data: { ...CELL.data, ...changes } });

describe('refuses, before it trains, a cell with', () => {
  it.each([
    [{ regulariser: 'none' }, unknown('regulariser')],
    [
      { model: { kind: 'resnet' } },
      '`model.kind` must be one of "mlp", "cnn", "smallAlexNet", "arpitCnn", "smallInception"',
    ],
    [{ model: { kind: 'mlp', hidden: [0] } }, '`hidden[0]` must be a whole number from 1'],
    [{ model: { kind: 'mlp', hidden: [4], width: 2 } }, unknown('width')],
    [
      { model: { kind: 'smallAlexNet', width: 0 } },
      '`width` must be a number above 0 and at most 100, got 0',
    ],
    [{ model: { kind: 'smallAlexNet', normalization: 'none' } }, unknown('normalization')],
    [
      { model: { kind: 'smallInception', normalization: 'layer' } },
      '`normalization` must be one of "none", "batch"',
    ],
    [
      { model: { kind: 'smallInception' }, regularisers: { dropout: 0.5 } },
      '`regularisers.dropout` must be left out for smallInception',
    ],
    [{ corruption: 'noise' }, '`corruption` must be one of "labels"'],
    [{ rate: 2 }, '`rate` must be a number from 0 to 1, got 2'],
    [{ seed: 0.5 }, '`seed` must be a whole number, got 0.5'],
    [{ regularisers: { momentum: 1 } }, unknown('momentum')],
    [
      { regularisers: { weightDecay: 0 } },
      '`regularisers.weightDecay` must be a number above 0, got 0; leave it out if it is not used',
    ],
    [
      { regularisers: { weightDecay: '5e-4' } },
      '`regularisers.weightDecay` must be a number above 0, got "5e-4"',
    ],
    [{ regularisers: { dropout: 1 } }, '`regularisers.dropout` must be a number above 0 and below 1, got 1'],
    [{ regularisers: { inputNoise: -1 } }, '`regularisers.inputNoise` must be a number above 0, got -1'],
    [
      { regularisers: { randomRotation: 200 } },
      '`regularisers.randomRotation` must be a number above 0 and at most 180',
    ],
    [
      { regularisers: { randomFlip: false } },
      '`regularisers.randomFlip` must be true, got false; leave it out',
    ],
    [
      { ...data({ crop: 16 }), regularisers: { randomCrop: true } },
      '`data.crop` must be a side below 16 pixels where there are random crops, got 16',
    ],
    [
      { ...data({ crop: 12, cropFrom: 12 }), regularisers: { randomCrop: true } },
      '`data.crop` must be a side below 12 pixels where there are random crops, got 12',
    ],
    [data({ crop: 17 }), '`data.crop` must be a whole number from 1 to 16, got 17'],
    [data({ cropFrom: 17 }), '`data.cropFrom` must be a whole number from 1 to 16, got 17'],
    [data({ crop: 13, cropFrom: 12 }), '`data.crop` must be a whole number from 1 to 12, got 13'],
    [data({ train: 0 }), '`data.train` must be a whole number from 1'],
    [data({ name: 'SVHN' }), '`data.name` must be one of "generated digits"'],
    [training({ epochs: 0 }), '`training.epochs` must be a whole number from 1'],
    [training({ decay: 1.1 }), '`training.decay` must be a number above 0 and at most 1, got 1.1'],
    [training({ momentum: 0.9 }), unknown('momentum')],
    [training({ until: 'bored' }), '`training.until` must be one of "fitted", "epochs", got "bored"'],
  ])('%j', async (changes, message) => {
    await expect(run(changes as Partial<TrainingCell>)).rejects.toThrow(message);
  });

  it('a data set that cannot be read, or is another one or too small', async () => {
    const cell = { ...CELL, data: { name: 'CIFAR-10', train: 500, test: 200 } } as TrainingCell;
    await expect(runTrainingCell(cell, {})).rejects.toThrow(
      'CIFAR-10 must be read from a folder; give its folder as `data`',
    );
    const readDataset = () => generateDigits({ train: 10, test: 10 });
    await expect(runTrainingCell(cell, { readDataset })).rejects.toThrow(
      '`data` must be CIFAR-10 with at least 500 + 200 images, got "generated digits with 10 + 10 images"; give the folder of the whole data set',
    );
  });
});
