import { runTrainingCell } from 'rethink-gen/experiments';

/** One short training, to be killed and gone on with. */
export default {
  name: 'one training',
  title: 'A perceptron on a few digits',
  cells: [
    {
      data: { name: 'generated digits', train: 100, test: 50 },
      model: { kind: 'mlp', hidden: [32] },
      corruption: 'labels',
      rate: 0.5,
      regularisers: { dropout: 0.2 },
      training: { epochs: 300, batchSize: 25, learningRate: 0.02, decay: 0.99, until: 'epochs' },
      seed: 1,
    },
  ],
  run: runTrainingCell,
};
