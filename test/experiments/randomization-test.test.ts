import {
  matMul,
  memory,
  randomNormal,
  reshape,
  type Tensor2D,
  type Tensor4D,
  variable,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import { dataDigests } from '../../src/experiments/classification.js';
import { corruptData } from '../../src/experiments/corrupted-data.js';
import { type RegimeResult, randomizationTest } from '../../src/experiments/randomization-test.js';
import { REGIMES, type Regime } from '../../src/experiments/regimes.js';
import { fromFunction } from '../../src/models/adapters.js';
import { mlp } from '../../src/models/mlp.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('wasm'));

const digits = generateDigits({ train: 1000, test: 500 });
const epochs = ({ history }: RegimeResult) => history.trainLoss.length;

it('finds what the paper found: the network fits every regime and generalises from true labels only', async () => {
  const before = memory().numTensors;
  const { results, dataset, model } = await randomizationTest(mlp([512]), digits, { seed: 1 });
  expect(memory().numTensors).toBe(before);
  expect(dataset).toEqual({
    name: 'generated digits',
    train: 1000,
    test: 500,
    classes: 10,
    imageShape: [16, 16, 1],
  });
  expect(model).toBe('MLP 1x512');
  expect(results.map(({ regime }) => regime)).toEqual(REGIMES);
  const of = (regime: Regime) => {
    const found = results.find((result) => result.regime === regime);
    if (!found) throw new Error(regime);
    return found;
  };
  for (const result of results) {
    expect(result.end, result.regime).toBe('interpolated');
    expect(result.last.trainError).toBe(0);
    expect(result.epochsTo.interpolation).toBe(epochs(result));
  }
  expect(of('true labels').last.testError).toBeLessThan(0.1);
  expect(of('shuffled pixels').last.testError).toBeLessThan(0.1);
  // chance is an error of 0.9; 500 test images give it a deviation of 0.0134
  for (const regime of ['random labels', 'random pixels', 'gaussian'] as const) {
    expect(Math.abs(Number(of(regime).last.corruptedTestError) - 0.9), regime).toBeLessThan(5 * 0.0134);
  }
  const partial = of('partially corrupted labels');
  expect(partial.last.testError).toBeGreaterThan(0.1);
  expect(partial.last.corruptedTestError).toBeGreaterThan(Number(partial.last.testError));
  // random labels take longer to fit than true ones
  expect(epochs(of('random labels'))).toBeGreaterThan(epochs(of('true labels')));
});

it('gives the same numbers for the same seed, and others for another', async () => {
  const run = (seed: number) =>
    randomizationTest(mlp([32]), digits, { seed, epochs: 2, regimes: ['random labels', 'gaussian'] });
  const [first, again, other] = [await run(0), await run(0), await run(1)];
  expect(again).toEqual(first);
  expect(other.results).not.toEqual(first.results);
});

it('ends early where it is told to, with what was done so far', async () => {
  const controller = new AbortController();
  const { results } = await randomizationTest(mlp([4]), digits, {
    ...{ seed: 1, learningRate: 1e-6, signal: controller.signal },
    onEpoch: (regime, { epoch }) =>
      regime === 'partially corrupted labels' && epoch === 1 && controller.abort(),
    epochs: 3,
  });
  expect(results.map((result) => [result.regime, result.end, epochs(result)])).toEqual([
    ['true labels', 'epochs', 3],
    ['partially corrupted labels', 'aborted', 1],
  ]);
});

it.each([
  [{ seed: 1, regimes: ['random label'] }, '`regime` must be one of "true labels"'],
  [{ seed: 1, epochs: 0 }, '`epochs` must be a whole number from 1 to 9007199254740991, got 0'],
  [{ seed: 1, rate: 2 }, '`rate` must be a number from 0 to 1, got 2; for 2 % write 0.02'],
  [
    { seed: 1, optimizer: 'adam' },
    '`optimizer` is not an option; the options are seed, split, regimes, rate',
  ],
  [{ seed: 1, split: '' }, "`split` must be a name such as 'test', got"],
  [{}, '`seed` must be a string or a whole number, got undefined'],
])('refuses %j before anything is trained', async (options, message) => {
  const before = memory().numTensors;
  await expect(randomizationTest(mlp([4]), digits, options as { seed: number })).rejects.toThrow(message);
  expect(memory().numTensors).toBe(before);
});

it("gives a borrowed model's weights back after each regime", async () => {
  const w = variable(randomNormal([256, 10], 0, 0.1, 'float32', 1));
  const logits = (images: Tensor4D) => matMul(reshape(images, [-1, 256]), w) as Tensor2D;
  const model = fromFunction('linear', { w }, logits);
  const before = (await w.data()).slice();
  const tensors = memory().numTensors;
  const options = { seed: 1, epochs: 2, regimes: ['random labels', 'true labels'] } as const;
  const { results } = await randomizationTest(model, digits, options);
  expect(memory().numTensors).toBe(tensors);
  expect(await w.data()).toEqual(before);
  const alone = await randomizationTest(model, digits, { ...options, regimes: ['true labels'] });
  expect(results[1]).toEqual(alone.results[0]);
  w.dispose();
});

it('corrupts the share of a regime that is asked for, and tells both kinds of example apart', async () => {
  const small = generateDigits({ train: 40, test: 20 });
  const regimes = ['gaussian'] as const;
  const run = (rate: object) => randomizationTest(mlp([8]), small, { seed: 1, epochs: 1, regimes, rate });
  const { results, settings } = await run({ gaussian: 0.3 });
  expect(settings.rate).toEqual({ gaussian: 0.3 });
  expect(results[0].digests).toEqual(dataDigests(corruptData(small, 'gaussian', 0.3, 1)));
  expect(results[0].history.cleanError).not.toContain(null);
  expect(results[0].history.corruptedError).not.toContain(null);
  await expect(run({ 'random pixels': 0.3 })).rejects.toThrow(
    new TypeError('`rate` must be one of "gaussian", got "random pixels"'),
  );
});
