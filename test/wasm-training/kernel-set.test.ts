import { createHash } from 'node:crypto';
import { getGradient, getKernelsForBackend, tensor, train as tfTrain } from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installWasmTraining } from '../../src/wasm-training/install.js';
import { KERNEL_SET } from '../../src/wasm-training/kernel-set.js';
import { PLAIN, SHARED } from '../../src/wasm-training/module-bytes.js';
import { useBackend } from '../backend.js';
import { MODELS, trainOn } from '../browser/training/cases.js';

/**
 * What each version of the kernels stands for, a row a version. `code` changes with every change of the module or of what is
 * registered, `networks` and `layersModel` where the change alters the bits of a training (or where another TensorFlow.js
 * does: its version is recorded beside). Of a released version, `code` alone may be replaced; other bits are a new version,
 * in a row of its own.
 */
const VERSIONS: Readonly<Record<number, { code: string; networks: string; layersModel: string }>> = {
  1: { code: 'a48c9031ce0dfc2c', networks: '7c8ee08b35f39eb9', layersModel: '4e1aa5ab8f2465bb' },
};

const digest = (...parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** Values of both signs, the same in every engine. */
const values = (shape: readonly number[], seed: number) => {
  const size = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float32Array.from({ length: size }, (_, i) => (((i + 1) * 7919 * (seed + 1)) % 251) / 251 - 0.5),
    [...shape],
  );
};

/** Kernels and gradients on the wasm backend, by name. */
function registered(): Map<string, unknown> {
  return new Map(
    getKernelsForBackend('wasm').flatMap(({ kernelName, kernelFunc }): [string, unknown][] => [
      [kernelName, kernelFunc],
      [`gradient of ${kernelName}`, getGradient(kernelName)?.gradFunc],
    ]),
  );
}

describe('the version of the kernels', () => {
  let stock = new Map<string, unknown>();
  let uninstall = () => {};
  beforeAll(async () => {
    await useBackend('wasm');
    stock = registered();
    uninstall = installWasmTraining();
  });
  afterAll(() => uninstall());

  it('stands for a module and a list of what is registered', () => {
    const ours = [...registered()].filter(([name, what]) => what && what !== stock.get(name));
    const names = ours.map(([name]) => name).sort();
    expect(digest(PLAIN, SHARED, ...names)).toBe(VERSIONS[KERNEL_SET].code);
  });

  it('stands for the bits of every network', async () => {
    uninstall();
    const trained: string[] = [];
    for (const model of Object.keys(MODELS)) trained.push(...(await trainOn('wasm', model, 4)).weights);
    installWasmTraining();
    expect(digest(...trained)).toBe(VERSIONS[KERNEL_SET].networks);
  });

  it('stands for the bits of a LayersModel', async () => {
    const { conv2d, batchNormalization, activation, maxPooling2d, flatten, dense } = layers.layers;
    const model = layers.sequential({
      layers: [
        conv2d({ inputShape: [8, 8, 3], filters: 5, kernelSize: 3, padding: 'same' }),
        batchNormalization(),
        activation({ activation: 'relu' }),
        maxPooling2d({ poolSize: 2 }),
        conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same' }),
        flatten(),
        dense({ units: 3, activation: 'softmax' }),
      ],
    });
    model.setWeights(model.getWeights().map(({ shape }, k) => values(shape, k)));
    model.compile({ optimizer: tfTrain.momentum(0.05, 0.9), loss: 'categoricalCrossentropy' });
    const [images, labels] = [
      values([12, 8, 8, 3], 9),
      tensor(Array.from({ length: 12 }, (_, i) => [0, 1, 2].map((c) => Number(c === i % 3)))),
    ];
    await model.fit(images, labels, { epochs: 4, batchSize: 12, shuffle: false, verbose: 0 });
    const weights = await Promise.all(model.getWeights().map((weight) => weight.data()));
    expect(weights.every((weight) => weight.every(Number.isFinite))).toBe(true);
    expect(digest(...weights.map((weight) => Buffer.from(weight.slice().buffer).toString('hex')))).toBe(
      VERSIONS[KERNEL_SET].layersModel,
    );
    model.dispose();
  });
});
