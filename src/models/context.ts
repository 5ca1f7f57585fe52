import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkMember } from '../errors/check-members.js';
import { checkNumberArray } from '../errors/check-number-array.js';
import { checkInteger, checkIsObject } from '../errors/checks.js';
import { canonicalSeed, type Seed } from '../random/seed.js';
import { WORDS } from '../random/word.js';

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

/** Throws unless `context` says what a model is applied for, of so many examples if their number matters. */
export function checkContext(context: Context, rows?: number): void {
  checkIsObject(context, 'context');
  const { training }: { training: unknown } = context;
  if (typeof training !== 'boolean') throw wrongKind('training', 'true or false', training);
  if (!context.training) return;
  canonicalSeed(context.seed);
  checkInteger('epoch', context.epoch, 0, WORDS - 1);
  const { examples } = context;
  checkNumberArray('examples', examples);
  checkMember('update', context.update, 'method');
  if (rows === undefined) return;
  if (examples.length !== rows)
    throw outOfRange('examples', `${rows} numbers, one for each row`, examples.length);
  for (let i = 0; i < rows; i++) checkInteger(`examples[${i}]`, examples[i], 0, WORDS - 1);
}

/** The context of a model that is used, not trained. */
export const EVALUATION: EvaluationContext = { training: false };
