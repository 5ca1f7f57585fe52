/**
 * Trains a tiny convolutional network on the backend of the first argument, whole and once more from a checkpoint in the middle
 * of an epoch, and prints what came out as JSON.
 */
import { memory } from '@tensorflow/tfjs-core';
import { startBackend } from '../../dist/node.js';
import { cnn, predict, train } from '../../dist/train.js';

const { identity } = await startBackend(process.argv[2]);
const data = {
  images: Float32Array.from({ length: 24 * 36 }, (_, i) => Math.sin(i * i)),
  labels: Array.from({ length: 24 }, (_, i) => i % 3),
  imageShape: [6, 6, 1],
};
let kept;
const store = {
  name: 'memory',
  read: async () => kept,
  write: async (bytes) => {
    kept = bytes;
  },
};
const options = { classes: 3, seed: 1, epochs: 2, batchSize: 4, test: data, stop: [] };
const before = memory().numTensors;
const whole = await train(cnn([4]), data, options);
const tensors = memory().numTensors - before - Object.keys(whole.parameters).length;
await train(cnn([4]), data, { ...options, steps: 8, checkpoints: { store } });
const resumed = await train(cnn([4]), data, { ...options, checkpoints: { store } });
const { probabilities } = await predict(cnn([4]), whole.parameters, data);
console.log(
  JSON.stringify({
    ...{ identity, tensors, environment: whole.environment, history: whole.history },
    ...{ resumed: resumed.history, probabilities: Array.from(probabilities) },
  }),
);
