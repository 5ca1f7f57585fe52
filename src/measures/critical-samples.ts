import * as tf from '@tensorflow/tfjs-core';
import { copyOf } from '../datasets/check-examples.js';
import { wrongKind } from '../errors/argument-error.js';
import { checkMembers } from '../errors/check-members.js';
import { checkInteger, checkNumber, checkOptions, MOST_FLOAT } from '../errors/checks.js';
import { checkParameters } from '../models/check-parameters.js';
import { EVALUATION } from '../models/context.js';
import { freeingTape } from '../models/freeing-tape.js';
import { imageSizeOf, type Model, type Parameters } from '../models/model.js';
import { ADDRESS_OPTIONS, type Address } from '../plans/address.js';
import { countOf, type ImageShape, imageSides } from '../plans/images/image-shape.js';
import { type Addresses, highOf, lowOf, resolveIds } from '../random/example-ids.js';
import { ExampleWords } from '../random/example-words.js';
import { deriveKey } from '../random/key.js';
import { fillNormals } from '../random/normal.js';
import { checkLogits } from '../train/check-model.js';
import { explainMissing } from '../train/environment.js';
import { logOdds } from './log-odds.js';

/** The search for critical samples, in the units of the images. */
export interface CriticalSampleOptions extends Address {
  readonly imageShape: ImageShape;
  /** r: how far each value may move; above 0, at most 1e37. Arpit et al.: 0.3 if pixels go from 0 to 255. */
  readonly radius: number;
  /** alpha: the step along the sign of the gradient, at least 0. Default r * 0.25 / 0.3, the paper's. */
  readonly step?: number;
  /** beta: the standard deviation of the normal noise in each step, at least 0. Default r * 0.2 / 0.3, the paper's. */
  readonly noise?: number;
  /** Steps at most. The paper does not say; default 100, as in the code that its authors passed on. */
  readonly iterations?: number;
  /** Images searched at a time. Default 100. */
  readonly batchSize?: number;
}

/** What was found. */
export interface CriticalSamples {
  /** The critical sample ratio: the share of images that have a critical sample near them. */
  readonly ratio: number;
  /** 1 for each of these images. */
  readonly critical: Uint8Array;
  /** The class predicted for each image itself. */
  readonly predictions: Int32Array;
}

/**
 * The critical sample ratio: the share of images near which, within `radius` in each value, the search finds one that the
 * classifier gives another class (LASS, Langevin adversarial sample search). Each step goes down the gradient of the
 * predicted class's log-odds, by sign, and adds noise, addressed by seed, split, image and step; no step depends on what
 * else is in the batch.
 *
 * The model's operations need gradients: the layers of `rethink-gen/train` have them, those of `@tensorflow/tfjs-core`
 * get them from `@tensorflow/tfjs` or `@tensorflow/tfjs-layers`.
 *
 * Source: Arpit et al., "A closer look at memorization in deep networks", ICML 2017, section 4.1 and algorithm 1, whose
 * gradient is printed at the image itself; here, as in its code, at the sample so far.
 *
 * @param parameters of the trained model; left as they are
 * @param images n images one after another
 */
export async function criticalSamples(
  model: Pick<Model, 'apply'>,
  parameters: Parameters,
  images: Float32Array,
  given: CriticalSampleOptions,
): Promise<CriticalSamples> {
  const options = copyOf(given);
  checkMembers('model', model, 'a model, such as mlp([512])', { apply: 'method' }, 'more');
  checkParameters('parameters', parameters);
  const { n, size, addresses } = check(images, options);
  const { batchSize = 100, imageShape } = options;
  const logitsOf = (inputs: tf.Tensor) =>
    checkLogits(model.apply(parameters, inputs as tf.Tensor4D, EVALUATION), inputs.shape[0]);
  const critical = new Uint8Array(n);
  const predictions = new Int32Array(n);
  for (let from = 0; from < n; from += batchSize) {
    const to = Math.min(n, from + batchSize);
    const batch = tf.tensor(images.subarray(from * size, to * size), [to - from, ...imageSizeOf(imageShape)]);
    try {
      await search(logitsOf, batch, options, addresses, from, critical, predictions);
    } catch (error) {
      throw explainMissing(error);
    } finally {
      batch.dispose();
    }
  }
  return { ratio: critical.reduce((sum, value) => sum + value, 0) / n, critical, predictions };
}

