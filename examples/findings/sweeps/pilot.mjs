/**
 * The pilot that sizes and claims were chosen by: 1,000 drawn images of CIFAR-10, with seeds that no published sweep uses.
 *
 *     npx rethink-gen sweep examples/findings/sweeps/pilot.mjs --store pilot --data DIR --backend wasm
 */
import { runTrainingCell } from 'rethink-gen/experiments';

const data = { name: 'CIFAR-10', train: 1000, drawn: true, test: 10_000, crop: 28 };
const training = { batchSize: 64, decay: 0.95, testEvery: 10, until: 'epochs' };
const mlp = {
  model: { kind: 'mlp', hidden: [512] },
  training: { ...training, epochs: 40, learningRate: 0.01 },
};
const alexNet = {
  model: { kind: 'smallAlexNet', width: 0.5 },
  training: { ...training, epochs: 40, learningRate: 0.01 },
};
const inception = {
  model: { kind: 'smallInception', width: 0.25 },
  training: { ...training, epochs: 30, learningRate: 0.02 },
};
const bare = { ...inception, model: { ...inception.model, normalization: 'none' } };
const none = { rate: 0, regularisers: {} };
const decay = { rate: 0, regularisers: { weightDecay: 0.0005 } };
const crop = { rate: 0, regularisers: { randomCrop: true } };
const random = { rate: 1, regularisers: {} };

const cellsOf = (network, variations, seeds) =>
  seeds.flatMap((seed) =>
    variations.map((variation) => ({ data, ...network, corruption: 'labels', ...variation, seed })),
  );

export default {
  name: 'pilot',
  title: 'Variance of test errors and times to fit over seeds that draw their own images',
  cells: [
    ...cellsOf(mlp, [none, decay, random], [101, 102, 103]),
    ...cellsOf(inception, [none], [101]),
    ...cellsOf(bare, [none], [101]),
    ...cellsOf(alexNet, [none, crop, random], [101, 102]),
    ...cellsOf(inception, [random], [101]),
    ...cellsOf(inception, [none], [102]),
    ...cellsOf(bare, [none], [102]),
    ...cellsOf(alexNet, [none, crop, random], [103]),
    ...cellsOf(inception, [crop], [101, 102]),
    ...cellsOf(inception, [none], [103]),
    ...cellsOf(bare, [none], [103]),
  ],
  run: runTrainingCell,
};
