import { softmax, type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { Model, Parameters } from '../models/model.js';
import { type ClassifierData, imageBatch } from './classifier-data.js';

/** Images in a batch of a prediction, which bounds its memory. */
const BATCH = 500;

/** What a classifier says of every example. */
export interface Predictions {
  /** The class of the highest logit. */
  readonly classes: Int32Array;
  /** n x classes probabilities. */
  readonly probabilities: Float32Array;
}

/** Applies a model to all examples. */
export async function predict(
  model: Model,
  parameters: Parameters,
  data: ClassifierData,
): Promise<Predictions> {
  const n = data.labels.length;
  const everyone = Uint32Array.from({ length: n }, (_, i) => i);
  const parts: Float32Array[] = [];
  for (let from = 0; from < n; from += BATCH) {
    const batch: Tensor = tidy(() =>
      softmax(model.apply(parameters, imageBatch(data, everyone, from, Math.min(n, from + BATCH)))),
    );
    parts.push((await batch.data()) as Float32Array);
    batch.dispose();
  }
  const classes = parts[0].length / Math.min(n, BATCH);
  const probabilities = new Float32Array(n * classes);
  parts.forEach((part, p) => probabilities.set(part, p * BATCH * classes));
  return {
    classes: Int32Array.from(everyone, (i) => highest(probabilities, i * classes, classes)),
    probabilities,
  };
}

/** The place of the highest of `count` values from `values[from]` on; the first one of equals. */
function highest(values: Float32Array, from: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (values[from + k] > values[from + best]) best = k;
  return best;
}

/** The share of predictions that differ from the labels. */
export function errorRate({ classes }: Predictions, labels: ArrayLike<number>): number {
  let wrong = 0;
  for (let i = 0; i < labels.length; i++) if (classes[i] !== labels[i]) wrong++;
  return wrong / labels.length;
}

/** The mean cross entropy of the predictions against the labels, in nats; NaN where a probability is. */
export function meanLoss({ classes, probabilities }: Predictions, labels: ArrayLike<number>): number {
  const width = probabilities.length / classes.length;
  let sum = 0;
  for (let i = 0; i < labels.length; i++)
    sum -= Math.log(Math.max(probabilities[i * width + labels[i]], 1e-38));
  return sum / labels.length;
}
