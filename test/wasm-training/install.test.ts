import {
  batchNorm,
  engine,
  getGradient,
  getKernel,
  grad,
  grads,
  localResponseNormalization,
  matMul,
  memory,
  mul,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  tensor3d,
  train as tfTrain,
  tidy,
} from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment } from '../../src/train/environment.js';
import { installWasmTraining, isWasmTrainingInstalled } from '../../src/wasm-training/install.js';
import { useBackend } from '../backend.js';
import { relativeError } from '../models/layers/reference.js';

const REPLACED = [
  'BatchMatMul',
  'Conv2DBackpropFilter',
  'Conv2DBackpropInput',
  'Identity',
  'LRN',
  'LRNGrad',
  'MaxPoolGrad',
];

/** Values of both signs in no order, the same on every backend. */
const wave = (shape: number[], phase = 0) => {
  const size = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float32Array.from({ length: size }, (_, i) => Math.sin((i + phase) * 12.9898)),
    shape,
  );
};

/** Runs a kernel on cpu and on wasm; resolves to the values of both. */
async function both(kernel: string, inputs: Record<string, [number[], number]>, attrs: object) {
  const results: ArrayLike<number>[] = [];
  for (const backend of ['cpu', 'wasm']) {
    await useBackend(backend);
    const before = memory().numTensors;
    const result = tidy(() => {
      const tensors = Object.entries(inputs).map(([name, [shape, phase]]) => [name, wave(shape, phase)]);
      return engine().runKernel(kernel, Object.fromEntries(tensors), attrs as never) as Tensor;
    });
    results.push((await result.data()).slice());
    result.dispose();
    expect(memory().numTensors).toBe(before);
  }
  return results;
}

