import { checkNumber } from '../errors/checks.js';
import { commonClasses, commonLength, observationsByName } from './label-arrays.js';
import { mean } from './mean.js';

/** How often each example was forgotten. */
export interface Forgetting {
  /** n counts: how often example i was classified correctly at one observation and wrongly at the next. */
  readonly forgettingEvents: Uint32Array;
  /** n flags: 1 for an example that was classified correctly at some observation. */
  readonly learned: Uint8Array;
  /** Examples that were learned and never forgotten. */
  readonly unforgettable: number;
}

/**
 * Forgetting events. The paper looks at an example whenever it is in a batch; observations after each epoch do nearly that.
 *
 * Source: Toneva et al., "An empirical study of example forgetting during deep neural network learning", ICLR 2019, section 3.
 *
 * @param predictions n class indices at each observation, in order
 * @param labels n class indices: those that were trained on
 */
export function forgetting(predictions: readonly ArrayLike<number>[], labels: ArrayLike<number>): Forgetting {
  const n = commonClasses(observationsByName('predictions', predictions, { labels }));
  const forgettingEvents = new Uint32Array(n);
  const learned = new Uint8Array(n);
  predictions.forEach((now, t) => {
    for (let i = 0; i < n; i++) {
      if (now[i] === labels[i]) learned[i] = 1;
      else if (t > 0 && predictions[t - 1][i] === labels[i]) forgettingEvents[i]++;
    }
  });
  const unforgettable = learned.reduce((count, flag, i) => count + Number(flag && !forgettingEvents[i]), 0);
  return { forgettingEvents, learned, unforgettable };
}

/**
 * When each example was learned: the first observation from which on it is classified correctly at every one.
 *
 * Source: Baldock, Maennel, Neyshabur, "Deep learning through the lens of example difficulty", NeurIPS 2021, section 1, there of
 * training iterations.
 *
 * @param predictions n class indices at each observation, in order
 * @param labels n class indices: those that were trained on
 * @returns n places in `predictions`, counted from 0: the epoch if the first observation is that before training and the
 *   others are those after each epoch; -1 for an example that the last observation classifies wrongly
 */
export function epochLearned(
  predictions: readonly ArrayLike<number>[],
  labels: ArrayLike<number>,
): Int32Array {
  const n = commonClasses(observationsByName('predictions', predictions, { labels }));
  return new Int32Array(n).map((_, i) => {
    let first = predictions.length;
    while (first > 0 && predictions[first - 1][i] === labels[i]) first--;
    return first === predictions.length ? -1 : first;
  });
}

/** Where each example lies on the map of a data set. */
export interface DatasetCartography {
  /** n means of the label's probability. */
  readonly confidence: Float64Array;
  /** n standard deviations of it (of the population: the sum of squares is divided by the number of observations). */
  readonly variability: Float64Array;
}

/**
 * Mean and standard deviation of the probability that a network gives to each example's label, over its training: examples that are
 * easy (high, steady), ambiguous (unsteady) and hard (low, steady), as mislabelled ones are.
 *
 * Source: Swayamdipta et al., "Dataset cartography: mapping and diagnosing datasets with training dynamics", EMNLP 2020,
 * section 2.1.
 *
 * @param probabilities n probabilities of the label that was trained on at each observation, each from 0 to 1
 */
export function datasetCartography(probabilities: readonly ArrayLike<number>[]): DatasetCartography {
  const n = commonLength(observationsByName('probabilities', probabilities));
  const confidence = new Float64Array(n);
  const variability = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const values = probabilities.map((now) => now[i]);
    for (let t = 0; t < values.length; t++)
      checkNumber(`probabilities[${t}][${i}]`, values[t], { least: 0, most: 1 });
    confidence[i] = mean(values);
    variability[i] = Math.sqrt(mean(values.map((value) => (value - confidence[i]) ** 2)));
  }
  return { confidence, variability };
}
