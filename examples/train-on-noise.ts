import '@tensorflow/tfjs-backend-wasm';
import { setBackend } from '@tensorflow/tfjs-core';
import { corruptLabels, uniform } from 'rethink-gen';
import { generateDigits } from 'rethink-gen/experiments';
import { mlp, perImageStandardization, train } from 'rethink-gen/train';

await setBackend('wasm');
const { train: digits, test } = generateDigits({ train: 300, test: 500 });
const { labels } = corruptLabels(digits.labels, { noise: uniform(1), classes: 10, seed: 1 });
const options = { classes: 10, seed: 1, epochs: 200, imageSteps: [perImageStandardization()], test };
const { end, history } = await train(mlp([512]), { ...digits, labels }, options);
const { epoch, trainError, testError } = history[history.length - 1];
console.log(`${end} at epoch ${epoch}: training error ${trainError}, test error ${testError}`);
