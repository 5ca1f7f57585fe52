import { dispose, memory, ready, setBackend } from '@tensorflow/tfjs-core';
import { digestValues } from '../../../src/digests/digest.js';
import { corruptData, generateDigits } from '../../../src/experiments.js';
import { type CheckpointStore, type Environment, mlp, train } from '../../../src/train.js';
import { SMALL_MODELS } from '../../models/small-models.js';

/** What a training gave, as JSON. */
export interface Outcome {
  readonly losses: readonly number[];
  /** SHA-256 of each parameter. */
  readonly weights: readonly string[];
  readonly environment: Environment;
  readonly leaked: number;
  readonly end: string;
}

const N = 12;
const data = {
  images: Float32Array.from({ length: N * 192 }, (_, i) => Math.round(97 * Math.sin(i * i)) / 97),
  labels: Int32Array.from({ length: N }, (_, i) => i % 3),
  imageShape: [8, 8, 3],
};

/** Trains a model for some steps on a backend (`threads` is the wasm backend, however it came up). */
export async function trainOn(
  backend: string,
  model: string,
  steps: number,
  store?: CheckpointStore,
  abortAt?: number,
): Promise<Outcome> {
  if (!(await setBackend(backend))) throw new Error(`the backend ${backend} did not start`);
  await ready();
  const before = memory().numTensors;
  const abort = new AbortController();
  const { parameters, history, environment, end } = await train(SMALL_MODELS[model](), data, {
    ...{ classes: 3, seed: 11, epochs: steps, steps, batchSize: 6, learningRate: 0.01, stop: [] },
    ...(store && { checkpoints: { store } }),
    signal: abort.signal,
    onStep: (step) => step === abortAt && abort.abort(),
  });
  const values = await Promise.all(Object.values(parameters).map((parameter) => parameter.data()));
  const weights = values.map((value) => digestValues(value as Float32Array));
  dispose(parameters);
  const leaked = memory().numTensors - before;
  const losses = history.flatMap(({ trainLoss, onlineLoss }) => [trainLoss, onlineLoss]);
  return { losses, weights, environment, leaked, end };
}

/** Trains MLP 1x512 on a backend for some milliseconds, aborts it then, and resolves to the milliseconds until it has ended. */
export async function abortAfter(backend: string, milliseconds: number): Promise<number> {
  await setBackend(backend);
  const { train: digits } = corruptData(generateDigits({ train: 1024, test: 10 }), 'labels', 1, 1);
  const options = { classes: 10, seed: 1, batchSize: 64, epochs: 1000, stop: [] };
  // An epoch first: a device compiles its programs for new shapes for seconds, and no abort can end that.
  const begun = await train(mlp([512]), digits, { ...options, epochs: 1 });
  dispose(begun.parameters);
  const abort = new AbortController();
  let aborted = Number.NaN;
  setTimeout(() => {
    aborted = performance.now();
    abort.abort();
  }, milliseconds);
  const { end, parameters } = await train(mlp([512]), digits, { ...options, signal: abort.signal });
  const passed = performance.now() - aborted;
  dispose(parameters);
  if (end !== 'aborted') throw new Error(`ended as ${end}`);
  return passed;
}
