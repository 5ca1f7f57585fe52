import { outOfRange } from '../errors/argument-error.js';
import { checkRate } from '../errors/checks.js';

/** What a criterion looks at; a row of a training's history has it. */
export interface FitRow {
  /** Counted from 1. */
  readonly epoch: number;
  /** Steps since the beginning. */
  readonly steps: number;
  /** Mean loss on the training set. */
  readonly trainLoss: number;
  /** Share of the training set that is classified wrongly. */
  readonly trainError: number;
}

/** When a training set counts as fitted. The papers leave it open, and the ratios depend on it: report it by name. */
export interface FitCriterion {
  /** For reports, e.g. `'train error at most 0'`. */
  readonly name: string;
  /** Whether a row of the history meets the criterion. */
  readonly isMet: (row: FitRow) => boolean;
}

/** Training error at most `rate`, a share from 0 to 1; 0, the default, is the criterion of Arpit et al., ICML 2017, figure 6. */
export function trainErrorAtMost(rate = 0): FitCriterion {
  checkRate('rate', rate);
  return { name: `train error at most ${rate}`, isMet: ({ trainError }) => trainError <= rate };
}

/** Mean training loss at most `loss`, above 0. */
export function trainLossAtMost(loss: number): FitCriterion {
  if (!(loss > 0)) throw outOfRange('loss', 'a number above 0', loss);
  return { name: `train loss at most ${loss}`, isMet: ({ trainLoss }) => trainLoss <= loss };
}

/** When a training met a criterion for the first time. */
export interface EpochsToFit {
  /** The criterion's name. */
  readonly criterion: string;
  /** Epochs up to then, counted from 1. */
  readonly epochs: number;
  /** Steps up to then. */
  readonly steps: number;
}

/**
 * The first epoch after which the training set is fitted, the "time to overfit" of Zhang et al., ICLR 2017, figure 1b.
 *
 * @param history rows in the order of their epochs
 * @returns undefined where no row meets the criterion
 */
export function epochsToFit(history: readonly FitRow[], criterion: FitCriterion): EpochsToFit | undefined {
  const row = history.find(criterion.isMet);
  return row && { criterion: criterion.name, epochs: row.epoch, steps: row.steps };
}

/**
 * How many times as long one training took as another, by steps: figure 1b's axis, with the training on true labels as
 * `reference`.
 *
 * @throws RangeError where the two are of different criteria
 */
export function relativeTimeToFit(time: EpochsToFit, reference: EpochsToFit): number {
  if (time.criterion !== reference.criterion) {
    throw outOfRange('reference', `of the criterion "${time.criterion}"`, reference.criterion);
  }
  return time.steps / reference.steps;
}
