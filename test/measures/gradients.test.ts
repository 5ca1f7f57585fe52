import { dispose, memory, mul, type Tensor2D, tensor2d, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CriticalSampleOptions,
  criticalSamples,
  giniCoefficient,
  lossSensitivity,
} from '../../src/measures.js';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { dense, differentiable, flatten, type Model, type Parameters } from '../../src/train.js';
import { BACKENDS, useBackend } from '../backend.js';

/** A linear model with these weights and biases. */
const linearModel = ([weights, biases]: Tensor2D[]): Pick<Model, 'apply'> => ({
  apply: (_, images) => dense(flatten(images), weights, biases),
});

/** Numbers from -1 to 1, from the library's own streams. */
function uniform(count: number, name: string): Float32Array {
  const words = new ExampleWords();
  words.seek(deriveKey(0, 'test', name), 0, 0);
  return Float32Array.from({ length: count }, () => words.next() / 2 ** 31);
}

describe.each(BACKENDS)('critical samples on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  const [n, d] = [60, 5];
  const images = uniform(n * d, 'images');
  const options: CriticalSampleOptions = { imageShape: [d, 1, 1], radius: 0.1, seed: 0, iterations: 20 };
  const linear = (scale: number) => {
    const weights = uniform(2 * d, 'weights').map((w) => w * scale);
    const layer = [tensor2d(weights, [d, 2]), tensor2d([0.1 * scale, 0], [1, 2])];
    return { weights, layer, model: linearModel(layer) };
  };

  it('are none for a constant network', async () => {
    const layer = [tensor2d(new Float32Array(2 * d), [d, 2]), tensor2d([0, 1], [1, 2])];
    const found = await criticalSamples(linearModel(layer), {}, images, options);
    expect(found.ratio).toBe(0);
    expect(found.predictions).toEqual(new Int32Array(n).fill(1));
    dispose(layer);
  });

  it.each([1, 1e4])(
    'of a linear classifier, its logits times %f, are those whose margin is below radius * |w|',
    async (scale) => {
      const { weights, layer, model } = linear(scale);
      const before = memory().numTensors;
      const found = await criticalSamples(model, {}, images, { ...options, noise: 0, step: 0.04 });
      expect(memory().numTensors).toBe(before);
      const difference = Array.from({ length: d }, (_, k) => weights[2 * k] - weights[2 * k + 1]);
      const reach = 0.1 * difference.reduce((sum, w) => sum + Math.abs(w), 0);
      for (let i = 0; i < n; i++) {
        const margin = difference.reduce((sum, w, k) => sum + w * images[i * d + k], 0.1 * scale);
        expect(found.predictions[i]).toBe(margin > 0 ? 0 : 1);
        if (Math.abs(Math.abs(margin) - reach) > 1e-4 * scale) {
          expect(found.critical[i]).toBe(Number(Math.abs(margin) < reach));
        }
      }
      expect(found.ratio).toBe(found.critical.reduce((sum, value) => sum + value, 0) / n);
      expect(found.ratio).toBeGreaterThan(0.05);
      expect(found.ratio).toBeLessThan(0.95);
      dispose(layer);
    },
  );

  it('of an image do not depend on the batch or the order', async () => {
    const { layer, model } = linear(1);
    const search = { ...options, iterations: 2, noise: 0.3 };
    const all = await criticalSamples(model, {}, images, search);
    expect((await criticalSamples(model, {}, images, { ...search, batchSize: 7 })).critical).toEqual(
      all.critical,
    );
    const tail = await criticalSamples(model, {}, images.subarray(50 * d), {
      ...search,
      ids: { first: 50 },
    });
    expect(tail.critical).toEqual(all.critical.subarray(50));
    const other = await criticalSamples(model, {}, images, { ...search, seed: 1 });
    expect(other.critical).not.toEqual(all.critical);
    dispose(layer);
  });
});

it('value stability: the critical samples that noise alone finds', async () => {
  await useBackend('cpu');
  const layer = [tensor2d([1, -1, -1, 1], [2, 2]), tensor2d([0, 0], [1, 2])];
  const images = uniform(40, 'images').map((value) => value / 20);
  const { critical } = await criticalSamples(linearModel(layer), {}, images, {
    imageShape: [2, 1, 1],
    radius: 0.1,
    step: 0,
    noise: 0.01,
    iterations: 6,
    seed: 0,
  });
  expect(critical.join('')).toMatchInlineSnapshot(`"10000010001011001101"`);
  dispose(layer);
});

