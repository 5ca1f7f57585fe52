import type { TrainingCellResult } from '../experiments/training-result.js';
import { measured, type Point } from './figure.js';
import { results, type TrainingRun } from './training-runs.js';

/**
 * The curve of a quantity over the steps, one point an epoch: the mean over the seeds for as long as all of them trained, and
 * no point if a seed has no number.
 *
 * @param unit steps that are 1 on the axis
 */
export function learningCurve(
  seeds: readonly TrainingRun[],
  unit: number,
  quantity: (history: TrainingCellResult['history'], epoch: number) => number | null | undefined,
): Point[] {
  const done = results(seeds);
  if (done.length === 0) return [];
  const epochs = Math.min(...done.map(({ result }) => result.history.trainLoss.length));
  return Array.from({ length: epochs }, (_, epoch) => {
    const values = done.map(({ result }) => quantity(result.history, epoch));
    if (!values.every((value) => typeof value === 'number')) return [];
    return [measured(((epoch + 1) * done[0].result.stepsPerEpoch) / unit, values, seeds.length)];
  }).flat();
}

/** The axis of steps of some runs: in thousands if they are many, as in the paper. */
export function stepsAxis(runs: readonly TrainingRun[]): { unit: number; label: string; most: number } {
  const most = Math.max(
    0,
    ...results(runs).map(({ result }) => result.stepsPerEpoch * result.history.trainLoss.length),
  );
  return most >= 5000
    ? { unit: 1000, label: 'thousand steps', most: most / 1000 }
    : { unit: 1, label: 'steps', most: Math.max(most, 1) };
}
