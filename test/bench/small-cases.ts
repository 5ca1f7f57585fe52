import * as tfdata from '@tensorflow/tfjs-data';
import {
  corrupt,
  corruptLabelsInto,
  randomizePixels,
  replaceWithGaussian,
  shufflePixels,
  uniform,
} from '../../src/index.js';
import type { Kernels } from '../../src/kernels/bulk-loops.js';
import type { Case } from './server.js';

const SIZE = 3072;
/** So many that V8 has compiled what a data set of usual size takes most of its time in. */
const IMAGES = 20_000;
const EXAMPLES = 20_000;
const classes = 10;
const seed = 42;

/** `times` runs of a short piece of work. */
export function repeated(work: (run: number) => unknown, times: number, prepare?: () => unknown): Case {
  return {
    work: () => {
      for (let run = 0; run < times; run++) work(run);
    },
    scale: 1 / times,
    ...(prepare && { prepare }),
  };
}

/** One image of 3,072 values at a time, each another example. */
export function imageCases(engine: string, kernels: Kernels | undefined): Record<string, Case> {
  const image = new Float32Array(SIZE).fill(1);
  const out = new Float32Array(SIZE);
  const options = (run: number) => ({ imageShape: [32, 32, 3], seed, ids: { first: run } });
  const each = { channels: 'independent' } as const;
  const statistics = { mean: 0.5, std: 0.25 };
  return {
    [`${engine}.one.shuffled`]: repeated(
      (run) => shufflePixels(image, { ...options(run), ...each }, { out, kernels }),
      IMAGES,
    ),
    [`${engine}.one.random`]: repeated(
      (run) => randomizePixels(image, { ...options(run), ...each }, { out, kernels }),
      IMAGES,
    ),
    [`${engine}.one.gaussian`]: repeated(
      (run) => replaceWithGaussian(image, { ...options(run), statistics }, { out, kernels }),
      IMAGES,
    ),
  };
}

const examples = () => Array.from({ length: EXAMPLES }, (_, id) => ({ xs: id, ys: id % classes }));
const labelNoise = { seed, labels: { noise: uniform(0.4), classes } };

/** Reads a data set of `tf.data` to its end. */
async function readAll(dataset: { iterator(): Promise<{ next(): Promise<{ done?: boolean }> }> }) {
  const iterator = await dataset.iterator();
  while (!(await iterator.next()).done);
}

/** Examples with a label, one at a time, in a generator and in `tf.data`; time an example. */
export const exampleCases: Readonly<Record<string, Case>> = (() => {
  const list = examples();
  const generator = function* () {
    yield* list;
  };
  const scale = 1 / EXAMPLES;
  return {
    'example.generator': {
      work: () => {
        for (const _ of generator());
      },
      scale,
    },
    'example.corrupt': {
      work: () => {
        for (const _ of corrupt(generator(), labelNoise));
      },
      scale,
    },
    'example.tf-data': { work: () => readAll(tfdata.array(list).map((example) => example)), scale },
    'example.tf-data-corrupt': { work: () => readAll(corrupt(tfdata.array(list), labelNoise)), scale },
  };
})();

/** What plans copy so that nothing written afterwards changes them: labels, a byte each, and listed ids. */
export function copyCases(labels: () => Int32Array): Record<string, Case> {
  let ids: number[] = [];
  const prepare = () => {
    ids = Array.from(labels().subarray(0, 1_000_000), (_, i) => i);
  };
  const some = () => labels().subarray(0, ids.length);
  const options = { noise: uniform(0.4), classes, seed };
  return {
    'copies.labels': { work: () => new Uint8Array(labels()), prepare: labels },
    'copies.ids': { work: () => Array.from(ids), prepare },
    'copies.listed': { work: () => corruptLabelsInto(some(), { ...options, ids }, {}), prepare },
  };
}
