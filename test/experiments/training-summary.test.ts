import { expect, it } from 'vitest';
import { summaryOf } from '../../src/experiments/training-summary.js';
import type { EpochRow } from '../../src/train/history.js';

const row = (epoch: number, errors: Partial<EpochRow>): EpochRow => ({
  epoch,
  steps: 10 * epoch,
  learningRate: 0.1,
  onlineLoss: 1,
  onlineError: 0.5,
  trainLoss: 1,
  trainError: 0.5,
  ...errors,
});

it('takes the first of equally good epochs, and skips those without a number', () => {
  const history = [Number.NaN, undefined, 0.2, 0.3, 0.2].map((error, k) =>
    row(k + 1, error === undefined ? {} : { testError: error, validationError: 0.5 - error }),
  );
  const { best, chosen, last } = summaryOf(history);
  expect([best.epoch, best.testError]).toEqual([3, 0.2]);
  expect([chosen?.epoch, chosen?.testError]).toEqual([4, 0.3]);
  expect(last).toEqual({
    epoch: 5,
    trainError: 0.5,
    onlineError: 0.5,
    testError: 0.2,
    corruptedTestError: null,
  });
});

it('says null of what was not measured, and of an epoch 0 if there was none', () => {
  const { last, chosen, epochsTo, history } = summaryOf([]);
  expect(last).toMatchObject({ epoch: 0, trainError: null });
  expect(chosen).toBeUndefined();
  expect(Object.values(epochsTo)).toEqual([null, null, null, null]);
  expect(history).toEqual({});
});
