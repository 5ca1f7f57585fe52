import type { LabelledImages } from '../datasets/labelled-images.js';
import type { Model, Parameters } from '../models/model.js';
import { type EpochRow, memorization } from './history.js';
import type { OnlineSums } from './online-metrics.js';
import { errorRate, meanLoss, predict } from './predict.js';
import type { TrainOptions } from './train-options.js';

/** The row of an epoch: the whole training set and the test set, with the parameters as they are now. */
export async function measure(
  model: Model,
  parameters: Parameters,
  data: LabelledImages,
  { test, imageSteps }: TrainOptions,
  { loss, wrong, examples }: OnlineSums,
  progress: Pick<EpochRow, 'epoch' | 'steps' | 'learningRate'>,
): Promise<EpochRow> {
  const trained = await predict(model, parameters, data, imageSteps);
  const row: EpochRow = {
    ...progress,
    onlineLoss: loss / examples,
    onlineError: wrong / examples,
    trainLoss: meanLoss(trained, data.labels),
    trainError: errorRate(trained, data.labels),
    ...(data.originalLabels && {
      memorization: memorization(trained, data.labels, data.originalLabels),
    }),
  };
  if (!test) return row;
  const tested = await predict(model, parameters, test, imageSteps);
  const others = Object.entries(test.otherLabels ?? {}).map(([name, labels]) => [
    name,
    errorRate(tested, labels),
  ]);
  return {
    ...row,
    testError: errorRate(tested, test.labels),
    testLoss: meanLoss(tested, test.labels),
    otherTestErrors: Object.fromEntries(others),
  };
}
