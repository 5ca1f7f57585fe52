import '@tensorflow/tfjs-backend-wasm';
import { dispose, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import { type Corruption, corruptData } from '../../src/experiments/corrupted-data.js';
import { cnn, perImageStandardization, stepDecay, train } from '../../src/train.js';
import { installWasmTraining } from '../../src/wasm-training.js';

beforeAll(async () => {
  await setBackend('wasm');
  return installWasmTraining();
});

it('the generated digits have spatial structure: shuffled pixels hurt a convolutional network', async () => {
  const digits = generateDigits({ seed: 1, train: 2000, test: 1000 });
  const testError = async (corruption: Corruption, rate: number) => {
    const { train: data, test } = corruptData(digits, corruption, rate, 1);
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
  expect(await testError('labels', 0)).toBeLessThan(0.06);
  expect(await testError('shuffled pixels', 1)).toBeGreaterThan(0.15);
});
