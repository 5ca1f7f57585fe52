import type { LabelledImages } from '../datasets/labelled-images.js';
import { type EpochRow, memorization } from './history.js';
import { errorRate, meanLoss, type Predictions } from './predict.js';

/** How often a training run is observed: the steps from one observation to the next, or an epoch. */
export interface Observing {
  readonly every: number | 'epoch';
}

/** What a network says of every training example at a moment of its training, without anything left to chance. */
export interface Observation {
  /** Steps so far; 0 before the first one. */
  readonly steps: number;
  /** Epochs so far, with the part of the one in progress. */
  readonly epoch: number;
  /** The class of each training example that the network finds most likely. */
  readonly predictions: Int32Array;
  /** The probability that it gives the label of each training example. */
  readonly probabilities: Float32Array;
  /** Mean cross entropy on the training set, in nats. */
  readonly trainLoss: number;
  /** Share of the training set that is classified wrongly, against its labels. */
  readonly trainError: number;
  /** If the data say which examples are corrupted: errors and losses of these and of the others. */
  readonly memorization?: EpochRow['memorization'];
  /** Share of the test set that is classified wrongly; absent without one, and after an epoch that does not score it. */
  readonly testError?: number;
}

/** Whether a training is observed after a step, or at the end of an epoch, which is then after its last step. */
export function isObserved(
  { observe }: { readonly observe?: Observing },
  steps: number,
  endOfEpoch = false,
): boolean {
  return observe?.every === 'epoch' ? endOfEpoch : observe !== undefined && steps % observe.every === 0;
}

/** An observation from what the network predicts. */
export function observation(
  place: Pick<Observation, 'steps' | 'epoch'>,
  predicted: Predictions,
  data: LabelledImages,
  testError: number | undefined,
): Observation {
  const { labels } = data;
  const { classes: predictions, probabilities } = predicted;
  const width = probabilities.length / labels.length;
  const ofLabels = new Float32Array(labels.length);
  for (let i = 0; i < labels.length; i++) ofLabels[i] = probabilities[i * width + labels[i]];
  return {
    ...place,
    predictions,
    probabilities: ofLabels,
    trainLoss: meanLoss(predicted, labels),
    trainError: errorRate(predicted, labels),
    ...memorization(predicted, data),
    ...(testError !== undefined && { testError }),
  };
}
