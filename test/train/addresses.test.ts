import { dispose, fill, ones, type Tensor, train as tfTrain } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dropout, dropoutFactors } from '../../src/models/layers/dropout.js';
import { mlp } from '../../src/models/mlp.js';
import type { Model } from '../../src/models/model.js';
import { batchOrder } from '../../src/random/batch-order.js';
import { train } from '../../src/train/train.js';
import type { TrainOptions } from '../../src/train/train-options.js';
import { useBackend } from '../backend.js';

const N = 10;
const data = {
  images: Float32Array.from({ length: N * 4 }, (_, i) => Math.sin(i * 7.3)),
  labels: Int32Array.from({ length: N }, (_, i) => i % 2),
  imageShape: [2, 2, 1],
};
const options: TrainOptions = { classes: 2, seed: 'addresses', epochs: 3, batchSize: 4, stop: [] };

beforeAll(() => useBackend('cpu'));

it('epochs visit the examples in the order of `batchOrder`, from epoch 0 on', async () => {
  const seen: number[][] = [];
  const linear = mlp([]);
  const watched: Model = {
    ...linear,
    apply: (parameters, images, context) => {
      if (context.training) {
        seen[context.epoch] = [...(seen[context.epoch] ?? []), ...Array.from(context.examples)];
      }
      return linear.apply(parameters, images, context);
    },
  };
  const { parameters } = await train(watched, data, options);
  dispose(parameters);
  expect(seen).toEqual([0, 1, 2].map((epoch) => Array.from(batchOrder('addresses', epoch, N))));
});

describe('what is dropped', () => {
  const address = { seed: 5, epoch: 2, examples: [7, 3] };
  const masks = (changed: object = {}, name = 'dense1') =>
    Array.from(dropoutFactors(64, 0.5, name, { ...address, ...changed }));

  it('differs by seed, layer, epoch and example', () => {
    const others = [
      masks({ seed: 6 }),
      masks({}, 'dense2'),
      masks({ epoch: 3 }),
      masks({ examples: [8, 4] }),
    ];
    for (const other of others) expect(other).not.toEqual(masks());
  });

  it('belongs to the example, wherever in a batch it stands', () => {
    const [first, second] = [masks().slice(0, 32), masks().slice(32)];
    expect(masks({ examples: [3, 7] })).toEqual([...second, ...first]);
  });

  it('value stability', () => {
    const factors = dropoutFactors(16, 0.5, 'dense1', { seed: 0, epoch: 0, examples: [0, 1] });
    expect(factors.join(' ')).toMatchInlineSnapshot(`"0 0 0 0 0 2 0 2 0 0 0 2 2 0 0 0"`);
  });

  it('is dropped by the layer while training, and nothing elsewhere', async () => {
    const context = { training: true, ...address, update: () => {} } as const;
    const inputs = ones([2, 32]);
    const [trained, tested] = [
      dropout(inputs, 0.5, 'dense1', context),
      dropout(inputs, 0.5, 'dense1', { training: false }),
    ];
    expect(Array.from(await trained.data())).toEqual(masks());
    expect(tested).toBe(inputs);
    dispose([inputs, trained] as Tensor[]);
  });
});

it('weight decay leaves biases alone that are not 0', async () => {
  const linear = mlp([]);
  const biased: Model = {
    ...linear,
    init: (seed, shape, classes) => {
      const parameters = linear.init(seed, shape, classes);
      const three = fill([classes], 3);
      parameters['dense1/bias'].assign(three);
      three.dispose();
      return parameters;
    },
  };
  const biases = [];
  for (const weightDecay of [0, 0.5]) {
    const { parameters } = await train(biased, data, {
      ...{ ...options, epochs: 1, batchSize: N, weightDecay, learningRate: 0.1 },
      optimizer: (rate) => tfTrain.sgd(rate),
    });
    biases.push(Array.from(await parameters['dense1/bias'].data()));
    dispose(parameters);
  }
  expect(biases[1]).toEqual(biases[0]);
});

it('a row has the learning rate of its last step', async () => {
  const learningRate = ({ step }: { step: number }) => 0.1 / (1 + step);
  const { parameters, history } = await train(mlp([]), data, { ...options, learningRate });
  dispose(parameters);
  expect(history.map((row) => row.learningRate)).toEqual([0.1 / 3, 0.1 / 6, 0.1 / 9]);
});
