import type { JsonObject } from '../digests/plain-json.js';
import { accuracyAtLeast, type Criterion, firstMet, interpolation, lossAtMost } from '../train/criteria.js';
import type { Environment } from '../train/environment.js';
import type { TrainingEnd } from '../train/train-options.js';

/** Errors after an epoch, as shares; null if the training diverged. */
export type Errors = JsonObject & {
  /** Counted from 1; 0 if the training was ended before the first one was over. */
  readonly epoch: number;
  /** On the training set, against its labels. */
  readonly trainError: number | null;
  /** On the epoch's batches as they were trained on: augmented, with dropout. */
  readonly onlineError: number | null;
  /** On the test set, against its true labels. */
  readonly testError: number | null;
  /** On the test set, against labels that are corrupted like the training ones. */
  readonly corruptedTestError: number | null;
};

/** The result of a training run, as JSON. A loss or an error that is not finite, because the training diverged, is null. */
export type TrainingCellResult = JsonObject & {
  /** The network's name. */
  readonly model: string;
  /** The number of trained values. */
  readonly parameterCount: number;
  readonly end: TrainingEnd;
  readonly stepsPerEpoch: number;
  /** By the name of each of `FIT_CRITERIA`: epochs until it was met, null if it never was. */
  readonly epochsTo: { readonly [criterion: string]: number | null };
  /** After the last epoch. */
  readonly last: Errors;
  /** After the epoch of the lowest test error, the first of equals: early stopping by one who sees the test set. */
  readonly best: Errors;
  /** After the epoch of the lowest validation error, the first of equals; absent without a validation set. */
  readonly chosen?: Errors;
  /**
   * Losses (in nats) and errors after each epoch, by the names of the fields of `EpochRow` and of its `memorization`, as far as they
   * were measured; and `corruptedTestError`. null if an epoch was not scored.
   */
  readonly history: { readonly [quantity: string]: readonly (number | null)[] };
  /** What decides the bits besides the cell. */
  readonly environment: Environment;
  /** SHA-256 of what was trained and tested on, so that another copy of a data set does not go unseen. */
  readonly digests: {
    readonly trainImages: string;
    readonly trainLabels: string;
    readonly testImages: string;
    readonly testLabels: string;
  };
};

/**
 * What it may mean that a network fits its training set; the paper leaves it open. The second and third agree with its
 * Figure 1b (10 and 36 epochs of Inception at rates 0 and 1), read off the curves of its Figures 1a and 2b.
 */
export const FIT_CRITERIA: readonly Criterion[] = [
  interpolation(),
  accuracyAtLeast(0.985),
  lossAtMost(0.05),
  accuracyAtLeast(0.95),
];

/** Every one of `FIT_CRITERIA` has been met, in whichever epoch. */
export const FITTED: Criterion = {
  name: 'fitted',
  isMet: (history) => FIT_CRITERIA.every((criterion) => firstMet(criterion, history) !== undefined),
};
