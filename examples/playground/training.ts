import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { dispose, env, setBackend } from '@tensorflow/tfjs-core';
import { scaleBytes, standardizeImages } from 'rethink-gen/experiments';
import { type LabelledImages, mlp, type Observation, stepDecay, train } from 'rethink-gen/train';
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

/** Starts the wasm backend from the files beside this script, without its threads: they gain nothing on networks this small. */
function startBackend(): Promise<unknown> {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(new URL('./', import.meta.url).href);
  return setBackend('wasm');
}

/** Trains the network of the page on a setting's data. */
export async function runTraining(setting: Setting, { every, onFrame, signal }: Watch): Promise<Finished> {
  started ??= startBackend();
  await started;
  const data = dataOf(setting);
  const [seen, unseen] = [standardized(data.train), standardized(data.test)];
  const start = performance.now();
  const { end, steps, history, environment, parameters } = await train(mlp([TASK.units]), seen, {
    classes: TASK.classes,
    seed: setting.seed,
    epochs: TASK.epochs,
    batchSize: TASK.batchSize,
    learningRate: stepDecay(setting.rate, TASK.decay),
    test: unseen,
    observe: { every },
    onObservation: (observation) => onFrame(frameOf(observation)),
    signal,
  });
  dispose(parameters);
  return { end, steps, history, environment, milliseconds: performance.now() - start };
}

/** Images as `perImageStandardization()` makes them, to the bit, but once and not anew for each batch. */
function standardized(data: LabelledImages): LabelledImages {
  const images = data.images instanceof Uint8Array ? scaleBytes(data.images) : data.images;
  return { ...data, images: standardizeImages(images, TASK.side ** 2) };
}

/** An observation as accuracies. */
export function frameOf(observation: Observation): Frame {
  const { steps, epoch, trainLoss, trainError, testError = Number.NaN, predictions } = observation;
  const { cleanError, corruptedError, corruptedOriginalError } = observation.memorization ?? {
    cleanError: trainError,
    corruptedError: Number.NaN,
    corruptedOriginalError: Number.NaN,
  };
  return {
    steps,
    epoch,
    predictions: Uint8Array.from(predictions),
    loss: trainLoss,
    train: 1 - trainError,
    clean: 1 - cleanError,
    corrupted: 1 - corruptedError,
    truth: 1 - corruptedOriginalError,
    test: 1 - testError,
  };
}
