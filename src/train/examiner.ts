import type { LabelledImages } from '../datasets/labelled-images.js';
import type { Model, Parameters } from '../models/model.js';
import { measureTest, type TestScores } from './measure.js';
import { type Predictions, predict } from './predict.js';
import type { TrainOptions } from './train-options.js';

/** Asks a network in training what it says of all examples; what is asked ends, undefined, when the training is aborted. */
export class Examiner {
  constructor(
    private readonly model: Model,
    private readonly parameters: Parameters,
    private readonly data: LabelledImages,
    private readonly options: Pick<TrainOptions, 'test' | 'validation' | 'imageSteps' | 'signal'>,
  ) {}

  predictions(): Promise<Predictions | undefined> {
    return this.untilAborted((signal) =>
      predict(this.model, this.parameters, this.data, this.options.imageSteps, signal),
    );
  }

  /** Its errors on test and validation set. */
  scores(): Promise<TestScores | undefined> {
    return this.untilAborted((signal) => this.lastScores(signal));
  }

  /** The same at the end, come what may. */
  lastScores(signal?: AbortSignal): Promise<TestScores> {
    return measureTest(this.model, this.parameters, this.options, signal);
  }

  private async untilAborted<Result>(
    work: (signal: AbortSignal | undefined) => Promise<Result>,
  ): Promise<Result | undefined> {
    const { signal } = this.options;
    try {
      return await work(signal);
    } catch (error) {
      if (signal?.aborted && error === signal.reason) return undefined;
      throw error;
    }
  }
}
