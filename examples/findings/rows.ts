import type { TrainingCell, TrainingCellResult } from 'rethink-gen/experiments';
import { accuracyAtLeast } from '../../src/train/criteria.js';
import type { Layout } from './statistics.js';
import type { Swept } from './swept.js';

/** A line of a merged table: a cell and what it gave. */
export interface Row {
  readonly id: string;
  readonly cell: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
}

/** A line of a training. */
export interface Training {
  readonly cell: TrainingCell;
  readonly result: TrainingCellResult;
}

/** The rows of each experiment, as far as its grid is complete. */
export type Tables = ReadonlyMap<Swept, readonly Row[]>;

/** A table of trainings by condition and seed. */
export function layoutOf(
  rows: readonly Row[],
  condition: (row: Training) => string | undefined,
  value: (result: TrainingCellResult) => number | null,
): Layout {
  const layout = new Map<string, Map<string, number | null>>();
  for (const row of rows as unknown as readonly Training[]) {
    const name = condition(row);
    if (name === undefined) continue;
    const seeds = layout.get(name) ?? new Map<string, number | null>();
    layout.set(name, seeds.set(String(row.cell.seed), value(row.result)));
  }
  return layout;
}

/** A network and what regularises it, in a word each. */
export function conditionOf({ cell: { model, regularisers, corruption, rate } }: Training): string {
  const { kind, ...options } = model;
  const name = {
    mlp: 'MLP',
    cnn: 'CNN',
    smallAlexNet: 'AlexNet',
    arpitCnn: 'the CNN of Arpit et al.',
    smallInception: 'Inception',
  }[kind];
  const hidden = 'hidden' in options ? ` ${options.hidden.length}x${options.hidden[0]}` : '';
  const bare = 'normalization' in options ? ' without BN' : '';
  const also = Object.keys(regularisers).map((regulariser) => `, ${regulariser}`);
  return `${name}${hidden}${bare}${also.join('')}; ${rate === 0 ? 'true labels' : `${corruption} ${rate}`}`;
}

/** The decimal logarithm of the epochs until a criterion of fitting is met. */
export const logTimeTo =
  (criterion: string) =>
  ({ epochsTo }: TrainingCellResult): number | null => {
    const epochs = epochsTo[criterion];
    return epochs ? Math.log10(epochs) : null;
  };

/** The criterion of fitting at the paper's size. */
export const FITTED_95 = accuracyAtLeast(0.95).name;

/** The time to fit: until no training error is left. */
export const logTime = logTimeTo('interpolation');

/** What is right, in per cent, where an error is known. */
export const accuracy = (error: number | null) => 100 * (1 - (error ?? Number.NaN));

/** The test error after the last epoch, in points. */
export function testPoints({ last }: TrainingCellResult): number | null {
  return last.testError === null ? null : 100 * last.testError;
}
