import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkMembers } from '../errors/check-members.js';
import { type Criterion, firstMet } from '../train/criteria.js';
import type { EpochRow } from '../train/history.js';

/** When a training met a criterion for the first time. */
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
 * @param history of a training, from its first epoch
 * @param criterion one of `rethink-gen/train`, for example `interpolation()`
 * @returns undefined if no row meets the criterion
 */
export function epochsToFit(history: readonly EpochRow[], criterion: Criterion): EpochsToFit | undefined {
  if (!Array.isArray(history)) throw wrongKind('history', 'an array of rows', history);
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
  if (time.criterion !== reference.criterion) {
    throw outOfRange('reference', `of the criterion "${time.criterion}"`, reference.criterion);
  }
  return time.steps / reference.steps;
}
