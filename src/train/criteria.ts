import { wrongKind } from '../errors/argument-error.js';
import { checkMember } from '../errors/check-members.js';
import { checkInteger, checkNumber } from '../errors/checks.js';
import type { EpochRow } from './history.js';

/**
 * What a training run aims at: asked after each epoch, it ends the run; asked of a finished history, it says when the
 * training set was fitted.
 */
export interface Criterion {
  /** For results and reports, e.g. `'interpolation'`. */
  readonly name: string;
  /** Whether the last row of the history meets the criterion. */
  readonly isMet: (history: readonly EpochRow[]) => boolean;
}

const last = (history: readonly EpochRow[]) => history[history.length - 1];

/** No error is left on the training set: the criterion of Arpit et al., ICML 2017, figure 6. */
export function interpolation(): Criterion {
  return { name: 'interpolation', isMet: (history) => last(history).trainError === 0 };
}

/** The loss on the whole training set is at most `nats`, above 0. */
export function lossAtMost(nats: number): Criterion {
  checkNumber('nats', nats, { above: 0 });
  return { name: `loss at most ${nats}`, isMet: (history) => last(history).trainLoss <= nats };
}

/** The share of the training set that is classified as labelled is at least `share`, from 0 to 1. */
export function accuracyAtLeast(share: number): Criterion {
  checkNumber('share', share, { least: 0, most: 1 });
  return { name: `accuracy at least ${share}`, isMet: (history) => 1 - last(history).trainError >= share };
}

/** The accuracy on the batches of an epoch, as they were trained on, is at least `share`, from 0 to 1. */
export function onlineAccuracyAtLeast(share: number): Criterion {
  const { name } = accuracyAtLeast(share);
  return { name: `online ${name}`, isMet: (history) => 1 - last(history).onlineError >= share };
}

/**
 * Early stopping: for `epochs` epochs, a quantity of the history has not fallen below its lowest value.
 *
 * @param quantity for example `(row) => row.testError`
 */
export function noImprovement(quantity: (row: EpochRow) => number | undefined, epochs: number): Criterion {
  checkMember('quantity', quantity, 'method');
  checkInteger('epochs', epochs, 1);
  return {
    name: `no improvement for ${epochs} epochs`,
    isMet: (history) => {
      const values = history.map((row) => quantity(row) ?? Number.NaN);
      const best = values.reduce((least, value, k) => (value < values[least] ? k : least), 0);
      return history.length - 1 - best >= epochs;
    },
  };
}

/** The first row after which a criterion is met; undefined if it never is. */
export function firstMet(criterion: Criterion, history: readonly EpochRow[]): EpochRow | undefined {
  return history.find((_, k) => isMet(criterion, history.slice(0, k + 1)));
}

/** Whether a history meets a criterion, whose answer must be one. */
export function isMet(criterion: Criterion, history: readonly EpochRow[]): boolean {
  const met: unknown = criterion.isMet(history);
  if (typeof met === 'boolean') return met;
  throw wrongKind(`isMet of '${criterion.name}'`, 'a function that returns true or false', met);
}
