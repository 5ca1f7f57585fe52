import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPERIMENT_NAMES, type ExperimentName, experimentOf } from '../../src/experiments/catalogue.js';
import { gridDigest } from '../../src/experiments/cell.js';
import { SCALES, type Scale } from '../../src/experiments/experiment.js';
import type { TrainingCell } from '../../src/experiments/training-cell.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('wasm'));

const small = (cell: TrainingCell): TrainingCell => ({
  ...cell,
  data: { name: 'generated digits', train: 100, test: 50 },
  model: { kind: 'mlp', hidden: [16] },
  training: { ...cell.training, epochs: 2 },
});

it.each(SCALES.flatMap((scale) => EXPERIMENT_NAMES.map((name) => [name, scale] as const)))(
  '%s at scale %s is a grid of plain JSON without twins',
  (name, scale) => {
    expect(gridDigest(experimentOf(name, scale).cells)).toMatch(/^[0-9a-f]{64}$/);
  },
);

it('has the figures that the paper has', () => {
  const rates = experimentOf('figure-1b', 'smoke').cells.map(
    ({ corruption, rate }) => `${corruption} ${rate}`,
  );
  expect(rates).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((rate) => `labels ${rate}`));
  expect(
    experimentOf('figure-1a', 'smoke').cells.map(({ corruption, rate }) => `${corruption} ${rate}`),
  ).toEqual(['labels 0', 'labels 1', 'shuffled pixels 1', 'random pixels 1', 'gaussian 1']);
});

it('a result is plain JSON and a pure function of the cell, without leaks', async () => {
  const experiment = experimentOf('rand-x-rand-y', 'smoke');
  const before = memory().numTensors;
  for (const cell of experiment.cells.slice(0, 4)) {
    const first = await experiment.run(small(cell), {});
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    expect(await experiment.run(small(cell), {})).toEqual(first);
  }
  expect(memory().numTensors).toBe(before);
});

it('writes null for a number that is none', async () => {
  const [cell] = experimentOf('figure-1b', 'smoke').cells;
  const wild = small({ ...cell, training: { ...cell.training, learningRate: 1e30 } });
  const result = await experimentOf('figure-1b', 'smoke').run(wild, {});
  expect(result).toMatchObject({ end: 'diverged', epochsToFit: null, history: { trainLoss: [null] } });
});

describe('refuses', () => {
  it.each([
    ['figure-9', 'smoke', '`experiment` must be one of "figure-1a", "figure-1b"'],
    ['figure-1a', 'huge', '`scale` must be one of "smoke", "small", "paper", got "huge"'],
  ])('%s at scale %s', (name, scale, message) => {
    expect(() => experimentOf(name as ExperimentName, scale as Scale)).toThrow(message);
  });

  it('a cell whose data set cannot be read, or is another one or too small', async () => {
    const { cells, run } = experimentOf('figure-1a', 'small');
    await expect(run(cells[0], {})).rejects.toThrow('CIFAR-10 must be read from a folder; pass --data DIR');
    const { generateDigits } = await import('../../src/data/generated-digits.js');
    const readDataset = () => generateDigits({ train: 10, test: 10 });
    await expect(run(cells[0], { readDataset })).rejects.toThrow(
      'the cell needs CIFAR-10 with 5000 + 2000 images, the folder holds generated digits with 10 + 10 images',
    );
  });

  it.each([
    [{ model: { kind: 'resnet' } }, '`model.kind` must be one of "mlp", got "resnet"'],
    [{ corruption: 'noise' }, '`corruption` must be one of "labels"'],
    [{ rate: 2 }, '`rate` must be a number from 0 to 1, got 2'],
    [{ regulariser: 'dropout' }, '`regulariser` must be one of "none", got "dropout"'],
    [{ data: { name: 'SVHN', train: 1, test: 1 } }, '`data.name` must be one of "generated digits"'],
  ])('a cell with %j', async (wrong, message) => {
    const { cells, run } = experimentOf('figure-1a', 'smoke');
    await expect((async () => run({ ...small(cells[0]), ...wrong } as TrainingCell, {}))()).rejects.toThrow(
      message,
    );
  });
});
