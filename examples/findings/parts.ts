import type {
  FeatureCell,
  FeatureResult,
  KernelCell,
  KernelResult,
  TrainingCellResult,
} from 'rethink-gen/experiments';
import { conditionOf, layoutOf, logTime, type Row, type Training, testPoints } from './rows.js';
import { contrast, type Estimate, type Layout, level } from './statistics.js';

/** A part of a claim: an effect that must be larger than its margin, or trainings that must have succeeded. */
export type Part =
  | { readonly estimate: Estimate | undefined; readonly margin: number }
  | { readonly successes: number; readonly of: number };

/** A factor in time that is too small to matter, and a difference of errors (points) that is. */
export const FACTOR = Math.log10(1.1);
export const POINTS = 0.5;

/** What a training on random labels may leave unfitted: the paper's worst fit leaves 0.7 per cent. */
const UNFITTED = 0.02;

export const times = (rows: readonly Row[]) => layoutOf(rows, conditionOf, logTime);
export const errors = (rows: readonly Row[]) => layoutOf(rows, conditionOf, testPoints);

export const larger = (layout: Layout, weights: Readonly<Record<string, number>>, margin: number): Part => ({
  estimate: contrast(layout, weights),
  margin,
});

export const fitted = (
  rows: readonly Row[],
  isAmong: (training: Training) => boolean,
  isFitted: (result: TrainingCellResult) => boolean,
): Part[] => {
  const among = (rows as unknown as readonly Training[]).filter(isAmong);
  return [{ successes: among.filter(({ result }) => isFitted(result)).length, of: among.length }];
};

export const memorised = ({ last: { trainError, onlineError } }: TrainingCellResult) =>
  Math.min(trainError ?? 1, onlineError ?? 1) <= UNFITTED;

/** Per cent of corrupted examples predicted as true: the most of any epoch, less the last epoch. */
export function recovery({ history }: TrainingCellResult): number | null {
  const shares = (history.corruptedOriginalError ?? []).map((error) => 100 * (1 - (error ?? 1)));
  return shares.length > 0 ? Math.max(...shares) - shares[shares.length - 1] : null;
}

/** Test error of the last epoch less that of the one that the validation set chose, in points. */
export function gain({ last, chosen }: TrainingCellResult): number | null {
  return chosen?.testError == null || last.testError === null
    ? null
    : 100 * (last.testError - chosen.testError);
}

export const features = (rows: readonly Row[]): Layout => {
  const layout = new Map<string, Map<string, number>>();
  for (const { cell, result } of rows as unknown as readonly { cell: FeatureCell; result: FeatureResult }[]) {
    const name = String(cell.features / cell.data.train);
    layout.set(name, (layout.get(name) ?? new Map()).set(String(cell.seed), 100 * result.testError));
  }
  return layout;
};

export const kernels = (rows: readonly Row[], value: (result: KernelResult) => number): Layout => {
  const layout = new Map<string, Map<string, number>>();
  for (const { cell, result } of rows as unknown as readonly { cell: KernelCell; result: KernelResult }[]) {
    const name = `${cell.features} ${cell.bandwidth}`;
    layout.set(name, (layout.get(name) ?? new Map()).set(String(cell.seed), value(result)));
  }
  return layout;
};

/** The mean of a value over the seeds of a condition, among all conditions that have it. */
export const meanOf = (
  rows: readonly Row[],
  name: string,
  value: (result: TrainingCellResult) => number | null,
  { sign = 1, margin }: { readonly sign?: 1 | -1; readonly margin: number },
): Part => {
  const signed = (result: TrainingCellResult) => {
    const found = value(result);
    return found === null ? null : sign * found;
  };
  return { estimate: level(layoutOf(rows, conditionOf, signed), name), margin };
};
