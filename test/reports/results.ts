import type { JsonObject } from '../../src/digests/plain-json.js';
import type { Cell } from '../../src/experiments/cell.js';
import { cellId } from '../../src/experiments/cell.js';
import type { TrainingCell } from '../../src/experiments/training-cell.js';
import type { TrainingRun } from '../../src/reports/training-runs.js';
import type { MergedCell } from '../../src/sweeps/merge.js';

/** What a result made by hand says; the rest is the same in all of them. */
export interface Made {
  readonly epochs?: number | null;
  readonly testError?: number;
  readonly corruptedTestError?: number;
  readonly trainError?: number;
  readonly onlineError?: number;
  readonly losses?: readonly (number | null)[];
  readonly stepsPerEpoch?: number;
}

/** A result of a training, made by hand. */
export function resultOf(made: Made): JsonObject {
  const { epochs = 3, testError = 0.5, corruptedTestError = 0.6, trainError = 0, onlineError = 0.1 } = made;
  const { losses = [2, 1, 0.5], stepsPerEpoch = 4 } = made;
  const last = { epoch: losses.length, trainError, onlineError, testError, corruptedTestError };
  return {
    model: 'made by hand',
    parameterCount: 1234,
    end: 'stopped',
    stepsPerEpoch,
    epochsTo: { interpolation: epochs, 'loss at most 0.05': epochs && epochs + 1 },
    last,
    best: { ...last, epoch: 1 },
    history: {
      trainLoss: losses,
      onlineLoss: losses,
      trainError: losses.map((loss) => loss && loss / 4),
      testError: losses.map(() => testError),
    },
    environment: { backend: 'wasm', kernels: 'none', tensorflow: '4.22.0' },
    digests: { trainImages: 'a', trainLabels: 'b', testImages: 'c', testLabels: 'd' },
  };
}

/** A cell of a perceptron with the paper's 512 units, on corrupted labels. */
export function cellOf(fields: Partial<TrainingCell>): TrainingCell {
  return {
    data: { name: 'generated digits', train: 10, test: 10 },
    model: { kind: 'mlp', hidden: [512] },
    corruption: 'labels',
    rate: 0,
    regularisers: {},
    training: { epochs: 9, batchSize: 3, learningRate: 0.1, decay: 1, until: 'fitted' },
    seed: 1,
    ...fields,
  } as TrainingCell;
}

/** A cell with its result, or without. */
export function gridCell(cell: Cell, result?: JsonObject): MergedCell {
  return { cell, id: cellId(cell), ...(result && { result }) };
}

/** A run with a result made by hand; `undefined` where it is missing. */
export function runOf(fields: Partial<TrainingCell>, made: Made | undefined): TrainingRun {
  return gridCell(cellOf(fields), made && resultOf(made)) as TrainingRun;
}
