import { checkNumber } from '../errors/checks.js';
import { ExampleWords } from '../random/example-words.js';
import { commonKey, deriveKey } from '../random/key.js';
import { WORDS } from '../random/word.js';
import { type TinyDataSet, type TinyOptions, tinyLabels, tinyOptions } from './tiny-data-set.js';

/** Options of patterns. */
export interface PatternOptions extends TinyOptions {
  /** The side of the square images, in pixels. Default 8. */
  readonly side?: number;
  /** Probability that a pixel is inverted, 0 to 1. Default 0.05. */
  readonly noise?: number;
}

/**
 * Black-and-white images of a random pattern for each class (10 by default; the same in every split), with a few pixels
 * inverted: something that a network learns, and that shuffled pixels leave learnable.
 *
 * @returns `images` of `imageShape` `[side, side, 1]`, float32, 0 or 1
 */
export function patterns(options: PatternOptions = {}): TinyDataSet {
  const own = tinyOptions(options, { side: true, noise: true });
  const { n = 100, classes = 10, side = 8, noise = 0.05, seed = 0, split = 'train' } = own;
  const labels = tinyLabels({ n, classes, side, width: side });
  checkNumber('noise', noise, { least: 0, most: 1 });
  const size = side * side;
  const words = new ExampleWords();
  words.seek(commonKey(seed, 'testing:patterns'), 0, 0);
  words.generate(classes * size);
  const pattern = words.words.slice(0, classes * size);
  const key = deriveKey(seed, split, 'testing:pattern-noise');
  const images = new Float32Array(n * size);
  for (let i = 0; i < n; i++) {
    words.seek(key, i, 0);
    words.generate(size);
    for (let k = 0; k < size; k++) {
      const inverted = words.words[k] >>> 0 < noise * WORDS;
      images[i * size + k] = Number(pattern[labels[i] * size + k] < 0 !== inverted);
    }
  }
  return { images, labels, imageShape: [side, side, 1], classes };
}
