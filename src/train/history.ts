import type { LabelledImages } from '../datasets/labelled-images.js';
import { errorRate, meanLoss, type Predictions } from './predict.js';

/** What is known after an epoch. All but the online figures are measured with the parameters at its end. */
export interface EpochRow {
  /** Counted from 1. */
  readonly epoch: number;
  /** Steps since the beginning. */
  readonly steps: number;
  /** Of the epoch's last step. */
  readonly learningRate: number;
  /** Mean cross entropy of the epoch's batches as they were trained on (augmented, with dropout), in nats. */
  readonly onlineLoss: number;
  /** Share of the epoch's examples that were classified wrongly when they were trained on. */
  readonly onlineError: number;
  /** Mean cross entropy on the whole training set, in nats. */
  readonly trainLoss: number;
  /** Share of the training set that is classified wrongly, against its labels. */
  readonly trainError: number;
  /** Share of the test set that is classified wrongly, against its labels; absent if it was not scored after this epoch. */
  readonly testError?: number;
  /** Mean cross entropy on the test set, in nats. */
  readonly testLoss?: number;
  /** Share of the validation set that is classified wrongly, if there is one; as often as the test error. */
  readonly validationError?: number;
  /** The test error against each of the other sets of labels. */
  readonly otherTestErrors?: Readonly<Record<string, number>>;
  /** If the data say which examples are corrupted: errors and losses of these and of the others. */
  readonly memorization?: Memorization;
}

/** How well the training set is fitted, clean and corrupted examples apart. NaN for a kind that has no examples. */
export interface Memorization {
  /** Of clean examples: share classified wrongly, and mean loss. */
  readonly cleanError: number;
  readonly cleanLoss: number;
  /** Of corrupted examples, against the labels that they were given: what falls as they are memorised. */
  readonly corruptedError: number;
  readonly corruptedLoss: number;
  /**
   * Of corrupted examples, against their original labels: what falls as patterns are learned, and rises again. That of
   * `corruptedError` if only pixels are corrupted.
   */
  readonly corruptedOriginalError: number;
}

/** The field that tells clean and corrupted examples apart, if the data say which are corrupted. */
export function memorization(
  predictions: Predictions,
  { labels, originalLabels = labels, corrupted }: LabelledImages,
): Pick<EpochRow, 'memorization'> {
  if (!corrupted && originalLabels === labels) return {};
  const isCorrupted = (i: number) => (corrupted ? corrupted[i] === 1 : labels[i] !== originalLabels[i]);
  const of = (wanted: boolean) => (i: number) => isCorrupted(i) === wanted;
  return {
    memorization: {
      cleanError: errorRate(predictions, labels, of(false)),
      cleanLoss: meanLoss(predictions, labels, of(false)),
      corruptedError: errorRate(predictions, labels, of(true)),
      corruptedLoss: meanLoss(predictions, labels, of(true)),
      corruptedOriginalError: errorRate(predictions, originalLabels, of(true)),
    },
  };
}
