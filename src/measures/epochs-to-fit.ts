import { copyOf } from '../datasets/check-examples.js';
import { outOfRange, show, wrongKind } from '../errors/argument-error.js';
import { checkMembers } from '../errors/check-members.js';
import { checkInteger, checkIsObject } from '../errors/checks.js';
import { type Criterion, firstMet } from '../train/criteria.js';
import type { EpochRow } from '../train/history.js';

/** When a training run met a criterion for the first time. */
export interface EpochsToFit {
  /** The criterion's name: the papers leave "fitted" open, and the ratios depend on it. */
  readonly criterion: string;
  /** Epochs up to then, counted from 1. */
  readonly epochs: number;
  /** Steps up to then. */
  readonly steps: number;
}

/**
 * The first epoch after which the training set is fitted, the "time to overfit" of Zhang et al., ICLR 2017, figure 1b.
 *
 * @param history of a training run, from its first epoch
 * @param criterion one of `rethink-gen/train`, for example `interpolation()`
 * @returns undefined if no row meets the criterion
 */
export function epochsToFit(history: readonly EpochRow[], criterion: Criterion): EpochsToFit | undefined {
  if (!Array.isArray(history)) throw wrongKind('history', 'an array of rows', history);
  for (let k = 0; k < history.length; k++) checkRow(`history[${k}]`, history[k]);
  checkMembers('criterion', criterion, 'a criterion', { name: 'string', isMet: 'method' });
  const row = firstMet(criterion, history);
  return row && { criterion: criterion.name, epochs: row.epoch, steps: row.steps };
}

/**
 * How many times as long one training took as another, by steps: figure 1b's axis, with the training on true labels as
 * `reference`.
 *
 * @throws RangeError if the two are of different criteria
 */
export function relativeTimeToFit(time: EpochsToFit, reference: EpochsToFit): number {
  const [its, others] = [checkTime('time', time), checkTime('reference', reference)];
  if (its.criterion !== others.criterion)
    throw outOfRange('reference', `of the criterion ${show(its.criterion).slice(0, 160)}`, others.criterion);
  return its.steps / others.steps;
}

/** A copy of what `epochsToFit` returned, or a throw unless it is that. */
function checkTime(name: string, given: EpochsToFit): EpochsToFit {
  const time = copyOf(given);
  checkMembers(name, time, 'what `epochsToFit` returns', {
    criterion: 'string',
    epochs: 'anything',
    steps: 'anything',
  });
  checkInteger(`${name}.epochs`, time.epochs, 1);
  checkInteger(`${name}.steps`, time.steps, 1);
  return time;
}

function checkRow(name: string, row: EpochRow): void {
  checkIsObject(row, name);
  checkInteger(`${name}.epoch`, row.epoch, 1);
  checkInteger(`${name}.steps`, row.steps, 1);
}
