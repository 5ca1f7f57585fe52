import { ExampleWords } from '../random/example-words.js';
import { deriveKey } from '../random/key.js';
import { type TinyDataSet, type TinyOptions, tinyLabels, tinyOptions } from './tiny-data-set.js';

/** Options of random images. */
export interface RandomImageOptions extends TinyOptions {
  /** Height of an image, in pixels. Default 4. */
  readonly height?: number;
  /** Width of an image, in pixels. Default 4. */
  readonly width?: number;
  /** Channels of an image. Default 3. */
  readonly channels?: number;
}

/**
 * Images of random bytes, whose classes (10 by default) say nothing about them: to test that a pipeline keeps its bits, or
 * that a network can memorise and does not generalise.
 *
 * @returns `images` of `imageShape` `[height, width, channels]`, bytes
 */
export function randomImages(options: RandomImageOptions = {}): TinyDataSet<Uint8Array> {
  const own = tinyOptions(options, { height: true, width: true, channels: true });
  const { n = 100, classes = 10, height = 4, width = 4, channels = 3, seed = 0, split = 'train' } = own;
  const labels = tinyLabels({ n, classes, height, width, channels });
  const key = deriveKey(seed, split, 'testing:random-images');
  const size = height * width * channels;
  const words = new ExampleWords();
  const images = new Uint8Array(n * size);
  for (let i = 0; i < n; i++) {
    words.seek(key, i, 0);
    words.generate(size);
    for (let k = 0; k < size; k++) images[i * size + k] = words.words[k] >>> 24;
  }
  return { images, labels, imageShape: [height, width, channels], classes };
}
