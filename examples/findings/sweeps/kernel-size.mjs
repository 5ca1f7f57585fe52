/**
 * Norm and error of the two kernels of least error in `kernel-norm`, by the number of images of MNIST: up to the largest whose
 * kernel matrix WebAssembly's 4 GiB hold (half of it: n (n + 1) / 2 numbers of 8 bytes). The paper has 60,000.
 *
 *     npx rethink-gen sweep examples/findings/sweeps/kernel-size.mjs --store kernel-size --data DIR --backend wasm
 */
import { experimentOf } from 'rethink-gen/experiments';

const { cells, run } = experimentOf('kernel-norm', 'paper');
const GAMMAS = { pixels: 0.02, gabor: 0.03 };
const largest = cells.filter(({ features, gamma, seed }) => seed === 11 && gamma === GAMMAS[features]);

export default {
  name: 'kernel-size',
  title: 'Norm and error of Gaussian kernels by the number of images',
  cells: [1000, 4000, 16_000, 30_000].flatMap((train) =>
    largest.map((cell) => ({ ...cell, data: { ...cell.data, train } })),
  ),
  run,
};
