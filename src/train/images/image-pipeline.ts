import { outOfRange } from '../../errors/argument-error.js';
import type { ImageSize } from '../../models/model.js';
import { ExampleWords } from '../../random/example-words.js';
import { deriveKey } from '../../random/key.js';
import type { Seed } from '../../random/seed.js';
import type { ImageStep } from './image-step.js';

/** Where the chance of a training batch comes from; absent where images are tested. */
export interface Draw {
  readonly seed: Seed;
  /** Counted from 0. */
  readonly epoch: number;
}

/** Images as bytes from 0 to 255, which stand for 0 to 1, or as float32 values. */
export type Pixels = Float32Array | Uint8Array;

/** The way of images into a network. */
export interface ImagePipeline {
  /** Of the images that come out. */
  readonly shape: ImageSize;
  /** Room for a batch of `length` values. The next batch takes the same, since fresh memory costs more than the copy. */
  readonly room: (length: number) => Float32Array;
  /** Writes image `example` of `images` to `out` from `offset` on. */
  readonly write: (
    images: Pixels,
    example: number,
    draw: Draw | undefined,
    out: Float32Array,
    offset: number,
  ) => void;
}

/**
 * Puts image steps in a row.
 *
 * @param shape of the images that go in
 * @throws RangeError where a name occurs twice, or the images do not fit a step
 */
export function imagePipeline(steps: readonly ImageStep[], shape: ImageSize): ImagePipeline {
  const shapes = [shape];
  steps.forEach((step, k) => {
    if (steps.findIndex(({ name }) => name === step.name) !== k) {
      throw outOfRange('imageSteps', 'steps of different names', step.name);
    }
    shapes.push(step.shape(shapes[k]));
  });
  const sizes = shapes.map(([height, width, channels]) => height * width * channels);
  const buffers = sizes.map((size) => new Float32Array(size));
  const words = new ExampleWords();
  let room = new Float32Array(0);
  return {
    shape: shapes[steps.length],
    room: (length) => {
      if (room.length < length) room = new Float32Array(length);
      return room.subarray(0, length);
    },
    write: (images, example, draw, out, offset) => {
      const source = images.subarray(example * sizes[0], (example + 1) * sizes[0]);
      const [first, at] = steps.length === 0 ? [out, offset] : [buffers[0], 0];
      if (source instanceof Float32Array) first.set(source, at);
      else for (let i = 0; i < source.length; i++) first[at + i] = source[i] / 255;
      steps.forEach((step, k) => {
        const last = k === steps.length - 1;
        const to = last ? out.subarray(offset, offset + sizes[k + 1]) : buffers[k + 1];
        if (draw === undefined) {
          step.test(buffers[k], shapes[k], to);
        } else {
          words.seek(deriveKey(draw.seed, 'train', `images:${step.name}`), example, draw.epoch);
          step.train(buffers[k], shapes[k], to, words);
        }
      });
    },
  };
}
