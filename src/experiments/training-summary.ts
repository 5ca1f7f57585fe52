import { firstMet } from '../train/criteria.js';
import type { EpochRow } from '../train/history.js';
import { type Errors, FIT_CRITERIA, type TrainingCellResult } from './training-result.js';

const QUANTITIES = [
  'trainLoss',
  'trainError',
  'onlineLoss',
  'onlineError',
  'testLoss',
  'testError',
  'corruptedTestError',
  'validationError',
  'cleanError',
  'corruptedError',
  'corruptedOriginalError',
] as const;

const ERRORS = ['trainError', 'onlineError', 'testError', 'corruptedTestError'] as const;

export function summaryOf(
  history: readonly EpochRow[],
): Pick<TrainingCellResult, 'epochsTo' | 'last' | 'best' | 'chosen' | 'history'> {
  const rows = history.map((row) => ({
    ...row,
    ...row.memorization,
    corruptedTestError: row.otherTestErrors?.corrupted,
  }));
  const errorsOf = (row: (typeof rows)[number] | undefined) => {
    const errors = ERRORS.map((error) => [error, numberOrNull(row?.[error])]);
    return { epoch: row?.epoch ?? 0, ...Object.fromEntries(errors) } as Errors;
  };
  const lowest = (error: 'testError' | 'validationError') => {
    const errors = rows.map((row) => numberOrNull(row[error]) ?? Number.POSITIVE_INFINITY);
    return errors.reduce((least, value, k) => (value < errors[least] ? k : least), 0);
  };
  const isMeasured = (quantity: (typeof QUANTITIES)[number]) =>
    rows.some((row) => row[quantity] !== undefined);
  return {
    epochsTo: Object.fromEntries(
      FIT_CRITERIA.map((criterion) => [criterion.name, firstMet(criterion, history)?.epoch ?? null]),
    ),
    last: errorsOf(rows.at(-1)),
    best: errorsOf(rows[lowest('testError')]),
    ...(isMeasured('validationError') && { chosen: errorsOf(rows[lowest('validationError')]) }),
    history: Object.fromEntries(
      QUANTITIES.filter(isMeasured).map((name) => [name, rows.map((row) => numberOrNull(row[name]))]),
    ),
  };
}

function numberOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
