import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { argMax, dispose, setBackend, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { standardizeImages } from 'rethink-gen/experiments';
import { EVALUATION, mlp, perImageStandardization, stepDecay, train } from 'rethink-gen/train';
import { dataOf } from './data.js';
import type { Frame } from './frame.js';
import type { Finished } from './messages.js';
import type { Setting } from './setting.js';
import { TASK } from './task.js';

/** What a training tells on its way, and what ends it. */
export interface Watch {
  /** Steps from one frame to the next. */
  readonly every: number | 'epoch';
  /** The training waits for it. */
  readonly onFrame: (frame: Frame) => Promise<void>;
  readonly signal: AbortSignal;
}

let started: Promise<unknown> | undefined;

/** Starts the wasm backend from the files beside this script. */
function startBackend(): Promise<unknown> {
  setWasmPaths(new URL('./', import.meta.url).href);
  return setBackend('wasm');
}

/** Trains the network of the page on a setting's data. */
export async function runTraining(setting: Setting, { every, onFrame, signal }: Watch): Promise<Finished> {
  started ??= startBackend();
  await started;
  const data = dataOf(setting);
  const start = performance.now();
  // INTERIM
  const model = mlp([TASK.units]);
  let params: ReturnType<typeof model.init> = {};
  const spied = { ...model, init: (...a: Parameters<typeof model.init>) => (params = model.init(...a)) };
  const px = Math.ceil(TASK.train / TASK.batchSize);
  const stdTrain = standardizeImages(data.train.images, 256), stdTest = standardizeImages(data.test.images, 256);
  const classesOf = (images: Float32Array, n: number) => tidy(() => argMax(model.apply(params, tensor4d(images, [n, 16, 16, 1]), EVALUATION), 1).dataSync());
  const snap = (step: number) => {
    const p = Uint8Array.from(classesOf(stdTrain, TASK.train)), t = classesOf(stdTest, TASK.test);
    const L = data.train.labels, O = data.train.originalLabels ?? L;
    const acc = (f: (i: number) => boolean, w: ArrayLike<number>, q: ArrayLike<number> = p) => { let r = 0, n = 0; for (let i = 0; i < q.length; i++) if (f(i)) { n++; if (q[i] === w[i]) r++; } return r / n; };
    const m = (i: number) => L[i] !== O[i];
    void onFrame({ steps: step, epoch: step / px, predictions: p, loss: 1, train: acc(() => true, L), clean: acc((i) => !m(i), L), corrupted: acc(m, L), truth: acc(m, O), test: acc(() => true, data.test.labels, t) });
  };
  const k = every === 'epoch' ? px : every;
  const { end, steps, history, environment, parameters } = await train(spied, data.train, {
    onStep: (s) => { if (s === 1) snap(0); else if (s % k === 0) snap(s); },
    classes: TASK.classes,
    seed: setting.seed,
    epochs: TASK.epochs,
    batchSize: TASK.batchSize,
    learningRate: stepDecay(setting.rate, TASK.decay),
    imageSteps: [perImageStandardization()],
    test: data.test,
    signal,
  });
  dispose(parameters);
  return { end, steps, history, environment, milliseconds: performance.now() - start };
}
