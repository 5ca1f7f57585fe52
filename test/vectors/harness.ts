import { generateDigits } from '../../src/datasets/generated-digits.js';
import { drawnOrder } from '../../src/experiments/data-json.js';
import { stepNoise } from '../../src/measures/critical-samples.js';
import { rademacherComplexity } from '../../src/measures/rademacher.js';
import { subsetTraining } from '../../src/measures/subset-training.js';
import { thresholdSamples } from '../../src/measures/threshold-samples.js';
import { heNormal } from '../../src/models/initializers.js';
import { dropoutFactors } from '../../src/models/layers/dropout.js';
import type { ImageSize } from '../../src/models/model.js';
import { resolveIds } from '../../src/random/example-ids.js';
import type { Seed } from '../../src/random/seed.js';
import { blobs } from '../../src/testing/blobs.js';
import { patterns } from '../../src/testing/patterns.js';
import { randomImages } from '../../src/testing/random-images.js';
import { patchPlaces } from '../../src/theory/features/convolution-features.js';
import { memorizer } from '../../src/theory/memorizer.js';
import { colourJitter } from '../../src/train/images/colour-jitter.js';
import { imagePipeline } from '../../src/train/images/image-pipeline.js';
import type { ImageStep } from '../../src/train/images/image-step.js';
import { inputDropout } from '../../src/train/images/input-dropout.js';
import { inputNoise } from '../../src/train/images/input-noise.js';
import { randomCrop } from '../../src/train/images/random-crop.js';
import { randomFlip } from '../../src/train/images/random-flip.js';
import { randomRotation } from '../../src/train/images/random-rotation.js';

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
function imageStep([name, ...options]: [string, ...number[]], seed: Seed, epoch: number): Float32Array {
  const { shape, image } = imagePipeline([STEPS[name](...options)], [6, 5, 3]);
  const size = (shape as ImageSize).reduce((product, side) => product * side, 1);
  const images = Float32Array.from({ length: 8 * 90 }, (_, k) => IMAGE[k % 90]);
  const out = new Float32Array(8 * size);
  for (let example = 0; example < 8; example++)
    out.set(image(images, example, { seed, epoch }), example * size);
  return out;
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
  'image step': ({ step, seed, epoch }) => imageStep(step, seed, epoch),
  subset: ({ seed, operation, n, count }) =>
    operation === 'threshold samples'
      ? thresholdSamples(new Int32Array(n), { classes: Math.floor(n / count) - 1, seed }).mask
      : given<Uint8Array>(
          (take) =>
            subsetTraining(
              ({ members, run }) => {
                take(members, run);
                return { correct: members };
              },
              { examples: n, runs: 2, share: count / n, seed },
            ),
          0,
        ),
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
  direction: ({ seed, d }) =>
    Float32Array.from(
      memorizer(
        Float64Array.from({ length: 2 * d }, (_, k) => k * k),
        [0, 1],
        { seed },
      ).direction,
    ),
  'drawn examples': ({ seed, n }) => Int32Array.from(drawnOrder(seed, n)),
  patches: ({ seed, operation, m, n, down, across }) =>
    Int32Array.from(patchPlaces({ down, across }, n, seed, operation, m).flat()),
};
