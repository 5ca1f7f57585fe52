/**
 * Training steps of the paper's networks on one backend of TensorFlow.js, as lines of JSON: first the machine, then a line a
 * network. Batches of 28 x 28 x 3 that are there already; SGD with momentum.
 *
 * `--backend webgpu|wasm|cpu`, `--seconds` of measurement a network and kind, `--batch` examples, `--width` of the convolutional networks,
 * `--peer PYTHON` for PyTorch on CUDA as well.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { type BackendName, startBackend } from '../../src/node/backend.js';
import { gradientStep } from '../../src/train/gradient-step.js';
import { type ImageSize, type Model, mlp, smallAlexNet, smallInception } from '../../src/train.js';
import { BATCH, CLASSES } from './networks.js';
import { BenchProcess } from './process.js';

const { values } = parseArgs({
  options: {
    backend: { type: 'string', default: 'webgpu' },
    seconds: { type: 'string', default: '10' },
    batch: { type: 'string', default: `${BATCH}` },
    width: { type: 'string', default: '1' },
    peer: { type: 'string' },
  },
});
const [seconds, batch, width] = [values.seconds, values.batch, values.width].map(Number);

/** Steps before the measurement, in which pipelines are compiled and memory is taken. */
const WARM_UP = 5;

/** Steps a reading of the loss, as `train` does on a GPU. */
const STEPS_A_READING = 16;

const SHAPE: ImageSize = [28, 28, 3];

/** By the names that `training_peer.py` has for them. */
const NETWORKS: Readonly<Record<string, Model>> = {
  'crops-mlp-1x512': mlp([512]),
  'crops-mlp-3x512': mlp([512, 512, 512]),
  alexnet: smallAlexNet({ width }),
  inception: smallInception({ width }),
  'inception-plain': smallInception({ width, normalization: 'none' }),
};

/** Takes `steps` training steps, reads the last loss, and returns it. */
type Steps = (steps: number) => Promise<number>;

/** Milliseconds a step. */
async function timesOf(run: (steps: number) => Promise<unknown>, steps: number) {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (times.length < 3 || (performance.now() < end && times.length < 500)) {
    const start = performance.now();
    const told = await run(steps);
    times.push(
      (typeof told === 'object' ? (told as { wall: number }).wall : performance.now() - start) / steps,
    );
  }
  times.sort((a, b) => a - b);
  return { readings: times.length, medianMs: times[times.length >> 1], leastMs: times[0] };
}

/** Steps with the loss read after each one, and after every 16th. */
async function measured(run: (steps: number) => Promise<unknown>) {
  return { eachRead: await timesOf(run, 1), every16thRead: await timesOf(run, STEPS_A_READING) };
}

/** The bare gradient step of this library. */
function stepsOf(model: Model): Steps {
  const [height, width, channels] = SHAPE;
  const pixels = Float32Array.from(
    { length: batch * height * width * channels },
    (_, i) => ((i * 7919) % 255) / 127.5 - 1,
  );
  const classes = Int32Array.from({ length: batch }, (_, i) => i % CLASSES);
  const data = {
    images: tf.tensor4d(pixels, [batch, height, width, channels]),
    labels: tf.cast(tf.oneHot(tf.tensor1d(classes, 'int32'), CLASSES), 'float32') as tf.Tensor2D,
    ...{ seed: 0, epoch: 0, examples: Array.from({ length: batch }, (_, i) => i) },
  };
  const parameters = model.init(0, SHAPE, CLASSES);
  const momentum = tf.train.momentum(0.01, 0.9);
  return async (steps) => {
    let last = Number.NaN;
    for (let step = 1; step <= steps; step++) {
      const { loss, logits } = gradientStep(model, parameters, momentum, () => 0, data);
      if (step === steps) [last] = await loss.data();
      tf.dispose([loss, logits]);
    }
    return last;
  };
}

const print = (line: unknown) => console.log(JSON.stringify(line));

/** A line of JSON, or one with the error. */
async function report(network: string, engine: string, measure: () => Promise<object>) {
  try {
    print({ network, engine, ...(await measure()) });
  } catch (error) {
    print({ network, engine, error: String(error) });
    process.exitCode = 1;
  }
}

const { identity } = await startBackend(values.backend as BackendName);
print({
  ...identity,
  node: process.version,
  processor: cpus()[0]?.model,
  date: new Date().toISOString(),
  batch,
  width,
});
const peer =
  values.peer && (await BenchProcess.start(values.peer, ['test/bench/training_peer.py', '--device', 'cuda']));
if (peer) print({ peer: peer.versions });
for (const [name, model] of Object.entries(NETWORKS)) {
  await report(name, values.backend, async () => {
    const run = stepsOf(model);
    const losses: number[] = [];
    for (let step = 0; step < WARM_UP; step++) { losses.push(await run(1)); console.error(step, losses, performance.now()); }
    return { ...(await measured(run)), losses };
  });
  if (!peer) continue;
  await report(name, 'PyTorch', async () => {
    await peer.time(name, WARM_UP);
    return measured((steps) => peer.time(`${name}*${steps}`));
  });
}
if (peer) peer.end();
