import { accuracy, type Row, type Training } from '../rows.js';
import { markdownTable } from './markdown-table.js';

/** How far random labels are fitted under flips and rotations, by the schedule: Table 4's cells, and those of `augmentation.mjs`. */
export function augmentationText(table4: readonly Row[] | undefined, rows: readonly Row[]): string {
  const all = [...(table4 ?? []), ...rows] as unknown as readonly Training[];
  const rotated = all.filter(({ cell }) => cell.regularisers.randomRotation !== undefined);
  const percent = (error: number | null) => `${accuracy(error).toFixed(1)} %`;
  rotated.sort(
    (a, b) => a.cell.training.decay - b.cell.training.decay || Number(a.cell.seed) - Number(b.cell.seed),
  );
  return markdownTable(
    [
      'learning rate, times each epoch',
      'epochs',
      'seed',
      'right in the batches of the last epoch',
      'training images right',
    ],
    rotated.map(({ cell: { training, seed }, result: { last } }) => [
      ...[String(training.decay), String(training.epochs), String(seed)],
      ...[percent(last.onlineError), percent(last.trainError)],
    ]),
  );
}
