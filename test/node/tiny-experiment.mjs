/** An experiment of somebody's own that trains: one tiny cell. Given to the command by its path. */
import { runTrainingCell } from '../../dist/experiments.js';

export default {
  name: 'tiny',
  title: 'Does a module train?',
  cells: [
    {
      data: { name: 'generated digits', train: 40, test: 20 },
      model: { kind: 'mlp', hidden: [4] },
      ...{ corruption: 'labels', rate: 0.5, regularisers: {}, seed: 1 },
      training: { epochs: 2, batchSize: 16, learningRate: 0.1, decay: 1, until: 'epochs' },
    },
  ],
  run: runTrainingCell,
};
