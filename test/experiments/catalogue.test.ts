import { describe, expect, it } from 'vitest';
import {
  EXPERIMENT_NAMES,
  type ExperimentName,
  experimentOf,
  TRAINING_NAMES,
  type TrainingName,
} from '../../src/experiments/catalogue.js';
import { cellId, gridDigest } from '../../src/experiments/cell.js';
import { SCALES, type Scale } from '../../src/experiments/experiment.js';

it.each(SCALES.flatMap((scale) => EXPERIMENT_NAMES.map((name) => [name, scale] as const)))(
  '%s at scale %s is a grid of plain JSON without twins',
  (name, scale) => {
    expect(gridDigest(experimentOf(name, scale).cells)).toMatch(/^[0-9a-f]{64}$/);
  },
);

const PAPER = { epochs: 100, batchSize: 128, decay: 0.95 };

describe('at the scale of the paper', () => {
  const cellsOf = (name: TrainingName) => experimentOf(name, 'paper').cells;

  it.each(TRAINING_NAMES)('%s has all of CIFAR-10, cropped to 28 x 28, and five seeds', (name) => {
    for (const { data } of cellsOf(name)) {
      const { train, validation = 0, name: set, test, crop } = data;
      expect([set, train + validation, test, crop]).toEqual(['CIFAR-10', 50_000, 10_000, 28]);
    }
    expect(new Set(cellsOf(name).map(({ seed }) => seed))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it('Figure 1a: Inception under five regimes', () => {
    const regimes = ['labels 0', 'labels 1', 'shuffled pixels 1', 'random pixels 1', 'gaussian 1'];
    const firsts = cellsOf('figure-1a').filter(({ seed }) => seed === 1);
    expect(firsts.map(({ corruption, rate }) => `${corruption} ${rate}`)).toEqual(regimes);
    for (const { model, training, regularisers } of firsts) {
      expect({ model, training, regularisers }).toEqual({
        model: { kind: 'smallInception' },
        training: { ...PAPER, learningRate: 0.1, until: 'fitted' },
        regularisers: {},
      });
    }
  });

  it('Figures 1b and 1c: three networks over eleven rates, one cell with Figure 1a at either end', () => {
    const cells = cellsOf('figure-1bc').filter(({ seed }) => seed === 1);
    const tenths = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
    expect(cells.map(({ model, rate }) => `${model.kind} ${rate}`)).toEqual(
      ['smallInception', 'smallAlexNet', 'mlp'].flatMap((kind) => tenths.map((rate) => `${kind} ${rate}`)),
    );
    const ids = new Set(cellsOf('figure-1a').map(cellId));
    expect(cells.filter((cell) => ids.has(cellId(cell))).map(({ rate }) => rate)).toEqual([0, 1]);
  });

  it('Table 1: its nineteen rows', () => {
    const rows = cellsOf('table-1')
      .filter(({ seed }) => seed === 1)
      .map(({ model, rate, regularisers }) => {
        const { kind, ...options } = model;
        const name = [kind, ...Object.values(options)].join(' ');
        const [crop, decay] = [regularisers.randomCrop, regularisers.weightDecay].map((on) =>
          on ? 'yes' : 'no',
        );
        return `${name} ${rate === 1 ? 'random' : `${crop} ${decay}`}`;
      });
    const two = ['no yes', 'no no', 'random'];
    const four = ['yes yes', 'yes no', ...two];
    const table = { smallInception: four, 'smallInception none': two, smallAlexNet: four };
    const perceptrons = { 'mlp 512,512,512': two, 'mlp 512': two };
    expect(rows).toEqual(
      Object.entries({ ...table, ...perceptrons }).flatMap(([name, some]) =>
        some.map((row) => `${name} ${row}`),
      ),
    );
  });

  it('Table 4: random labels, one regulariser a row', () => {
    const cells = cellsOf('table-4').filter(({ seed }) => seed === 1);
    expect(cells.every(({ corruption, rate }) => corruption === 'labels' && rate === 1)).toBe(true);
    const rows = cells.map(({ model, regularisers }) => [model.kind, ...Object.keys(regularisers)].join(' '));
    expect(rows).toEqual([
      'smallInception weightDecay',
      'smallAlexNet weightDecay',
      'mlp weightDecay',
      'mlp weightDecay',
      'smallInception randomCrop',
      'smallInception randomFlip randomRotation',
    ]);
    // appendix B: augmented images take more epochs at a rate that falls more slowly
    const decays = cells.map(({ training }) => training.decay);
    expect(decays).toEqual([0.95, 0.95, 0.95, 0.95, 0.999, 0.999]);
  });
});

describe('refuses', () => {
  it.each([
    ['figure-9', 'smoke', '`experiment` must be one of "figure-1a", "figure-1bc"'],
    ['figure-1a', 'huge', '`scale` must be one of "smoke", "small", "paper", got "huge"'],
  ])('%s at scale %s', (name, scale, message) => {
    expect(() => experimentOf(name as ExperimentName, scale as Scale)).toThrow(message);
  });
});
