/**
 * How much longer MLP 1x512 takes to fit random labels at the size of the paper (Figure 1b): the cells of `figure-1bc` at scale
 * `paper` with five seeds, at three shares, and no longer than it takes to have 95 per cent of the training images right.
 *
 *     npx rethink-gen sweep examples/findings/sweeps/slowdown.mjs --store slowdown --data DIR --backend wasm
 */
import { experimentOf, runTrainingCell } from 'rethink-gen/experiments';

const SEEDS = [11, 12, 13, 14, 15];

/** Shares of random labels, and epochs that are enough for each. */
const EPOCHS = [
  [0, 30],
  [0.2, 45],
  [1, 60],
];

const paper = experimentOf('figure-1bc', 'paper').cells.find(({ model }) => model.kind === 'mlp');

export default {
  name: 'slowdown',
  title: "Convergence slowdown of MLP 1x512 at the paper's size",
  cells: SEEDS.flatMap((seed) =>
    EPOCHS.map(([rate, epochs]) => ({
      ...{ ...paper, rate, seed },
      training: { ...paper.training, epochs, testEvery: epochs, until: 'epochs' },
    })),
  ),
  run: (cell, context) => runTrainingCell(cell, context),
};
