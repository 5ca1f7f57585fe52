import { checkNumber, MOST_FLOAT } from '../errors/checks.js';
import { ExampleWords } from '../random/example-words.js';
import { deriveKey } from '../random/key.js';
import { fillNormals } from '../random/normal.js';
import { type TinyDataSet, type TinyOptions, tinyLabels, tinyOptions } from './tiny-data-set.js';

/** Options of blobs. */
export interface BlobOptions extends TinyOptions {
  /** The number of coordinates of a point. Default 2. */
  readonly dimensions?: number;
  /** Standard deviation of a blob; the centres are at least 1 apart. Default 0.1. */
  readonly spread?: number;
}

/**
 * Gaussian blobs, one per class (3 by default), that a linear model separates: class k lies around the point whose coordinate
 * k mod d is 1 + floor(k / d) and whose others are 0.
 *
 * @returns `images` of `imageShape` `[dimensions]`, float32
 */
export function blobs(options: BlobOptions = {}): TinyDataSet {
  const own = tinyOptions(options, { dimensions: true, spread: true });
  const { n = 100, classes = 3, dimensions = 2, spread = 0.1, seed = 0, split = 'train' } = own;
  const labels = tinyLabels({ n, classes, dimensions });
  checkNumber('spread', spread, { least: 0, most: MOST_FLOAT });
  const key = deriveKey(seed, split, 'testing:blobs');
  const words = new ExampleWords();
  const images = new Float32Array(n * dimensions);
  for (let i = 0; i < n; i++) {
    words.seek(key, i, 0);
    fillNormals(words, dimensions, images, i * dimensions);
  }
  for (let k = 0; k < images.length; k++) images[k] *= spread;
  for (let i = 0; i < n; i++)
    images[i * dimensions + (labels[i] % dimensions)] += 1 + Math.floor(labels[i] / dimensions);
  return { images, labels, imageShape: [dimensions], classes };
}
