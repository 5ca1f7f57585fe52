import '@tensorflow/tfjs-backend-wasm';
import { dispose, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import { type Regime, randomizeData } from '../../src/experiments/regimes.js';
import { cnn, perImageStandardization, stepDecay, train } from '../../src/train.js';
import { installWasmTraining } from '../../src/wasm-training.js';

beforeAll(async () => {
  await setBackend('wasm');
  return installWasmTraining();
});

it('the generated digits have spatial structure: shuffled pixels hurt a convolutional network', async () => {
  const digits = generateDigits({ seed: 1, train: 2000, test: 1000 });
  const testError = async (regime: Regime) => {
    const { train: data, test } = randomizeData(digits, regime, 1, 1);
    const options = {
      classes: 10,
      seed: 1,
      epochs: 3,
      batchSize: 64,
      imageSteps: [perImageStandardization()],
    };
    const { history, parameters } = await train(cnn([16, 32]), data, {
      ...options,
      learningRate: stepDecay(0.01, 0.95),
      test,
    });
    dispose(parameters);
    return history.at(-1)?.testError;
  };
  expect(await testError('true labels')).toBeLessThan(0.06);
  expect(await testError('shuffled pixels')).toBeGreaterThan(0.15);
});
