import type { TrainingCell } from '../experiments/training-cell.js';
import type { TrainingCellResult } from '../experiments/training-result.js';
import type { MergedCell } from '../sweeps/merge.js';

export type TrainingRun = MergedCell<TrainingCell, TrainingCellResult>;

/** A training that has exactly one result. */
type FinishedRun = TrainingRun & { readonly result: TrainingCellResult };

export function results(runs: readonly TrainingRun[]): readonly FinishedRun[] {
  return runs.filter((run): run is FinishedRun => run.result !== undefined);
}

/** The sentence that a picture bears if runs are missing; empty if none is. */
export function warningOf(runs: readonly Pick<MergedCell, 'result'>[]): string {
  const missing = runs.filter(({ result }) => !result).length;
  return missing === 0 ? '' : `Incomplete: ${missing} of ${runs.length} cells missing or in conflict`;
}

/** What bars, bands and hollow markers mean, for the notes of a figure. */
export function spreadNote(runs: readonly Pick<MergedCell, 'cell'>[], mark: 'bars' | 'bands'): string {
  const seeds = [...new Set(runs.map(({ cell }) => cell.seed))];
  if (seeds.length === 1) return `One seed (${seeds[0]}), so no ${mark}.`;
  const hollow = mark === 'bars' ? ' A hollow marker stands for fewer seeds than the grid has.' : '';
  return `Mean over ${seeds.length} seeds (${seeds.join(', ')}); ${mark} from the least to the most of them.${hollow}`;
}
