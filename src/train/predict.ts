import { softmax, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { checkClassIndices, checkExamples, copyOf, EXAMPLES } from '../datasets/check-examples.js';
import type { LabelledImages } from '../datasets/labelled-images.js';
import { wrongKind } from '../errors/argument-error.js';
import { checkMember } from '../errors/check-members.js';
import { checkSignal } from '../errors/checks.js';
import { checkParameters } from '../models/check-parameters.js';
import { EVALUATION } from '../models/context.js';
import { imageSizeOf, type Model, type Parameters } from '../models/model.js';
import { imageBatch } from './batch.js';
import { breather } from './breathe.js';
import { checkLogits, checkModel } from './check-model.js';
import { imagePipeline } from './images/image-pipeline.js';
import type { ImageStep } from './images/image-step.js';

/** Images in a batch of a prediction, which bounds its memory. */
const BATCH = 100;

/** What a classifier says of every example. */
export interface Predictions {
  /** The class of the highest logit. */
  readonly classes: Int32Array;
  /** n x classes probabilities. */
  readonly probabilities: Float32Array;
}

/**
 * Applies a model to all examples.
 *
 * @param imageSteps those that the model is trained with; their deterministic half is applied
 * @param signal ends it after the batch in progress
 * @throws the signal's reason if it is aborted
 */
export async function predict(
  model: Model,
  parameters: Parameters,
  examples: LabelledImages,
  imageSteps: readonly ImageStep[] = [],
  signal?: AbortSignal,
): Promise<Predictions> {
  const data = copyOf(examples);
  checkModel(model);
  checkSignal('signal', signal);
  checkParameters('parameters', parameters);
  const n = checkExamples('data', data, Number.MAX_SAFE_INTEGER, { ...EXAMPLES, otherLabels: true });
  const pipeline = imagePipeline(imageSteps, imageSizeOf(data.imageShape));
  const everyone = Uint32Array.from({ length: n }, (_, i) => i);
  const breathe = breather();
  const parts: Float32Array[] = [];
  for (let from = 0; from < n; from += BATCH) {
    signal?.throwIfAborted();
    const batch: Tensor = tidy(() => {
      const images = imageBatch(data.images, pipeline, everyone.subarray(from, from + BATCH));
      return softmax(checkLogits(model.apply(parameters, images, EVALUATION), images.shape[0]));
    });
    parts.push((await batch.data()) as Float32Array);
    batch.dispose();
    await breathe();
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
export function highest(values: ArrayLike<number>, from: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (values[from + k] > values[from + best]) best = k;
  return best;
}

/** How many rows of scores have their highest elsewhere than at the label. */
export function wrongRows(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const classes = scores.length / labels.length;
  let wrong = 0;
  for (let i = 0; i < labels.length; i++) if (highest(scores, i * classes, classes) !== labels[i]) wrong++;
  return wrong;
}

/** The mean over the examples that `counts` says yes to of what `termOf` makes of predictions, which are checked before. */
function meanOver(
  predictions: Predictions,
  labels: ArrayLike<number>,
  termOf: (checked: Predictions, example: number) => number,
  counts: (example: number) => boolean = () => true,
): number {
  const { classes, probabilities } = Object(predictions) as Predictions;
  if (!(classes instanceof Int32Array)) throw wrongKind('predictions.classes', 'an Int32Array', classes);
  if (!(probabilities instanceof Float32Array))
    throw wrongKind('predictions.probabilities', 'a Float32Array', probabilities);
  checkClassIndices('labels', labels, classes.length, probabilities.length / classes.length);
  checkMember('counts', counts, 'method');
  const checked = { classes, probabilities };
  let [sum, total] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    if (!counts(i)) continue;
    total++;
    sum += termOf(checked, i);
  }
  return sum / total;
}

/** The share of predictions that differ from the labels, of those examples that `counts` says yes to; NaN of none. */
export function errorRate(
  predictions: Predictions,
  labels: ArrayLike<number>,
  counts?: (example: number) => boolean,
): number {
  return meanOver(predictions, labels, ({ classes }, i) => Number(classes[i] !== labels[i]), counts);
}

/** The mean cross entropy of the predictions against the labels, in nats; NaN if a probability is, and of none. */
export function meanLoss(
  predictions: Predictions,
  labels: ArrayLike<number>,
  counts?: (example: number) => boolean,
): number {
  const termOf = ({ classes, probabilities }: Predictions, i: number) =>
    -Math.log(Math.max(probabilities[(i * probabilities.length) / classes.length + labels[i]], 1e-38));
  return meanOver(predictions, labels, termOf, counts);
}
