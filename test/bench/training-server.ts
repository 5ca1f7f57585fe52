/** Training steps of batches of 128 on one backend of TensorFlow.js (the argument), as `networks.ts` names the networks. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { gradientStep } from '../../src/train/gradient-step.js';
import { train } from '../../src/train.js';
import { installWasmTraining } from '../../src/wasm-training.js';
import { BATCH, CLASSES, NETWORKS, type Network } from './networks.js';
import { type Case, serve } from './server.js';

const backend = process.argv[2];

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
await tf.setBackend(backend);
await tf.ready();

const optimizer = () => tf.train.momentum(0.01, 0.9);
const labels = (count: number) => Int32Array.from({ length: count }, (_, i) => i % CLASSES);

/** Images and one-hot labels of a batch. */
function batch({ shape }: Network, count: number) {
  const [height, width, channels] = shape;
  const oneHot = tf.cast(tf.oneHot(tf.tensor1d(labels(count), 'int32'), CLASSES), 'float32') as tf.Tensor2D;
  return { images: tf.randomNormal([count, height, width, channels]) as tf.Tensor4D, labels: oneHot };
}

/** What a case needs is made once, when it is first asked for. */
function lazily<Made>(make: () => Made, work: (made: Made) => unknown, scale = 1): Case {
  let made: Made | undefined;
  const prepare = () => {
    made ??= make();
  };
  return { prepare, work: () => work(made as Made), scale };
}

/** The bare gradient step of this library: forward, backward, optimiser, and the loss read. */
function bareStep(network: Network, count = BATCH): Case {
  const { model, shape } = network;
  const make = () => ({
    parameters: model.init(0, shape, CLASSES),
    data: {
      ...batch(network, count),
      seed: 0,
      epoch: 0,
      examples: Array.from({ length: count }, (_, i) => i),
    },
    momentum: optimizer(),
  });
  const step = async ({ parameters, data, momentum }: ReturnType<typeof make>) => {
    const { loss, logits } = gradientStep(model, parameters, momentum, () => 0, data);
    await loss.data();
    tf.dispose([loss, logits]);
  };
  return lazily(make, step, BATCH / count);
}

/**
 * A step of `train`: the batch made of the data, the gradient step, the metrics, and the turn of the event loop; the least
 * of the second half of the steps (two at least: the first steps of a training grow the memory, page by page).
 */
function loopStep({ model, shape, ...network }: Network): Case {
  const steps = Math.max(2, network.steps);
  const size = shape[0] * shape[1] * shape[2];
  const examples = 2 * steps * BATCH;
  const images = new Float32Array(examples * size).map((_, i) => ((i * 7919) % 255) / 255);
  return {
    work: async () => {
      let [cpu, wall] = [process.cpuUsage(), performance.now()];
      const abort = new AbortController();
      let least = { cpu: Number.POSITIVE_INFINITY, wall: 0 };
      const onStep = (step: number) => {
        const { user, system } = process.cpuUsage(cpu);
        const times = { cpu: (user + system) / 1000, wall: performance.now() - wall };
        if (step > steps && times.cpu < least.cpu) least = times;
        if (step === 2 * steps) abort.abort();
        [cpu, wall] = [process.cpuUsage(), performance.now()];
      };
      const data = { images, labels: labels(examples), imageShape: shape };
      const { signal } = abort;
      const options = { classes: CLASSES, seed: 0, epochs: 1, batchSize: BATCH, onStep, signal };
      const { parameters } = await train(model, data, options);
      tf.dispose(parameters);
      return least;
    },
  };
}

/** A step of `LayersModel.fit`: one epoch of one batch. */
function layersStep(network: Network, kernels: 'shipped' | 'ours'): Case | undefined {
  const { layersModel } = network;
  if (!layersModel) return undefined;
  const make = () => {
    const model = layersModel();
    model.compile({ optimizer: optimizer(), loss: 'categoricalCrossentropy' });
    return { model, ...batch(network, BATCH) };
  };
  return lazily(make, async ({ model, images, labels }): Promise<'absent' | undefined> => {
    const undo = kernels === 'ours' ? installWasmTraining() : () => {};
    try {
      await model.fit(images, labels, { batchSize: BATCH, epochs: 1, verbose: 0 });
      return undefined;
    } catch (error) {
      if (!String(error).includes('not registered for backend')) throw error;
      return 'absent';
    } finally {
      undo();
    }
  });
}

const cases: Record<string, Case> = {};
for (const [name, network] of Object.entries(NETWORKS)) {
  if (backend === 'cpu') {
    cases[`bare.${name}`] = bareStep(network, network.onCpu);
    continue;
  }
  cases[`bare.${name}`] = bareStep(network);
  cases[`loop.${name}`] = loopStep(network);
  for (const kernels of ['shipped', 'ours'] as const) {
    const step = layersStep(network, kernels);
    if (step) cases[`layers-${kernels}.${name}`] = step;
  }
}

await serve(`training on TensorFlow.js ${tf.version_core}, ${tf.getBackend()}`, cases);