describe('the installed kernels', () => {
  let uninstall = () => {};
  beforeAll(async () => {
    await useBackend('wasm');
    uninstall = installWasmTraining();
  });
  afterAll(() => uninstall());

  it.each([
    [[2, 6, 5, 3], [3, 3, 3, 8], [1, 1], 'same'],
    [[2, 7, 6, 4], [3, 3, 4, 5], [2, 2], 'same'],
    [[1, 8, 9, 2], [2, 3, 2, 3], [2, 3], 'valid'],
    [[1, 6, 6, 4], [3, 3, 4, 4], [1, 1], 1],
    [
      [1, 6, 6, 4],
      [3, 3, 4, 4],
      [1, 1],
      [
        [0, 0],
        [2, 1],
        [1, 2],
        [0, 0],
      ],
    ],
  ] as const)('convolution gradients as on cpu: %j * %j, strides %j, pad %j', async (x, f, strides, pad) => {
    const rows =
      pad === 'valid'
        ? [4, 3]
        : pad === 'same'
          ? [Math.ceil(x[1] / strides[0]), Math.ceil(x[2] / strides[1])]
          : pad === 1
            ? [6, 6]
            : [7, 7];
    const dy: [number[], number] = [[x[0], rows[0], rows[1], f[3]], 5];
    const attrs = { strides, pad, dataFormat: 'NHWC', dimRoundingMode: undefined };
    const [a, b] = await both('Conv2DBackpropFilter', { x: [[...x], 0], dy }, { ...attrs, filterShape: f });
    expect(relativeError(b, a)).toBeLessThan(1e-5);
    const [c, d] = await both(
      'Conv2DBackpropInput',
      { dy, filter: [[...f], 3] },
      { ...attrs, inputShape: x },
    );
    expect(relativeError(d, c)).toBeLessThan(1e-5);
  });

  it('max pooling gradients as on cpu, for negative images too', async () => {
    const inputs = {
      dy: [[2, 3, 3, 5], 1] as [number[], number],
      input: [[2, 6, 6, 5], 2] as [number[], number],
    };
    const attrs = { filterSize: [3, 3], strides: [2, 2], pad: 'same', dimRoundingMode: undefined };
    const results: ArrayLike<number>[] = [];
    for (const backend of ['cpu', 'wasm']) {
      await useBackend(backend);
      const result = tidy(() => {
        const input = sub(wave(...inputs.input), 3);
        const output = engine().runKernel('MaxPool', { x: input }, attrs as never) as Tensor;
        return engine().runKernel(
          'MaxPoolGrad',
          { dy: wave(...inputs.dy), input, output },
          attrs as never,
        ) as Tensor;
      });
      results.push((await result.data()).slice());
      result.dispose();
    }
    expect(relativeError(results[1], results[0])).toBeLessThan(1e-6);
  });

  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('products of matrices as on cpu, transposed %j %j', async (transposeA, transposeB) => {
    const shapes = { a: transposeA ? [300, 13] : [13, 300], b: transposeB ? [21, 300] : [300, 21] };
    const [x, y] = await both(
      'BatchMatMul',
      { a: [[1, ...shapes.a], 0], b: [[1, ...shapes.b], 7] },
      { transposeA, transposeB },
    );
    expect(relativeError(y, x)).toBeLessThan(1e-5);
  });

  it.each([
    [[2, 3, 2, 64], 4, 0.75],
    [[1, 2, 2, 7], 3, 0.75],
    [[1, 2, 2, 7], 3, 0.5],
  ] as const)(
    'local response normalisation as on cpu: %j, radius %i, exponent %d',
    async (shape, depthRadius, beta) => {
      const attributes = { depthRadius, bias: 1, alpha: 0.1, beta };
      const [y, expected] = await both('LRN', { x: [[...shape], 0] }, attributes);
      expect(relativeError(expected, y)).toBeLessThan(1e-6);
      const gradients: ArrayLike<number>[] = [];
      for (const backend of ['cpu', 'wasm']) {
        await useBackend(backend);
        const normalized = (x: Tensor) =>
          localResponseNormalization(x as Tensor4D, depthRadius, 1, 0.1, beta);
        gradients.push(await tidy(() => grad(normalized)(wave([...shape]), wave([...shape], 3))).data());
      }
      expect(relativeError(gradients[1], gradients[0])).toBeLessThan(1e-6);
    },
  );

  it('leaves batches of matrices to the stock kernel', async () => {
    await useBackend('wasm');
    const [a, b] = [
      tensor3d([[[1, 2]], [[3, 4]]]),
      tensor3d([
        [[1], [1]],
        [[2], [2]],
      ]),
    ];
    const product = matMul(a, b);
    expect(product.shape).toEqual([2, 1, 1]);
    expect(Array.from(await product.data())).toEqual([3, 14]);
  });

  describe('the gradient of batch normalisation', () => {
    const CHANNELS = 5;
    const NAMES = ['x', 'mean', 'variance', 'offset', 'scale'] as const;
    const sizes = {
      x: 2 * 3 * 4 * CHANNELS,
      mean: CHANNELS,
      variance: CHANNELS,
      offset: CHANNELS,
      scale: CHANNELS,
    };
    const valuesOf = (name: (typeof NAMES)[number], phase: number) =>
      Float64Array.from({ length: sizes[name] }, (_, i) => {
        const value = Math.fround(Math.sin((i + phase) * 12.9898));
        return name === 'variance' ? Math.fround(0.3 + value * value) : value;
      });
    const point = NAMES.map((name, k) => valuesOf(name, 3 * k));
    const weights = valuesOf('x', 50);

    /** The sum of the outputs, each times its weight, in float64. */
    const objective = ([x, mean, variance, offset, scale]: Float64Array[]) =>
      x.reduce((total, value, i) => {
        const c = i % CHANNELS;
        const normed = ((value - mean[c]) / Math.sqrt(variance[c] + 1e-3)) * scale[c] + offset[c];
        return total + weights[i] * normed;
      }, 0);

    const differences = () =>
      point.map((values, k) =>
        Array.from(values, (_, i) => {
          const moved = (step: number) =>
            objective(point.map((v, j) => (j === k ? v.map((u, l) => (l === i ? u + step : u)) : v)));
          return (moved(1e-5) - moved(-1e-5)) / 2e-5;
        }),
      );

    /** On the current backend, with respect to all five. */
    const gradients = async () => {
      const before = memory().numTensors;
      const shapes = NAMES.map((name) => (name === 'x' ? [2, 3, 4, CHANNELS] : [CHANNELS]));
      const tensors = point.map((values, k) => tensor(Float32Array.from(values), shapes[k]));
      const w = tensor(Float32Array.from(weights), shapes[0]);
      const results = tidy(() =>
        grads((x: Tensor, mean: Tensor, variance: Tensor, offset: Tensor, scale: Tensor) =>
          sum(
            mul(
              batchNorm(x as never, mean as never, variance as never, offset as never, scale as never, 1e-3),
              w,
            ),
          ),
        )(tensors),
      );
      const values = await Promise.all(results.map(async (result) => Array.from(await result.data())));
      for (const used of [...tensors, ...results, w]) used.dispose();
      expect(memory().numTensors).toBe(before);
      return values;
    };

    it('is that of cpu', async () => {
      await useBackend('cpu');
      const stock = await gradients();
      await useBackend('wasm');
      const ours = await gradients();
      expect(ours).toHaveLength(5);
      for (const [k, values] of ours.entries()) expect(relativeError(values, stock[k])).toBeLessThan(1e-5);
    });

    it('is that of finite differences', async () => {
      await useBackend('wasm');
      const [ours, exact] = [await gradients(), differences()];
      for (const [k, values] of ours.entries()) expect(relativeError(values, exact[k])).toBeLessThan(1e-5);
    });

    it('can be differentiated again: there the stock one serves', async () => {
      const second: number[][] = [];
      for (const backend of ['cpu', 'wasm']) {
        await useBackend(backend);
        const norm = (x: Tensor) => {
          const [mean, variance, ones] = [sum(x, [0, 1, 2]), sum(square(x), [0, 1, 2]), tensor([1, 1, 1])];
          return sum(
            square(batchNorm(x as never, mean as never, variance as never, ones as never, ones as never)),
          );
        };
        const result = tidy(() => grad((x) => sum(square(grad(norm)(x))))(wave([2, 2, 2, 3])));
        second.push(Array.from(await result.data()));
        result.dispose();
      }
      expect(relativeError(second[1], second[0])).toBeLessThan(1e-4);
    });
  });

  it('train a LayersModel with convolutions and batch normalisation as cpu does', async () => {
    const losses: Record<string, number[]> = {};
    for (const backend of ['cpu', 'wasm']) {
      await useBackend(backend);
      const model = layers.sequential({
        layers: [
          layers.layers.conv2d({
            inputShape: [8, 8, 2],
            filters: 4,
            kernelSize: 3,
            activation: 'relu',
            padding: 'same',
            kernelInitializer: layers.initializers.randomUniform({ minval: -0.4, maxval: 0.4, seed: 1 }),
          }),
          layers.layers.batchNormalization(),
          layers.layers.maxPooling2d({ poolSize: 2 }),
          layers.layers.conv2d({
            filters: 4,
            kernelSize: 3,
            strides: 2,
            padding: 'same',
            kernelInitializer: layers.initializers.randomUniform({ minval: -0.4, maxval: 0.4, seed: 2 }),
          }),
          layers.layers.flatten(),
          layers.layers.dense({
            units: 3,
            activation: 'softmax',
            kernelInitializer: layers.initializers.randomUniform({ minval: -0.4, maxval: 0.4, seed: 3 }),
          }),
        ],
      });
      model.compile({ optimizer: tfTrain.momentum(0.05, 0.9), loss: 'categoricalCrossentropy' });
      const x = wave([12, 8, 8, 2]);
      const y = tensor(
        Float32Array.from({ length: 36 }, (_, i) => (i % 4 === 0 ? 1 : 0)),
        [12, 3],
      );
      const history = await model.fit(x, y, { epochs: 5, batchSize: 12, shuffle: false, verbose: 0 });
      losses[backend] = history.history.loss as number[];
    }
    expect(losses.wasm[4]).toBeLessThan(losses.wasm[0]);
    losses.cpu.forEach((loss, k) => expect(losses.wasm[k]).toBeCloseTo(loss, 4));
  });
});

describe('installing', () => {
  it('is told by the environment, can be undone, and undone again', async () => {
    await useBackend('wasm');
    const stock = REPLACED.map((name) => getKernel(name, 'wasm')?.kernelFunc);
    expect(stock[1]).toBeUndefined();
    const stockGradient = getGradient('FusedBatchNorm');
    expect(environment().kernels).toBe('rethink-gen wasm 1');
    const uninstall = installWasmTraining();
    expect(installWasmTraining()).toBe(uninstall);
    expect(isWasmTrainingInstalled()).toBe(true);
    expect(environment().kernels).toBe('rethink-gen wasm 1, installed');
    expect(REPLACED.every((name, k) => getKernel(name, 'wasm')?.kernelFunc !== stock[k])).toBe(true);
    expect(getGradient('FusedBatchNorm')).not.toBe(stockGradient);
    uninstall();
    uninstall();
    expect(getGradient('FusedBatchNorm')).toBe(stockGradient);
    expect(isWasmTrainingInstalled()).toBe(false);
    expect(REPLACED.map((name) => getKernel(name, 'wasm')?.kernelFunc)).toEqual(stock);
  });
});
