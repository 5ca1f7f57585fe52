import { beforeAll, describe, expect, it } from 'vitest';
import { type DataJson, openDataset } from '../../src/experiments/data-json.js';
import { runTrainingCell, type TrainingCell } from '../../src/experiments/training-cell.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('wasm'));

const DATA: DataJson = { name: 'generated digits', train: 20, drawn: true, test: 10 };

const images = ({ images, labels }: { images: Uint8Array; labels: Uint8Array }) =>
  Array.from(labels, (_, i) => images.subarray(i * 256, (i + 1) * 256).join());

describe('drawn images', () => {
  it('are others under another seed, from the same whole, each once', async () => {
    const whole = await openDataset({ ...DATA, train: 40, drawn: true }, 1, {});
    const read = () => ({ ...whole, name: 'MNIST' });
    const open = (seed: number) => openDataset({ ...DATA, name: 'MNIST' }, seed, { readDataset: read });
    const [one, two, again] = [await open(1), await open(2), await open(1)];
    expect(images(one.train)).toEqual(images(again.train));
    expect(images(one.train)).not.toEqual(images(two.train));
    expect(images(one.train).every((image) => images(whole.train).includes(image))).toBe(true);
    expect(images(one.test)).toEqual(images(two.test));
  });

  it('of the validation set are in no other set, and fewer training images are the first of more', async () => {
    const whole = await openDataset({ ...DATA, train: 40 }, 1, {});
    const open = (json: object) =>
      openDataset({ ...DATA, name: 'MNIST', ...json }, 7, {
        readDataset: () => ({ ...whole, name: 'MNIST' }),
      });
    const { train, validation } = await open({ validation: 15 });
    const seen = [...images(train), ...(validation ? images(validation) : [])];
    expect(seen.length).toBe(35);
    expect(images((await open({ train: 5 })).train)).toEqual(images(train).slice(0, 5));
    expect(images((await open({ train: 35 })).train)).toEqual(seen);
  });

  it.each([
    [{ drawn: false }, '`data.drawn` must be true, got false; leave it out'],
    [{ validation: -1 }, '`data.validation` must be a whole number from 0'],
    [{ drawn: undefined, validation: 3 }, '`data.validation` must be left out unless `data.drawn` is true'],
  ])('refuse %j', async (changes, message) => {
    await expect(openDataset({ ...DATA, ...changes } as DataJson, 1, {})).rejects.toThrow(message);
  });
});

it('early learning: the epoch is chosen on the validation set, corrupted examples are told apart', async () => {
  const cell: TrainingCell = {
    data: { ...DATA, train: 60, validation: 30, crop: 14 },
    model: { kind: 'mlp', hidden: [16] },
    corruption: 'symmetric labels',
    rate: 0.4,
    regularisers: {},
    training: { epochs: 6, batchSize: 20, learningRate: 0.05, decay: 1, testEvery: 2, until: 'epochs' },
    seed: 3,
  };
  const { history, chosen, last } = await runTrainingCell(cell, {});
  const validation = history.validationError;
  expect(validation.map((error) => error === null)).toEqual([true, false, true, false, true, false]);
  const least = Math.min(...validation.filter((error) => error !== null));
  expect(chosen?.epoch).toBe(validation.indexOf(least) + 1);
  const [given, truth] = [history.corruptedError[5] ?? 0, history.corruptedOriginalError[5] ?? 0];
  // an example is not predicted both as given and as true, since no label was replaced by itself
  expect(1 - given + 1 - truth).toBeLessThanOrEqual(1);
  expect(last.trainError).not.toBeNull();
});