/** Searches around the images of one batch, the first of them at position `from`. */
async function search(
  logitsOf: (images: tf.Tensor) => tf.Tensor2D,
  images: tf.Tensor,
  options: CriticalSampleOptions,
  addresses: Addresses,
  from: number,
  critical: Uint8Array,
  predictions: Int32Array,
): Promise<void> {
  const { radius, step = (radius * 0.25) / 0.3, noise = (radius * 0.2) / 0.3, iterations = 100 } = options;
  const count = images.shape[0];
  const classesOf = async (inputs: tf.Tensor) => {
    const classes = tf.tidy(() => tf.argMax(logitsOf(inputs), 1));
    const values = (await classes.data()) as Int32Array;
    classes.dispose();
    return values;
  };
  predictions.set(await classesOf(images), from);
  const predicted = predictions.subarray(from, from + count);
  const [least, most] = tf.tidy(() => [tf.sub(images, radius), tf.add(images, radius)]);
  let sample = images.clone();
  const stepped = (k: number) => {
    const odds = (inputs: tf.Tensor) => {
      const logits = logitsOf(inputs);
      return logOdds(logits, tf.oneHot(tf.tensor(predicted) as tf.Tensor1D, logits.shape[1]) as tf.Tensor2D);
    };
    const down = tf.mul(tf.sign(tf.grad(odds)(sample)), -step);
    const random = tf.tensor(
      stepNoise(options, addresses, from, count, images.size / count, k),
      images.shape,
    );
    return tf.minimum(tf.maximum(tf.add(sample, tf.add(down, tf.mul(random, noise))), least), most);
  };
  try {
    for (let k = 0; k < iterations && critical.subarray(from, from + count).includes(0); k++) {
      const next = freeingTape(() => stepped(k));
      sample.dispose();
      sample = next;
      const classes = await classesOf(sample);
      for (let i = 0; i < count; i++) if (classes[i] !== predicted[i]) critical[from + i] = 1;
    }
  } finally {
    tf.dispose([sample, least, most]);
  }
}

/** The noise of step `k` for the images of a batch. */
export function stepNoise(
  { seed, split = 'train' }: CriticalSampleOptions,
  addresses: Addresses,
  from: number,
  count: number,
  size: number,
  k: number,
): Float32Array {
  const key = deriveKey(seed, split, `critical samples:${k}`);
  const words = new ExampleWords();
  const values = new Float32Array(count * size);
  for (let i = 0; i < count; i++) {
    words.seek(key, lowOf(addresses, from + i), highOf(addresses, from + i));
    fillNormals(words, size, values, i * size);
  }
  return values;
}

function check(images: Float32Array, options: CriticalSampleOptions) {
  const own = {
    imageShape: true,
    radius: true,
    step: true,
    noise: true,
    iterations: true,
    batchSize: true,
  } as const;
  checkOptions(options, { ...own, ...ADDRESS_OPTIONS });
  const { imageShape, radius, step = 0, noise = 0, iterations = 1, batchSize = 1, ids } = options;
  if (!(images instanceof Float32Array)) throw wrongKind('images', 'a Float32Array', images);
  const { size } = imageSides(imageShape);
  const n = countOf('images', images.length, size);
  checkNumber('radius', radius, { above: 0, most: MOST_FLOAT });
  checkNumber('step', step, { least: 0, most: MOST_FLOAT });
  checkNumber('noise', noise, { least: 0, most: MOST_FLOAT });
  checkInteger('iterations', iterations, 1);
  checkInteger('batchSize', batchSize, 1);
  deriveKey(options.seed, options.split ?? 'train', 'critical samples:0');
  return { n, size, addresses: resolveIds(ids, n) };
}
