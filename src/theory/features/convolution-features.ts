import * as tf from '@tensorflow/tfjs-core';
import { checkInteger, checkNumber, checkOptions } from '../../errors/checks.js';
import { countOf, type ImageShape, type ImageSides, imageSides } from '../../plans/images/image-shape.js';
import { drawBelow } from '../../random/bounded.js';
import { ExampleWords } from '../../random/example-words.js';
import { deriveKey } from '../../random/key.js';
import type { Seed } from '../../random/seed.js';
import { checkFinite, type Numbers } from '../points.js';
import { type PatchWhitening, patchWhitening, whiten } from './patch-whitening.js';
import { type PatchLayout, patchLayout, writePatch } from './patches.js';

/** Filters, or samples, at most. */
const MOST_PATCHES = 2 ** 20;

/** A one-layer convolutional network whose filters are random patches. */
export interface ConvolutionFeatureOptions {
  readonly imageShape: ImageShape;
  /** K: filters, at least 1; 32,000 in the paper. An image has 8 K features. */
  readonly filters: number;
  /** Draws the patches for the whitening and the filters. */
  readonly seed: Seed;
  /** Side of a patch, from 2 to one less than the smaller side of the image. Default 6. */
  readonly patch?: number;
  /** Patches that the whitening is made from, at least 2. Default 10,000. */
  readonly samples?: number;
  /** Added to the variance of a patch when its contrast is normalised, at least 0. Default 10 / 255^2, for pixels from 0 to 1. */
  readonly contrast?: number;
  /** Added to the patches' variances before they are raised to 1, above 0; see `patchWhitening`. Default 0.1. */
  readonly epsilon?: number;
  /** alpha, at least 0: responses of at most this size become 0. Default 0.25. */
  readonly threshold?: number;
}

/** The network. */
export interface ConvolutionFeatures {
  readonly whitening: PatchWhitening;
  /** K x p numbers: whitened patches of length 1. */
  readonly filters: Float64Array;
  /** Features of an image: 8 K. */
  readonly size: number;
  /**
   * The features of n images, on the current TensorFlow.js backend: n x 8 K numbers, by quadrant of the image, then sign,
   * then filter.
   */
  readonly of: (images: Numbers) => Promise<Float32Array>;
}

/**
 * The convolutional network of Coates and Ng with filters picked at random in place of k-means, as the paper uses it before a
 * kernel on CIFAR-10. Patches, one pixel apart, have their contrast normalised and are whitened. A filter z answers with
 * max(z - alpha, 0) and max(-z - alpha, 0), averaged over each quadrant of the image.
 *
 * Source: Coates and Ng, 2012 (see `patchWhitening`); Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 5, footnote 2.
 *
 * @param images n x height x width x channels numbers, those that patches are drawn from
 */
export function convolutionFeatures(
  images: Numbers,
  options: ConvolutionFeatureOptions,
): ConvolutionFeatures {
  const checked = check(images, options);
  const { layout, count, samples, epsilon } = checked;
  const draw = (operation: string, m: number) => drawPatches(images, checked, operation, m);
  const whitening = patchWhitening(draw('features:whitening', samples), layout.size, epsilon);
  const filters = unitRows(whiten(whitening, draw('features:filters', count)), layout.size);
  const { projection, offset } = combined(whitening, filters, count);
  const size = 8 * count;
  return {
    whitening,
    filters,
    size,
    of: async (others) => {
      const m = countOfImages(others, layout.image);
      const features = new Float32Array(m * size);
      const constants = tf.tidy(() => [
        tf.tensor2d(projection, [layout.size, count]),
        tf.tensor2d(offset, [1, count]),
        tf.tensor2d(quadrants(layout), [4, layout.down * layout.across]),
      ]);
      for (let i = 0; i < m; i++) {
        const pooled = tf.tidy(() => featuresOf(others, i, checked, constants));
        features.set(await pooled.data(), i * size);
        pooled.dispose();
      }
      for (const constant of constants) constant.dispose();
      return features;
    },
  };
}

