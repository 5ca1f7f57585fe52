/**
 * What every backend must give to the bit: each public verb on small tensors, as digests of their values. The same cases run
 * on arrays in Node, which is where the expected digests come from.
 */
import * as tf from '@tensorflow/tfjs-core';
import { digestLabels, digestValues } from '../../src/digests/digest.js';
import {
  corrupt,
  corruptLabels,
  type ImageOperation,
  permuteLabels,
  randomizePixels,
  renameClasses,
  uniform,
} from '../../src/index.js';
import { IMAGE_OPERATIONS } from '../../src/plans/images/image-operations.js';
import { IMAGE_CASES, IMAGE_OPERATION_CASES } from '../images/operations.js';
import { labelNoises } from '../label-noises.js';

const n = 64;
const classes = 10;
const labels = Int32Array.from({ length: n }, (_, i) => (i * 7) % classes);
const pixels = Float32Array.from({ length: n * 60 }, (_, k) => (((k * 2654435761) >>> 8) % 511) / 256 - 1);
const imageShape = [4, 5, 3];
const both = {
  seed: 'both',
  labels: { noise: uniform(0.5), classes },
  images: { operation: randomizePixels },
};

/** A case on tensors and the same case on arrays. */
type Case = {
  readonly tensors: () => Promise<tf.Tensor>;
  readonly arrays: () => Float32Array | Int32Array;
  /** Whether the images must stay on a device. */
  readonly stays?: true;
};

/** Images that refuse to be read, where they are to stay on the device. */
function images(readable: boolean): tf.Tensor4D {
  const tensor = tf.tensor4d(pixels, [n, 4, 5, 3]);
  if (!readable) tensor.data = () => Promise.reject(new Error('the images were read'));
  return tensor;
}

const imageCase =
  (operation: ImageOperation, options: object) =>
  (onDevice: boolean): Case => {
    const { verb } = IMAGE_OPERATION_CASES[operation];
    const stays = IMAGE_OPERATIONS[operation].movesOnly;
    return {
      ...(stays && { stays }),
      tensors: async () => {
        const input = images(!(onDevice && stays));
        const { images: output } = await verb(input as never, { seed: 0, imageShape, ...options });
        input.dispose();
        return output as tf.Tensor;
      },
      arrays: () => verb(pixels, { seed: 0, imageShape, ...options }).images,
    };
  };

const labelCase = (apply: (labels: never) => unknown) => (): Case => ({
  tensors: async () => {
    const input = tf.tensor1d(labels, 'int32');
    const result = (await apply(input as never)) as { labels: tf.Tensor };
    input.dispose();
    return result.labels;
  },
  arrays: () => (apply(labels as never) as { labels: Int32Array }).labels,
});

const cases: Record<string, (onDevice: boolean) => Case> = {
  ...Object.fromEntries(
    labelNoises.map(([kind, make]) => [
      `label noise, ${kind}`,
      labelCase((input) => corruptLabels(input, { noise: make(0.4, classes), classes, seed: 0 })),
    ]),
  ),
  'permuted labels': labelCase((input) => permuteLabels(input, { classes, seed: 1 })),
  'renamed classes': labelCase((input) => renameClasses(input, { classes, seed: 2 })),
  ...Object.fromEntries(
    IMAGE_CASES.flatMap(([operation, { variants }]) =>
      Object.entries(variants).map(([name, options]) => [
        `${operation}, ${name}`,
        imageCase(operation, options),
      ]),
    ),
  ),
  'shuffled pixels': imageCase('shuffled-pixels', { seed: 3 }),
  'shuffled pixels of half the images': imageCase('shuffled-pixels', { seed: 3, rate: 0.5 }),
  'random pixels': imageCase('random-pixels', { seed: 4 }),
  'random pixels, blocks of independent channels, a share': imageCase('random-pixels', {
    seed: 5,
    block: [2, 1],
    channels: 'independent',
    rate: 0.3,
  }),
  gaussian: imageCase('gaussian', { seed: 6, statistics: 'channel', rate: 0.7 }),
  'a wrapped data set': () => ({
    tensors: async () => {
      const source = { xs: images(true), ys: tf.tensor1d(labels, 'int32') };
      const { xs, ys } = await corrupt(source, both);
      tf.dispose([source.xs, source.ys, ys]);
      return xs;
    },
    arrays: () => corrupt({ xs: pixels, ys: labels }, { ...both, images: { ...both.images, imageShape } }).xs,
  }),
};

const digestOf = (values: Float32Array | Int32Array) =>
  values instanceof Int32Array ? digestLabels(values) : digestValues(values);

/** The digest of every case on arrays. */
export function arrayDigests(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cases).map(([name, make]) => [name, digestOf(make(false).arrays())]),
  );
}

/** The digest of every case on tensors of a backend, or what went wrong. */
export async function tensorDigests(backend: string): Promise<Record<string, string>> {
  if (!(await tf.setBackend(backend))) throw new Error(`no backend ${backend}`);
  await tf.ready();
  const onDevice = backend.startsWith('web');
  const digests: Record<string, string> = {};
  for (const [name, make] of Object.entries(cases)) {
    const before = tf.memory().numTensors;
    const output = await make(onDevice).tensors();
    digests[name] = digestOf((await output.data()) as Float32Array | Int32Array);
    output.dispose();
    if (tf.memory().numTensors !== before) digests[name] = 'a tensor leaked';
  }
  return digests;
}
