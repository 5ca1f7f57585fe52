import * as layers from '@tensorflow/tfjs-layers';
import { cnn, type ImageSize, type Model, mlp, smallAlexNet, smallInception } from '../../src/train.js';

/** Examples in a batch of the training rows. */
export const BATCH = 128;

/** Classes of the training rows. */
export const CLASSES = 10;

/** A network whose training steps are timed. */
export interface Network {
  readonly title: string;
  readonly model: Model;
  readonly shape: ImageSize;
  /** The same as a LayersModel, where tfjs-layers has the layers for it. */
  readonly layersModel?: () => layers.LayersModel;
  /** Steps of a round, the least of which counts. */
  readonly steps: number;
  /** Images in a batch on the cpu backend, whose convolutions take seconds an image. */
  readonly onCpu: number;
}

const { layers: make } = layers;

const perceptron = (shape: ImageSize, hidden: readonly number[]) => () => {
  const model = layers.sequential({ layers: [make.flatten({ inputShape: [...shape] })] });
  for (const units of hidden) model.add(make.dense({ units, activation: 'relu' }));
  model.add(make.dense({ units: CLASSES, activation: 'softmax' }));
  return model;
};

const convolutional = (shape: ImageSize, filters: readonly number[]) => () => {
  const model = layers.sequential();
  filters.forEach((count, k) => {
    const input = k === 0 ? { inputShape: [...shape] } : {};
    model.add(make.conv2d({ ...input, filters: count, kernelSize: 3, padding: 'same', useBias: false }));
    model.add(make.batchNormalization());
    model.add(make.activation({ activation: 'relu' }));
    model.add(make.maxPooling2d({ poolSize: 2 }));
  });
  model.add(make.flatten());
  model.add(make.dense({ units: CLASSES, activation: 'softmax' }));
  return model;
};

const digits: ImageSize = [28, 28, 1];
const cifar: ImageSize = [32, 32, 3];
const cropped: ImageSize = [28, 28, 3];

/** The networks by the names of their cases; `training_peer.py` has the same. */
export const NETWORKS: Readonly<Record<string, Network>> = {
  'mlp-1x512': {
    title: 'MLP 1x512 on 28 x 28 x 1',
    ...{ model: mlp([512]), shape: digits, steps: 20, onCpu: BATCH, layersModel: perceptron(digits, [512]) },
  },
  'mlp-3x512': {
    title: 'MLP 3x512 on 32 x 32 x 3',
    ...{ model: mlp([512, 512, 512]), shape: cifar, steps: 10, onCpu: BATCH },
    layersModel: perceptron(cifar, [512, 512, 512]),
  },
  cnn: {
    title: 'CNN 32-64 on 32 x 32 x 3',
    ...{
      model: cnn([32, 64]),
      shape: cifar,
      steps: 4,
      onCpu: 2,
      layersModel: convolutional(cifar, [32, 64]),
    },
  },
  alexnet: {
    title: 'small AlexNet on 28 x 28 x 3',
    model: smallAlexNet(),
    shape: cropped,
    steps: 2,
    onCpu: 2,
  },
  inception: {
    title: 'small Inception on 28 x 28 x 3',
    model: smallInception(),
    shape: cropped,
    steps: 1,
    onCpu: 1,
  },
};
