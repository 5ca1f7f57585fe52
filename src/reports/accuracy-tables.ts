import type { Regularisers } from '../experiments/regularisers.js';
import { measured } from './figure.js';
import { grouped } from './grouped.js';
import { modelName, paperModel } from './model-name.js';
import {
  type PublishedAccuracy,
  TABLE_1,
  TABLE_1_SOURCE,
  TABLE_4,
  TABLE_4_SOURCE,
} from './published/tables.js';
import type { Entry, Table } from './table.js';
import { results, type TrainingRun, warningOf } from './training-runs.js';
import { valuesOf } from './values.js';

/** What both tables say of their numbers. */
const SPREAD = 'Means over the seeds after the last epoch, with the least and the most of them in brackets.';

export function table1(runs: readonly TrainingRun[]): Table {
  const rows = grouped(runs, ({ cell }) => [cell.model, cell.regularisers, cell.rate]).map(
    (seeds): Entry[] => {
      const [first] = seeds;
      const { randomCrop = false, weightDecay } = first.cell.regularisers;
      const paper = rowOfTable1(first);
      return [
        modelName(first),
        results(seeds)[0]?.result.parameterCount ?? null,
        first.cell.rate === 0 ? 'true' : 'random',
        randomCrop ? 'yes' : 'no',
        weightDecay === undefined ? 'no' : `yes (${weightDecay})`,
        ...accuracy(seeds, 'trainError'),
        ...accuracy(seeds, 'testError'),
        `${results(seeds).length} of ${seeds.length}`,
        paper?.train ?? null,
        paper?.test ?? null,
      ];
    },
  );
  return {
    name: 'table-1',
    title: 'Training and test accuracy (per cent), with and without regularisers',
    columns: [
      'model',
      'parameters',
      'labels',
      'random crop',
      'weight decay',
      'train',
      'train, least to most',
      'test',
      'test, least to most',
      'seeds',
      'train, paper',
      'test, paper',
    ],
    rows,
    warning: warningOf(runs),
    notes: [
      SPREAD,
      'Test accuracy is against the true labels; the paper does not say which it takes for random labels, where both are guessing.',
      `The paper's: ${TABLE_1_SOURCE} (CIFAR-10; its weight decay coefficients are not stated).`,
    ],
  };
}

/** The row of the paper's Table 1 that a training is in. */
export function rowOfTable1(run: TrainingRun): PublishedAccuracy | undefined {
  const { rate, regularisers } = run.cell;
  const { randomCrop = false, weightDecay } = regularisers;
  return TABLE_1.find(
    (row) =>
      row.model === paperModel(run) &&
      rate === (row.labels === 'true' ? 0 : 1) &&
      row.randomCrop === randomCrop &&
      row.weightDecay === (weightDecay !== undefined),
  );
}

export function table4(runs: readonly TrainingRun[]): Table {
  const rows = grouped(runs, ({ cell }) => [cell.model, cell.regularisers]).map((seeds): Entry[] => {
    const [first] = seeds;
    const { regularisers } = first.cell;
    // whether it saw other images than those of its set, or gave other outputs than its network's
    const online = Object.keys(regularisers).some((name) => name !== 'weightDecay');
    const name = regulariserName(regularisers);
    const paper = TABLE_4.find(
      ({ model, regulariser }) =>
        model === paperModel(first) && regulariser === name.replaceAll(/ \([^)]*\)/g, ''),
    );
    return [
      modelName(first),
      name,
      ...accuracy(seeds, online ? 'onlineError' : 'trainError'),
      online ? 'online' : 'training set',
      `${results(seeds).length} of ${seeds.length}`,
      paper ? (paper.train ?? 'failed to converge') : null,
    ];
  });
  return {
    name: 'table-4',
    title: 'Training accuracy (per cent) on random labels, under regularisers',
    columns: ['model', 'regulariser', 'train', 'least to most', 'measured', 'seeds', 'train, paper'],
    rows,
    warning: warningOf(runs),
    notes: [
      SPREAD,
      'Online: the mean over the batches of the last epoch as they were trained on, augmented and with dropout.',
      `The paper's: ${TABLE_4_SOURCE} (CIFAR-10).`,
    ],
  };
}

/** Mean accuracy in per cent, and its least and most as a text. */
function accuracy(
  seeds: readonly TrainingRun[],
  error: 'trainError' | 'onlineError' | 'testError',
): [Entry, Entry] {
  const values = valuesOf(seeds, ({ last }) => last[error]).map((value) => 100 * (1 - value));
  if (values.length === 0) return [null, null];
  const { mean, least, most } = measured(0, values, seeds.length);
  return [mean, values.length === 1 ? null : `[${least.toFixed(2)}, ${most.toFixed(2)}]`];
}

function regulariserName(regularisers: Regularisers): string {
  const { weightDecay, dropout, inputDropout, inputNoise, randomCrop, randomFlip, randomRotation } =
    regularisers;
  const names = [
    ...(weightDecay === undefined ? [] : [`weight decay (${weightDecay})`]),
    ...(randomCrop ? ['random crop'] : []),
    ...(randomFlip ? ['flips'] : []),
    ...(randomRotation === undefined ? [] : [`rotations (up to ${randomRotation} degrees)`]),
    ...(dropout === undefined ? [] : [`dropout (${dropout})`]),
    ...(inputDropout === undefined ? [] : [`input dropout (${inputDropout})`]),
    ...(inputNoise === undefined ? [] : [`input noise (${inputNoise})`]),
  ];
  return names.length > 0 ? names.join(', ') : 'none';
}
