/**
 * The learning curve of the paper's MLP 1x512 on CIFAR-10 (appendix A: the middle 28 x 28 of each image, standardised;
 * batches of 128, momentum 0.9, learning rate 0.01 times 0.95 after each epoch): the first epochs at which the batches, as
 * they are trained on, are classified with accuracies of 0.90, 0.95 and 0.97, and where the last epoch stands.
 *
 *     npx tsx examples/mlp-curve.ts --data DIR [--images 50000] [--rate 0] [--epochs 28] [--decay-epochs 1] [--seed 0]
 *
 * DIR holds CIFAR-10 in its binary version, whichever of its batches there are; `--images` takes the first of them, `--rate`
 * is the share of labels that are replaced by uniform ones, in the test set too, as in the paper's figure 1c.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { corruptLabels, uniform } from 'rethink-gen';
import { firstExamples } from 'rethink-gen/experiments';
import { errorRate, mlp, perImageStandardization, predict, stepDecay, train } from 'rethink-gen/train';
import { cropDataset } from '../src/experiments/data-json.js';
import { readDataFolder } from '../src/node/data-folder.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    images: { type: 'string', default: '50000' },
    rate: { type: 'string', default: '0' },
    epochs: { type: 'string', default: '28' },
    'decay-epochs': { type: 'string', default: '1' },
    seed: { type: 'string', default: '0' },
  },
});
if (!values.data) throw new Error('give the folder of CIFAR-10 (binary version) as --data DIR');
const [rate, seed] = [Number(values.rate), Number(values.seed)];

const dataset = cropDataset(readDataFolder(values.data), 28);
const { imageShape, images, labels: trueLabels } = firstExamples(dataset.train, Number(values.images));
const count = trueLabels.length;
const noise = { noise: uniform(rate), classes: 10, seed } as const;
const { labels } = corruptLabels(trueLabels, noise);
const { test } = dataset;
const corruptedTestLabels = corruptLabels(test.labels, { ...noise, split: 'test' }).labels;

setWasmPaths(`${dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm')))}/`);
await tf.setBackend('wasm');
const imageSteps = [perImageStandardization()];
const model = mlp([512]);
const begin = performance.now();
const { history, parameters, parameterCount } = await train(
  model,
  { images, labels, imageShape },
  {
    ...{ classes: 10, seed, epochs: Number(values.epochs), batchSize: 128, imageSteps, stop: [] },
    learningRate: stepDecay(0.01, 0.95, Number(values['decay-epochs'])),
    onEpoch: ({ epoch, onlineError, onlineLoss }) =>
      console.error(
        `epoch ${epoch}: online accuracy ${(1 - onlineError).toFixed(4)}, loss ${onlineLoss.toFixed(4)}`,
      ),
  },
);
const minutes = (performance.now() - begin) / 60000;
const tested = await predict(model, parameters, test, imageSteps);

const reached = (accuracy: number) => history.find((row) => 1 - row.onlineError >= accuracy)?.epoch ?? 'none';
const last = history[history.length - 1];
console.log(
  `${model.name}, ${parameterCount} parameters, ${count} images, labels corrupted at ${rate}, seed ${seed}`,
);
console.log(`online accuracy .90, .95, .97 first at epoch ${[0.9, 0.95, 0.97].map(reached).join(', ')}`);
console.log(
  `epoch ${last.epoch}: online accuracy ${(1 - last.onlineError).toFixed(3)}, online loss ${last.onlineLoss.toFixed(3)}, training accuracy ${(1 - last.trainError).toFixed(3)}, training loss ${last.trainLoss.toFixed(3)}`,
);
console.log(
  `test error ${errorRate(tested, test.labels).toFixed(3)}, against corrupted labels ${errorRate(tested, corruptedTestLabels).toFixed(3)}`,
);
console.log(`${minutes.toFixed(1)} minutes`);
tf.dispose(parameters);
