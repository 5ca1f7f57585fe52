import { tensor } from '@tensorflow/tfjs-core';
import { sequential, layers as tfLayers } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { type Memorizer, memorizer } from '../../src/theory/memorizer.js';
import { layerWeights, memorizerModel } from '../../src/theory/memorizer-model.js';
import { errorRate, predict } from '../../src/train/predict.js';
import { BACKENDS, useBackend } from '../backend.js';

/** Float32 numbers from -1 to 1, from the library's own streams. */
function uniform(count: number, name: string): Float32Array {
  const words = new ExampleWords();
  words.seek(deriveKey(0, 'test', name), 0, 0);
  return Float32Array.from({ length: count }, () => words.next() / 2 ** 31);
}

const d = 16;
const labelsOf = (n: number) =>
  Int32Array.from(uniform(n, 'labels'), (value) => Math.min(9, Math.floor((value + 1) * 5)));
const clouds: Record<string, (n: number) => Float32Array> = {
  'at random': (n) => uniform(n * d, 'points'),
  'in three clusters': (n) => uniform(n * d, 'points').map((v, k) => (Math.floor(k / d) % 3) + v / 1000),
  'on a line': (n) => new Float32Array(n * d).map((_, k) => 7 + (((k % d) + 1) * Math.floor(k / d)) / 16),
};
const build = (cloud: string, n: number) =>
  [clouds[cloud](n), labelsOf(n), memorizer(clouds[cloud](n), Array.from(labelsOf(n)))] as const;

/** What a LayersModel with the network's weights says of points. */
async function layersModel(network: Memorizer, points: Float32Array, tolerance: number) {
  const units = network.biases.length;
  const model = sequential({
    layers: [
      tfLayers.dense({ units, activation: 'relu', inputShape: [d] }),
      tfLayers.dense({ units: 1, useBias: false }),
    ],
  });
  const weights = layerWeights(network, tolerance).map(({ values, shape }) => tensor(values, shape));
  model.setWeights(weights);
  const output = model.predict(tensor(points, [points.length / d, d]));
  if (Array.isArray(output)) throw new Error('one output expected');
  return output.data();
}

describe.each(BACKENDS)('as networks of TensorFlow.js on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it.each([
    ['at random', 30],
    ['at random', 300],
    ['at random', 1000],
    ['in three clusters', 30],
    ['in three clusters', 300],
    ['in three clusters', 1000],
    ['on a line', 300],
    ['on a line', 2000],
  ])('points %s, %i of them, are off by less than is said', async (cloud, n) => {
    const [points, labels, network] = build(cloud, n);
    const values = await layersModel(network, points, Number.POSITIVE_INFINITY);
    const off = labels.reduce((most, label, i) => Math.max(most, Math.abs(values[i] - label)), 0);
    expect(off).toBeGreaterThan(0);
    expect(off).toBeLessThan(network.float32Error);
  });

  it.each([
    ['at random', 300],
    ['in three clusters', 30],
    ['on a line', 2000],
  ])('a classifier of the harness makes no error on points %s, %i of them', async (cloud, n) => {
    const points = clouds[cloud](n);
    const labels = labelsOf(n);
    const networks = Array.from({ length: 20 }, (_, seed) => memorizer(points, Array.from(labels), { seed }));
    const network = networks.reduce((best, other) => (other.float32Error < best.float32Error ? other : best));
    const model = memorizerModel(network, 10);
    const data = { images: points, labels, imageShape: [4, 4, 1] };
    const parameters = model.init(0, [4, 4, 1], 10);
    const sizes = Object.values(parameters).map(({ size }) => size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(network.weightCount);
    expect(model.name).toBe(`memorizer of ${2 * n + d} weights`);
    expect(errorRate(await predict(model, parameters, data), labels)).toBe(0);
    for (const parameter of Object.values(parameters)) parameter.dispose();
    const values = await layersModel(network, points, 0.5);
    expect(Int32Array.from(values, Math.round)).toEqual(labels);
  });
});

it('float32 keeps the values of a hundred points, and says where it keeps no more', () => {
  expect(build('at random', 100)[2].float32Error).toBeLessThan(0.1);
  const network = build('at random', 1000)[2];
  const message =
    /^`network` must be within 0.5 of its values in float32, got [\d.]+; take fewer points or another seed, centre the points, or keep to `evaluate`, which has float64$/;
  expect(() => memorizerModel(network, 10)).toThrow(message);
  expect(() => layerWeights(network)).toThrow(message);
  expect(layerWeights(network, 100)).toHaveLength(3);
  expect(() => layerWeights(network, 0)).toThrow('`tolerance` must be a number above 0, got 0');
});

it('is out of the question where weights overflow float32', () => {
  expect(() => layerWeights(memorizer([0, 1e-40], [0, 1]))).toThrow('of its values in float32, got Infinity');
});
