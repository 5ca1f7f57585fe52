import type { LabelledImages } from '../datasets/labelled-images.js';
import type { Model, Parameters } from '../models/model.js';
import { type EpochRow, memorization } from './history.js';
import type { OnlineSums } from './online-metrics.js';
import { errorRate, meanLoss, type Predictions, predict } from './predict.js';
import type { TrainOptions } from './train-options.js';

/** The row of an epoch without its test set, from what the network says of the whole training set at its end. */
export function measure(
  trained: Predictions,
  data: LabelledImages,
  { loss, wrong, examples }: OnlineSums,
  progress: Pick<EpochRow, 'epoch' | 'steps' | 'learningRate'>,
): EpochRow {
  return {
    ...progress,
    onlineLoss: loss / examples,
    onlineError: wrong / examples,
    trainLoss: meanLoss(trained, data.labels),
    trainError: errorRate(trained, data.labels),
    ...memorization(trained, data),
  };
}

export type TestScores = Pick<EpochRow, 'testError' | 'testLoss' | 'otherTestErrors' | 'validationError'>;

/** The errors on test and validation set, as far as there are any, with the parameters as they are now. */
export async function measureTest(
  model: Model,
  parameters: Parameters,
  { test, validation, imageSteps }: Pick<TrainOptions, 'test' | 'validation' | 'imageSteps'>,
  signal?: AbortSignal,
): Promise<TestScores> {
  const predicted = (data: LabelledImages) => predict(model, parameters, data, imageSteps, signal);
  const validated = validation && {
    validationError: errorRate(await predicted(validation), validation.labels),
  };
  if (!test) return { ...validated };
  const tested = await predicted(test);
  const others = Object.entries(test.otherLabels ?? {}).map(([name, labels]) => [
    name,
    errorRate(tested, labels),
  ]);
  return {
    testError: errorRate(tested, test.labels),
    testLoss: meanLoss(tested, test.labels),
    otherTestErrors: Object.fromEntries(others),
    ...validated,
  };
}

/** The row without the part about the test set. */
export function withoutTest({
  testError: _,
  testLoss: _loss,
  otherTestErrors: _others,
  validationError: _validated,
  ...row
}: EpochRow): EpochRow {
  return row;
}
