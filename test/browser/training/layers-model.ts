import { tensor, train } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { digestValues } from '../../../src/digests/digest.js';

/** Values of both signs, the same in every engine. */
const values = (shape: readonly number[], seed: number) => {
  const size = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float32Array.from({ length: size }, (_, i) => (((i + 1) * 7919 * (seed + 1)) % 251) / 251 - 0.5),
    [...shape],
  );
};

/** Fits a LayersModel with convolutions and batch normalisation on the current backend: SHA-256 of each weight. */
export async function trainLayersModel(epochs: number): Promise<string[]> {
  const model = sequential({
    layers: [
      layers.conv2d({ inputShape: [8, 8, 3], filters: 5, kernelSize: 3, padding: 'same' }),
      layers.batchNormalization(),
      layers.activation({ activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same' }),
      layers.flatten(),
      layers.dense({ units: 3, activation: 'softmax' }),
    ],
  });
  model.setWeights(model.getWeights().map(({ shape }, k) => values(shape, k)));
  model.compile({ optimizer: train.momentum(0.05, 0.9), loss: 'categoricalCrossentropy' });
  const classes = Array.from({ length: 12 }, (_, i) => [0, 1, 2].map((c) => Number(c === i % 3)));
  const fitting = { epochs, batchSize: 12, shuffle: false, verbose: 0 } as const;
  await model.fit(values([12, 8, 8, 3], 9), tensor(classes), fitting);
  const weights = await Promise.all(model.getWeights().map((weight) => weight.data()));
  model.dispose();
  if (!weights.every((weight) => weight.every(Number.isFinite))) throw new Error('the training diverged');
  return weights.map((weight) => digestValues(weight as Float32Array));
}
