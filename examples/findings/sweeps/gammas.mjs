/**
 * The values of gamma that `kernel-norm` has in its middle were chosen by this: the test error of 1,000 images drawn with a seed that no
 * published sweep uses.
 *
 *     npx rethink-gen sweep examples/findings/sweeps/gammas.mjs --store gammas --data DIR
 */
import { experimentOf } from 'rethink-gen/experiments';

const { cells, run } = experimentOf('kernel-norm', 'small');
const [{ seed: first }] = cells;

export default {
  name: 'gammas',
  title: 'Gaussian kernels through 1,000 images of MNIST: error and norm by gamma',
  cells: cells
    .filter(({ seed }) => seed === first)
    .map((cell) => ({ ...cell, data: { ...cell.data, train: 1000 }, seed: 101 })),
  run,
};