function featuresOf(
  images: Numbers,
  i: number,
  { layout, contrast, threshold }: Checked,
  [projection, offset, pooling]: tf.Tensor2D[],
) {
  const { down, across, size, image } = layout;
  const patches = new Float32Array(down * across * size);
  const at = i * image.size;
  for (let p = 0; p < down * across; p++)
    writePatch(images, at, layout, Math.floor(p / across), p % across, contrast, patches, p * size);
  const responses = tf.sub(tf.matMul(tf.tensor2d(patches, [down * across, size]), projection), offset);
  const [above, below] = [
    tf.relu(tf.sub(responses, threshold)),
    tf.relu(tf.sub(tf.neg(responses), threshold)),
  ];
  return tf.reshape(tf.matMul(pooling, tf.concat([above, below] as tf.Tensor2D[], 1)), [-1]);
}

/** The means over the four quadrants of a patch's positions, as a 4 x positions matrix. */
function quadrants({ down, across }: PatchLayout): Float32Array {
  const halves = [Math.ceil(down / 2), Math.ceil(across / 2)];
  const quadrantOf = (p: number) =>
    2 * Number(Math.floor(p / across) >= halves[0]) + Number(p % across >= halves[1]);
  const members = new Float64Array(4);
  for (let p = 0; p < down * across; p++) members[quadrantOf(p)]++;
  return Float32Array.from({ length: 4 * down * across }, (_, k) => {
    const [quadrant, p] = [Math.floor(k / (down * across)), k % (down * across)];
    return quadrantOf(p) === quadrant ? 1 / members[quadrant] : 0;
  });
}

/** Whitening and filters as one linear map: responses = patch times projection, minus offset. */
function combined({ mean, matrix }: PatchWhitening, filters: Float64Array, count: number) {
  const p = mean.length;
  const projection = new Float32Array(p * count);
  const offset = new Float32Array(count);
  for (let f = 0; f < count; f++) {
    let shift = 0;
    for (let k = 0; k < p; k++) {
      let weight = 0;
      for (let j = 0; j < p; j++) weight += matrix[k * p + j] * filters[f * p + j];
      projection[k * count + f] = weight;
      shift += mean[k] * weight;
    }
    offset[f] = shift;
  }
  return { projection, offset };
}

/** `m` random patches, each addressed by its number. */
function drawPatches(
  images: Numbers,
  { layout, n, contrast, seed }: Checked,
  operation: string,
  m: number,
): Float64Array {
  const { image: sides, size } = layout;
  const patches = new Float64Array(m * size);
  patchPlaces(layout, n, seed, operation, m).forEach(([image, top, left], s) => {
    const at = image * sides.size;
    writePatch(images, at, layout, top, left, contrast, patches, s * size);
  });
  return patches;
}

/** The image, the row and the column of each of `m` random patches of n images. */
export function patchPlaces(
  { down, across }: Pick<PatchLayout, 'down' | 'across'>,
  n: number,
  seed: Seed,
  operation: string,
  m: number,
): number[][] {
  const key = deriveKey(seed, 'train', operation);
  const words = new ExampleWords();
  const next = () => words.next();
  return Array.from({ length: m }, (_, s) => {
    words.seek(key, s, 0);
    return [n, down, across].map((bound) => drawBelow(bound, next(), next));
  });
}

/** Rows of length 1; a row of zeros stays one. */
function unitRows(rows: Float64Array, p: number): Float64Array {
  for (let at = 0; at < rows.length; at += p) {
    const row = rows.subarray(at, at + p);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) row.forEach((value, k) => (row[k] = value / length));
  }
  return rows;
}

/** What the features are made with, each option checked. */
type Checked = ReturnType<typeof check>;

function check(images: Numbers, options: ConvolutionFeatureOptions) {
  checkOptions(options, {
    imageShape: true,
    filters: true,
    seed: true,
    patch: true,
    samples: true,
    contrast: true,
    epsilon: true,
    threshold: true,
  });
  const { imageShape, filters: count, seed, patch = 6, samples = 10_000 } = options;
  const { contrast = 10 / 255 ** 2, epsilon = 0.1, threshold = 0.25 } = options;
  const sides = imageSides(imageShape);
  checkInteger('filters', count, 1, MOST_PATCHES);
  checkInteger('patch', patch, 2, Math.min(sides.height, sides.width) - 1);
  checkInteger('samples', samples, 2, MOST_PATCHES);
  checkNumber('contrast', contrast, { least: 0 });
  checkNumber('threshold', threshold, { least: 0 });
  const layout = patchLayout(sides, patch);
  const n = countOfImages(images, sides);
  return { layout, n, count, seed, samples, contrast, epsilon, threshold };
}

function countOfImages(images: Numbers, { size }: ImageSides): number {
  checkFinite('images', images);
  return countOf('images', images.length, size);
}
