import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { Seed } from '../random/seed.js';

/** What a model is applied for. */
export type Context = EvaluationContext | TrainingContext;

/** The model is used: nothing is dropped, and batch normalisation takes its moving averages. */
export interface EvaluationContext {
  readonly training: false;
}

/** The model is trained on these images. */
export interface TrainingContext {
  readonly training: true;
  /** Draws what is dropped, together with the epoch, the example and the name of the layer. */
  readonly seed: Seed;
  /** Counted from 0. */
  readonly epoch: number;
  /** The number of each image's example in the data set. */
  readonly examples: ArrayLike<number>;
  /** Takes the next value of a tensor that is not trained, such as a moving average, and owns it from then on. */
  readonly update: (variable: Variable, value: Tensor) => void;
}

/** The context of a model that is used, not trained. */
export const EVALUATION: EvaluationContext = { training: false };