it('critical samples refuse options that are none', async () => {
  const fail = (images: unknown, options: object, message: string) =>
    expect(
      criticalSamples(linearModel([]), {}, images as Float32Array, {
        imageShape: [2, 1, 1],
        radius: 1,
        seed: 0,
        ...options,
      }),
    ).rejects.toThrow(message);
  await fail([1, 2], {}, '`images` must be a Float32Array, got [1, 2]');
  await fail(new Float32Array(3), {}, '`images` must be n x 2 values, got 3');
  await fail(
    new Float32Array(2),
    { imageShape: 2 },
    '`imageShape` must be the shape of one image, [height, width, channels], [height, width] or [values], got 2',
  );
  await fail(
    new Float32Array(2),
    { radius: 0 },
    '`radius` must be a number above 0 and at most 1e+37, got 0',
  );
  await fail(
    new Float32Array(2),
    { radius: '1' },
    '`radius` must be a number above 0 and at most 1e+37, got "1"',
  );
  await fail(new Float32Array(2), { step: -1 }, '`step` must be a number from 0 to 1e+37, got -1');
  await fail(new Float32Array(2), { noise: -1 }, '`noise` must be a number from 0 to 1e+37, got -1');
  await fail(new Float32Array(2), { iterations: 0 }, '`iterations` must be a whole number from 1');
  await fail(new Float32Array(2), { rounds: 3 }, '`rounds` is not an option');
});

describe.each(BACKENDS)('loss sensitivity on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  const [n, d, hidden, classes] = [6, 3, 4, 2];
  const data = { images: uniform(n * d, 'images'), labels: [0, 1, 0, 1, 1, 0], imageShape: [d, 1, 1] };
  const squared = (x: Tensor2D) =>
    differentiable<Tensor2D>(
      { x },
      (save) => {
        save([x]);
        return mul<Tensor2D>(x, x);
      },
      (gradient, [saved]) => ({ x: () => mul(gradient, mul(saved, 2)) }),
    );
  const apply: Model['apply'] = (parameters: Parameters, images) => {
    const [w1, b1, w2, b2] = Object.values(parameters) as unknown as Tensor2D[];
    return dense(squared(dense(flatten(images), w1, b1)), w2, b2);
  };
  const own = (values: Float32Array, shape: [number, number]) => {
    const tensor = tensor2d(values, shape);
    const taken = variable(tensor);
    tensor.dispose();
    return taken;
  };
  const network = () => ({
    apply,
    parameters: {
      w1: own(uniform(d * hidden, 'w1'), [d, hidden]),
      b1: own(uniform(hidden, 'b1'), [1, hidden]),
      w2: own(uniform(hidden * classes, 'w2'), [hidden, classes]),
      b2: own(new Float32Array(classes), [1, classes]),
    },
  });

  it('is the derivative of the loss after all updates, by moving each value and training again', async () => {
    const some = network();
    const before = memory().numTensors;
    const options = { classes, seed: 0, steps: 4, learningRate: 0.3, batchSize: 4, every: 4 };
    const { sensitivities, gini, losses } = await lossSensitivity(some, some.parameters, data, options);
    expect(memory().numTensors).toBe(before);
    expect(losses).toHaveLength(1);
    const lossWith = async (at: number, by: number) => {
      const images = data.images.map((value, k) => (k === at ? value + by : value));
      return (await lossSensitivity(some, some.parameters, { ...data, images }, options)).losses[0];
    };
    const wanted = new Float64Array(n);
    for (let k = 0; k < n * d; k++) {
      const derivative = ((await lossWith(k, 0.02)) - (await lossWith(k, -0.02))) / 0.04;
      wanted[Math.floor(k / d)] += Math.abs(derivative);
    }
    // Both are central differences: errors of about the square of the move (0.02, 0.01), and float32's over the move.
    for (let i = 0; i < n; i++) {
      expect(Math.abs(sensitivities[i] - wanted[i])).toBeLessThan(0.002 * Math.max(...wanted) + 1e-4);
    }
    expect(gini).toBe(giniCoefficient(sensitivities));
    dispose(some.parameters);
  });

  it('averages over the updates that count', async () => {
    const some = network();
    const run = (steps: number, every: number) =>
      lossSensitivity(some, some.parameters, data, { classes, seed: 0, steps, every, learningRate: 0.3 });
    const [first, second, both] = [await run(1, 1), await run(2, 2), await run(2, 1)];
    expect(both.losses).toEqual([first.losses[0], second.losses[0]]);
    both.sensitivities.forEach((value, i) => {
      expect(value).toBeCloseTo((first.sensitivities[i] + second.sensitivities[i]) / 2, 12);
    });
    dispose(some.parameters);
  });

  it('refuses options that are none', async () => {
    const some = network();
    const fail = (options: object, message: string) =>
      expect(
        lossSensitivity(some, some.parameters, data, {
          classes,
          seed: 0,
          steps: 2,
          learningRate: 1,
          ...options,
        }),
      ).rejects.toThrow(message);
    await fail({ steps: 0 }, '`steps` must be a whole number from 1');
    await fail({ every: 3 }, '`every` must be a whole number from 1 to 2, got 3');
    await fail({ learningRate: 0 }, '`learningRate` must be a number above 0, got 0');
    await fail({ classes: 1 }, '`data.labels[1]` must be a whole number from 0 to 0, got 1');
    await fail({ momentum: 1 }, '`momentum` is not an option');
    dispose(some.parameters);
  });
});
