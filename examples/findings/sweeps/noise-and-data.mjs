/**
 * How networks fit data otherwise than noise, by three more measures of Arpit et al. (ICML 2017): loss sensitivity, critical
 * samples, and dropout, each with 1,000 images of MNIST. Seeds from 101 on are the pilot.
 *
 *     npx rethink-gen sweep examples/findings/sweeps/noise-and-data.mjs --store noise-and-data --data DIR --backend wasm
 */
import { corruptData, crossed } from 'rethink-gen/experiments';
import { criticalSamples, lossSensitivity } from 'rethink-gen/measures';
import { batchOrder, environment, mlp, train } from 'rethink-gen/train';

const IMAGES = 1000;
const CLASSES = 10;
const SEEDS = [11, 12, 13, 14, 15, 101, 102, 103];

const [TRUE_LABELS, RANDOM_LABELS, GAUSSIAN_IMAGES] = [
  { corruption: 'labels', rate: 0 },
  { corruption: 'labels', rate: 1 },
  { corruption: 'gaussian', rate: 1 },
];

const MEASURES = {
  /** How unevenly the loss depends on the images: the Gini coefficient for two layers of 16 units, as in the paper. */
  'loss sensitivity': {
    noises: [TRUE_LABELS, RANDOM_LABELS, GAUSSIAN_IMAGES],
    async run({ seed, ...noise }, context) {
      const data = await drawnData(noise, seed, context, halved);
      const model = mlp([16, 16]);
      const parameters = model.init(seed, data.train.imageShape, CLASSES);
      const { gini, losses } = await lossSensitivity(model, parameters, data.train, {
        ...{ classes: CLASSES, seed, steps: 200, every: 20, batchSize: 100, learningRate: 0.1 },
      });
      disposeAll(parameters);
      return { gini, firstLoss: losses[0], lastLoss: losses.at(-1) };
    },
  },

  /** The share of test images with a critical sample nearby, after training. */
  'critical samples': {
    noises: [TRUE_LABELS, RANDOM_LABELS],
    async run({ seed, ...noise }, context) {
      const data = await drawnData(noise, seed, context);
      const { model, parameters, errors } = await trained(data, seed);
      const { images, imageShape } = data.test;
      const { ratio } = await criticalSamples(model, parameters, images, { imageShape, radius: 0.03, seed });
      disposeAll(parameters);
      return { ratio, ...errors };
    },
  },

  /** Errors in evaluation mode, after training with half of the hidden units dropped, and with none. */
  dropout: {
    noises: [0, 0.5].flatMap((dropout) =>
      [TRUE_LABELS, RANDOM_LABELS].map((noise) => ({ dropout, ...noise })),
    ),
    async run({ seed, dropout, ...noise }, context) {
      const data = await drawnData(noise, seed, context);
      const { parameters, errors } = await trained(data, seed, dropout);
      disposeAll(parameters);
      return errors;
    },
  },
};

/** Images drawn with the seed, and the first test images; pixels from 0 to 1. */
async function drawnData(
  { corruption, rate },
  seed,
  { readDataset, startBackend },
  resize = (split) => split,
) {
  const { train: all, test, ...dataset } = await readDataset('MNIST');
  await startBackend();
  const drawn = batchOrder(`${seed}: images`, 0, all.labels.length).subarray(0, IMAGES);
  const first = Uint32Array.from({ length: IMAGES }, (_, i) => i);
  const splits = { ...dataset, train: resize(pick(all, drawn)), test: resize(pick(test, first)) };
  const corrupted = corruptData(splits, corruption, rate, seed);
  return { train: scaled(corrupted.train), test: scaled(corrupted.test) };
}

function pick({ images, labels, imageShape }, ids) {
  const size = imageShape.reduce((product, side) => product * side);
  const picked = new Uint8Array(ids.length * size);
  ids.forEach((id, i) => picked.set(images.subarray(id * size, (id + 1) * size), i * size));
  return { images: picked, labels: Uint8Array.from(ids, (id) => labels[id]), imageShape };
}

/** Images of half the height and width: means of four pixels. */
function halved({ images, labels, imageShape: [height, width, channels] }) {
  const half = new Uint8Array(images.length / 4);
  for (let to = 0; to < half.length; to++) {
    const [y, x] = [Math.floor(to / (width / 2)), to % (width / 2)];
    const at = 2 * (y * width + x);
    half[to] = (images[at] + images[at + 1] + images[at + width] + images[at + width + 1]) / 4;
  }
  return { images: half, labels, imageShape: [height / 2, width / 2, channels] };
}

const scaled = (split) => ({ ...split, images: Float32Array.from(split.images, (value) => value / 255) });

/** A network of two hidden layers after a hundred epochs. */
async function trained(data, seed, dropout = 0) {
  const model = mlp([256, 256], { dropout });
  const { parameters, history } = await train(model, data.train, {
    ...{ classes: CLASSES, seed, epochs: 100, batchSize: 50, learningRate: 0.05, stop: [] },
    ...{ test: data.test, testEvery: 100 },
  });
  const { trainError, testError } = history.at(-1);
  return { model, parameters, errors: { trainError, testError } };
}

const disposeAll = (parameters) => Object.values(parameters).forEach((parameter) => parameter.dispose());

export default {
  name: 'noise-and-data',
  title: 'Data and noise by loss sensitivity, critical samples and dropout (Arpit et al. 2017)',
  cells: Object.entries(MEASURES).flatMap(([measure, { noises }]) =>
    crossed({ measure: [measure], noise: noises, seed: SEEDS }).map(({ noise, ...cell }) => ({
      ...cell,
      ...noise,
    })),
  ),
  run: async ({ measure, ...cell }, context) => ({
    ...(await MEASURES[measure].run(cell, context)),
    environment: { ...environment() },
  }),
};
