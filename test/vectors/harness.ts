import { dispose } from '@tensorflow/tfjs-core';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import { drawnOrder } from '../../src/experiments/data-json.js';
import { permutationTest } from '../../src/experiments/permutation-test.js';
import { corruptLabels, type NoisyExample, ownNoise } from '../../src/index.js';
import { stepNoise } from '../../src/measures/critical-samples.js';
import { batchOf } from '../../src/measures/loss-sensitivity.js';
import { rademacherComplexity } from '../../src/measures/rademacher.js';
import { subsetTraining } from '../../src/measures/subset-training.js';
import { thresholdSamples } from '../../src/measures/threshold-samples.js';
import { arpitCnn } from '../../src/models/arpit-cnn.js';
import { cnn } from '../../src/models/cnn.js';
import { heNormal } from '../../src/models/initializers.js';
import { dropoutFactors } from '../../src/models/layers/dropout.js';
import { mlp } from '../../src/models/mlp.js';
import type { ImageSize, Model } from '../../src/models/model.js';
import { smallAlexNet } from '../../src/models/small-alexnet.js';
import { smallInception } from '../../src/models/small-inception.js';
import { resolveIds } from '../../src/random/example-ids.js';
import type { Seed } from '../../src/random/seed.js';
import { blobs } from '../../src/testing/blobs.js';
import { patterns } from '../../src/testing/patterns.js';
import { randomImages } from '../../src/testing/random-images.js';
import { patchPlaces } from '../../src/theory/features/convolution-features.js';
import { type ReluFeatureOptions, reluFeatures } from '../../src/theory/features/relu-features.js';
import { memorizer } from '../../src/theory/memorizer.js';
import { colourJitter } from '../../src/train/images/colour-jitter.js';
import { imagePipeline } from '../../src/train/images/image-pipeline.js';
import { type ImageStep, trainingOnly } from '../../src/train/images/image-step.js';
import { inputDropout } from '../../src/train/images/input-dropout.js';
import { inputNoise } from '../../src/train/images/input-noise.js';
import { randomCrop } from '../../src/train/images/random-crop.js';
import { randomFlip } from '../../src/train/images/random-flip.js';
import { randomRotation } from '../../src/train/images/random-rotation.js';
import { useBackend } from '../backend.js';

/** The arguments of a case of `harness.json`, whatever they are. */
export type Arguments = Readonly<Record<string, never>>;

/** An image of 6 x 5 x 3 float32 values. */
const IMAGE = Float32Array.from({ length: 90 }, (_, i) => ((151 * i) % 256) / 256);

const STEPS: Record<string, (...options: number[]) => ImageStep> = {
  noise: inputNoise,
  dropout: inputDropout,
  flip: randomFlip,
  crop: (height, width, padding) => randomCrop({ height, width, padding }),
  colour: (brightness, contrast, saturation) => colourJitter({ brightness, contrast, saturation }),
  rotation: randomRotation,
};

/** Eight examples of one image after a step. */
function imageStep(
  [name, ...options]: [string, ...number[]],
  source: Float32Array,
  seed: Seed,
  epoch: number,
): Float32Array {
  const { shape, image } = imagePipeline([STEPS[name](...options)], [6, 5, 3]);
  const size = (shape as ImageSize).reduce((product, side) => product * side, 1);
  const images = Float32Array.from({ length: 8 * 90 }, (_, k) => source[k % 90]);
  const out = new Float32Array(8 * size);
  for (let example = 0; example < 8; example++)
    out.set(image(images, example, { seed, epoch }), example * size);
  return out;
}

const NETWORKS: Record<string, Model> = {
  mlp: mlp([6, 5]),
  cnn: cnn([4, 5]),
  smallAlexNet: smallAlexNet({ width: 0.05 }),
  arpitCnn: arpitCnn({ width: 0.05 }),
  smallInception: smallInception({ width: 0.05 }),
};

/** All drawn parameters of a network, which have these shapes. */
async function drawnWeights(
  model: Model,
  seed: Seed,
  shapes: Record<string, number[]>,
): Promise<Float32Array> {
  await useBackend('cpu');
  const parameters = model.init(seed, [7, 5, 3], 3);
  const drawn = Object.entries(parameters).filter(([name]) => name.endsWith('/weights'));
  const found = drawn.map(([name, { shape }]) => [name.slice(0, -'/weights'.length), shape]);
  if (JSON.stringify(found) !== JSON.stringify(Object.entries(shapes)))
    throw new Error(JSON.stringify(found));
  const values = drawn.flatMap(([, weights]) => Array.from(weights.dataSync()));
  dispose(parameters);
  return Float32Array.from(values);
}

