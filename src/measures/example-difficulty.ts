import { commonClasses, observationsByName } from './label-arrays.js';
import { mean } from './mean.js';

/** How hard each example is, over runs that differ in their seed. */
export interface ExampleDifficulty {
  /** The share of runs that classify example i wrongly: n numbers. */
  readonly errorRates: Float64Array;
  /** Their mean. */
  readonly meanErrorRate: number;
  /**
   * The variance of the error rates over that of examples which are all as hard as each other (binomial): about 1 if they
   * are, as Gaussian noise is, and above if some are easy and others hard. NaN if every rate is 0 or every rate is 1.
   */
  readonly dispersion: number;
}

/**
 * Which examples are easy: the misclassification rate of each over several training runs, after one epoch in the paper.
 *
 * Source: Arpit et al., "A closer look at memorization in deep networks", ICML 2017, section 3.1 and figure 1.
 *
 * @param predictions n class indices of each run
 * @param labels n class indices
 */
export function exampleDifficulty(
  predictions: readonly ArrayLike<number>[],
  labels: ArrayLike<number>,
): ExampleDifficulty {
  commonClasses(observationsByName('predictions', predictions, { labels }));
  const runs = predictions.length;
  const errorRates = Float64Array.from(
    { length: labels.length },
    (_, i) => predictions.filter((run) => run[i] !== labels[i]).length / runs,
  );
  const meanErrorRate = mean(errorRates);
  const variance = mean(errorRates.map((rate) => (rate - meanErrorRate) ** 2));
  const binomial = (meanErrorRate * (1 - meanErrorRate)) / runs;
  return { errorRates, meanErrorRate, dispersion: variance / binomial };
}
