import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';
import type { EpochRow } from './history.js';

/** When a training has reached its aim; asked after each epoch. */
export interface StopCriterion {
  /** Told by the result. */
  readonly name: string;
  /** Whether the training ends after this row. */
  readonly isMet: (history: readonly EpochRow[]) => boolean;
}

const last = (history: readonly EpochRow[]) => history[history.length - 1];

/** No error is left on the training set. */
export function interpolation(): StopCriterion {
  return { name: 'interpolation', isMet: (history) => last(history).trainError === 0 };
}

/** The loss on the whole training set is at most `nats`. */
export function lossAtMost(nats: number): StopCriterion {
  if (typeof nats !== 'number') throw wrongKind('nats', 'a number above 0', nats);
  if (!(nats > 0)) throw outOfRange('nats', 'a number above 0', nats);
  return { name: `loss at most ${nats}`, isMet: (history) => last(history).trainLoss <= nats };
}

/** The share of the training set that is classified as labelled is at least `share`, from 0 to 1. */
export function accuracyAtLeast(share: number): StopCriterion {
  if (typeof share !== 'number') throw wrongKind('share', 'a number from 0 to 1', share);
  if (!(share >= 0 && share <= 1)) throw outOfRange('share', 'a number from 0 to 1', share);
  return { name: `accuracy at least ${share}`, isMet: (history) => 1 - last(history).trainError >= share };
}

/** The accuracy on the batches of an epoch, as they were trained on, is at least `share`, from 0 to 1. */
export function onlineAccuracyAtLeast(share: number): StopCriterion {
  const { isMet: _, ...named } = accuracyAtLeast(share);
  return { name: `online ${named.name}`, isMet: (history) => 1 - last(history).onlineError >= share };
}

/**
 * Early stopping: for `epochs` epochs, a quantity of the history has not fallen below its lowest value.
 *
 * @param quantity for example `(row) => row.testError`
 */
export function noImprovement(
  quantity: (row: EpochRow) => number | undefined,
  epochs: number,
): StopCriterion {
  if (typeof quantity !== 'function') throw wrongKind('quantity', 'a function of a row', quantity);
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
