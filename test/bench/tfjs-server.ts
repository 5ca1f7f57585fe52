import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import {
  corruptLabelsInto,
  randomizePixels,
  replaceWithGaussian,
  shufflePixels,
  uniform,
} from '../../src/index.js';
import { simd } from '../../src/simd.js';
import { type Case, serve } from './server.js';

const [IMAGES, LABELS] = process.argv.slice(2, 4).map(Number);
const backend = process.argv[4];
const SIZE = 3072;

/** Images and labels that a case works on; its time is multiplied up to the whole set. */
const SOME = Math.min(IMAGES, 2000);
const FEW = 20;

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
await tf.setBackend(backend);
await tf.ready();

const made = new Map<string, tf.Tensor>();
const once = (name: string, make: () => tf.Tensor) => {
  if (!made.has(name)) made.set(name, make());
  return made.get(name) as tf.Tensor;
};
const images = () => once('images', () => tf.randomUniform([SOME, 32, 32, 3]));
const flat = () => once('flat', () => tf.reshape(images(), [SOME, SIZE]));
const labels = () =>
  once('labels', () =>
    tf.tensor1d(
      new Int32Array(LABELS).map((_, i) => i % 10),
      'int32',
    ),
  );
const permutation = () =>
  once('permutation', () => tf.tensor1d(Int32Array.from(tf.util.createShuffledIndices(SIZE)), 'int32'));
/** Waits for a result and disposes its tensor (and does not search its plan for others). */
async function dispose(result: Promise<{ images: tf.Tensor } | { labels: tf.Tensor }>): Promise<void> {
  const made = await result;
  tf.dispose('images' in made ? made.images : made.labels);
}

const seed = 42;
const scale = IMAGES / SOME;
const options = { noise: uniform(0.4), classes: 10, seed };
const independent = { seed, channels: 'independent' } as const;
const statistics = { mean: 0.5, std: 0.25 };

const cases: Record<string, Case> = {
  'plain.gaussian.f32': {
    work: () => tf.randomNormal([SOME, 32, 32, 3], 0.5, 0.25, 'float32', seed).dispose(),
    scale,
  },
  'plain.shuffled.f32': {
    work: () => tf.gather(flat(), permutation() as tf.Tensor1D, 1).dispose(),
    prepare: () => [flat(), permutation()],
    scale,
  },
  'plain.random.f32': {
    work: () => {
      const rows = tf.tidy(() =>
        tf.concat(
          Array.from({ length: FEW }, (_, i) => {
            const order = tf.tensor1d(Int32Array.from(tf.util.createShuffledIndices(SIZE)), 'int32');
            return tf.gather(tf.slice(flat(), [i, 0], [1, SIZE]), order, 1);
          }),
        ),
      );
      rows.dispose();
    },
    prepare: flat,
    scale: IMAGES / FEW,
  },
  'plain.uniform.many': {
    work: () => {
      const noisy = tf.tidy(() =>
        tf.where(
          tf.less(tf.randomUniform([LABELS]), 0.4),
          tf.randomUniform([LABELS], 0, 10, 'int32'),
          labels(),
        ),
      );
      noisy.dispose();
    },
    prepare: labels,
  },
};

for (const [engine, kernels] of [
  ['ts', undefined],
  ['simd', simd],
] as const) {
  const how = { kernels };
  cases[`${engine}.gaussian.f32`] = {
    work: () => dispose(replaceWithGaussian(images(), { seed, statistics }, how)),
    prepare: images,
    scale,
  };
  cases[`${engine}.shuffled.f32`] = {
    work: () => dispose(shufflePixels(images(), independent, how)),
    prepare: images,
    scale,
  };
  cases[`${engine}.random.f32`] = {
    work: () => dispose(randomizePixels(images(), independent, how)),
    prepare: images,
    scale,
  };
  cases[`${engine}.uniform.many`] = {
    work: () => dispose(corruptLabelsInto(labels(), options, how)),
    prepare: labels,
  };
}

await serve(`TensorFlow.js ${tf.version_core}, ${tf.getBackend()}`, cases);