/** The weights of random features: what they make of the unit vectors, less what they make of their opposites. */
async function featureWeights(options: ReluFeatureOptions): Promise<Float32Array> {
  await useBackend('cpu');
  const { dimensions, units } = options;
  const features = reluFeatures(options);
  const vectors = Float32Array.from({ length: dimensions ** 2 }, (_, k) =>
    Number(k % (dimensions + 1) === 0),
  );
  const above = await features(vectors);
  const below = await features(vectors.map((value) => -value));
  return Float32Array.from({ length: units * dimensions }, (_, k) => {
    const at = (k % dimensions) * units + Math.floor(k / dimensions);
    return above[at] - below[at];
  });
}

/** What a function of the harness hands to the one that it is given, in its first calls. */
async function given<T>(call: (take: (value: T, run: number) => void) => Promise<unknown>, run: number) {
  const taken: T[] = [];
  await call((value, at) => {
    taken[at] = value;
  });
  return taken[run];
}

/** Does again what the Python implementation did for a case of this name. */
export const HARNESS: Record<string, (a: Arguments) => ArrayBufferView | Promise<ArrayBufferView>> = {
  digits: ({ seed, split, n }) => generateDigits({ seed, train: n, test: n })[split as 'train'].images,
  blobs: (options) => blobs(options).images,
  patterns: (options) => patterns(options).images,
  'random images': ({ size, ...options }) => randomImages({ ...options, height: size / 3, width: 1 }).images,
  'he normal': ({ seed, parameter, size, fanIn }) => heNormal(seed, parameter, size, fanIn),
  dropout: ({ width, rate, layer, ...at }) =>
    dropoutFactors(width * (at.examples as number[]).length, rate, layer, at as never),
  'image step': ({ step, seed, epoch, all, others }) => {
    const source = all === undefined ? IMAGE : new Float32Array(90).fill(all);
    for (const [place, value] of (others ?? []) as [number, number][]) source[place] = value;
    return imageStep(step, source, seed, epoch);
  },
  subset: ({ seed, run, n, share }) =>
    given<Uint8Array>(
      (take) =>
        subsetTraining(
          (trained) => {
            take(trained.members, trained.run);
            return { correct: trained.members };
          },
          { examples: n, runs: Math.max(2, run + 1), share, seed },
        ),
      run,
    ),
  'threshold samples': ({ n, seed, classes, round }) =>
    thresholdSamples(new Int32Array(n), { seed, classes, round }).mask,
  'permutation test': ({ n, seed, classes, permutation }) =>
    given<Int32Array>(async (take) => {
      // the first call is given the true labels
      let call = -1;
      const measure = ({ labels }: { labels: Int32Array }) => {
        if (call >= 0) take(labels, call);
        return call++;
      };
      const labels = Int32Array.from({ length: n }, (_, i) => i % 7);
      await permutationTest(measure, { labels }, { seed, classes, permutations: permutation + 1 });
    }, permutation),
  'batch of a step': ({ seed, step, n, batchSize }) => batchOf(seed, step, n, batchSize),
  network: ({ seed, network, shapes }) => drawnWeights(NETWORKS[network], seed, shapes),
  'random features': ({ units, dimensions, seed }) => featureWeights({ units, dimensions, seed }),
  'own noise': ({ kind, rate, n, seed, split, classes }) => {
    const up = (label: number, _example: NoisyExample, random: number) =>
      (label + 1 + Math.floor(random * (classes - 1))) % classes;
    const labels = Int32Array.from({ length: n }, (_, i) => i % classes);
    return corruptLabels(labels, { seed, split, classes, noise: ownNoise({ kind, rate, choose: up }) })
      .labels;
  },
  'own step': ({ step, count, seed, epoch, example }) => {
    const own = trainingOnly({
      name: step,
      train: (_image, _shape, out, words) => out.forEach((_, k) => (out[k] = (words.next() >>> 0) / 2 ** 32)),
    });
    const images = new Float32Array((example + 1) * count);
    return imagePipeline([own], [1, count, 1]).image(images, example, { seed, epoch });
  },
  signs: ({ seed, draw, n }) =>
    given<Int8Array>(
      (take) =>
        rademacherComplexity(
          (labels, at) => {
            take(labels, at);
            return labels;
          },
          { examples: n, draws: draw + 1, seed },
        ),
      draw,
    ),
  'critical noise': ({ seed, split, step, count, size }) =>
    stepNoise({ seed, split } as never, resolveIds(undefined, count), 0, count, size, step),
  direction: ({ seed, points }) =>
    memorizer(
      Float64Array.from((points as number[][]).flat()),
      (points as number[][]).map((_, i) => i),
      { seed },
    ).direction,
  'drawn examples': ({ seed, n }) => Int32Array.from(drawnOrder(seed, n)),
  patches: ({ seed, operation, m, n, down, across }) =>
    Int32Array.from(patchPlaces({ down, across }, n, seed, operation, m).flat()),
};
