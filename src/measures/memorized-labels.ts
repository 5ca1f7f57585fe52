import { commonClasses } from './label-arrays.js';

/** What a classifier says of the training examples whose labels were corrupted. */
export interface MemorizedLabels {
  /** Examples whose given label is not the true one. */
  readonly corrupted: number;
  /** The share of them for which the given, wrong label is predicted; NaN if none is corrupted. */
  readonly memorized: number;
  /** The share of them for which the true label is predicted in spite of the given one. */
  readonly recovered: number;
  /** The share of the other examples for which their label is predicted; NaN if all are corrupted. */
  readonly cleanAccuracy: number;
}

/**
 * How much of the corruption a classifier memorised. An example whose corruption gave it its own label back counts as clean.
 *
 * @param predictions n class indices
 * @param given n labels that were trained on
 * @param truth n labels before corruption
 */
export function memorizedLabels(
  predictions: ArrayLike<number>,
  given: ArrayLike<number>,
  truth: ArrayLike<number>,
): MemorizedLabels {
  const n = commonClasses({ predictions, given, truth });
  let [corrupted, memorized, recovered, fitted] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    if (given[i] === truth[i]) {
      if (predictions[i] === truth[i]) fitted++;
      continue;
    }
    corrupted++;
    if (predictions[i] === given[i]) memorized++;
    else if (predictions[i] === truth[i]) recovered++;
  }
  return {
    corrupted,
    memorized: memorized / corrupted,
    recovered: recovered / corrupted,
    cleanAccuracy: fitted / (n - corrupted),
  };
}
