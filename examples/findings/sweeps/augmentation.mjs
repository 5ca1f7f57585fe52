/**
 * Whether flips and rotations keep Inception from fitting random labels, or the learning rate does: the cell of `table-4` at
 * scale `small` with the schedule of scale `paper`, whose rate falls by a thousandth an epoch.
 *
 *     npx rethink-gen sweep examples/findings/sweeps/augmentation.mjs --store augmentation --data DIR --backend wasm
 */
import { experimentOf, runTrainingCell } from 'rethink-gen/experiments';

const { cells } = experimentOf('table-4', 'small');
const rotated = cells.filter(({ regularisers, seed }) => regularisers.randomRotation && seed <= 12);

export default {
  name: 'augmentation',
  title: 'Random labels under flips and rotations, with a learning rate that hardly falls',
  cells: rotated.map((cell) => ({
    ...cell,
    training: { ...cell.training, decay: 0.999, epochs: 200 },
  })),
  run: (cell, context) => runTrainingCell(cell, context),
};
