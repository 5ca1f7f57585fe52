import type { Pixels } from '../../datasets/labelled-images.js';
import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkMembers } from '../../errors/check-members.js';
import type { ImageSize } from '../../models/model.js';
import { ExampleWords } from '../../random/example-words.js';
import { deriveKey } from '../../random/key.js';
import type { Seed } from '../../random/seed.js';
import type { ImageStep } from './image-step.js';

/** Where the chance of a training batch comes from; absent if images are tested. */
export interface EpochChance {
  readonly seed: Seed;
  /** Counted from 0. */
  readonly epoch: number;
}

export interface ImagePipeline {
  /** Of the images that come out. */
  readonly shape: ImageSize;
  /** Image `example` of `images` as it comes out: a view of them, or of room that the next image takes. */
  readonly image: (images: Pixels, example: number, chance?: EpochChance) => Float32Array;
}

/**
 * Puts image steps in a row.
 *
 * @param shape of the images that go in
 */
export function imagePipeline(steps: readonly ImageStep[], shape: ImageSize): ImagePipeline {
  checkImageSteps(steps);
  const shapes = [shape];
  steps.forEach((step, k) => {
    if (steps.findIndex(({ name }) => name === step.name) !== k)
      throw outOfRange('imageSteps', 'steps of different names', step.name);
    shapes.push(sizeAfter(step, k, shapes[k]));
  });
  const sizes = shapes.map(([height, width, channels]) => height * width * channels);
  const buffers = sizes.map((size) => new Float32Array(size));
  const words = new ExampleWords();
  return {
    shape: shapes[steps.length],
    image: (images, example, chance) => {
      const source = images.subarray(example * sizes[0], (example + 1) * sizes[0]);
      if (steps.length === 0 && source instanceof Float32Array) return source;
      if (source instanceof Float32Array) buffers[0].set(source);
      else for (let i = 0; i < source.length; i++) buffers[0][i] = source[i] / 255;
      steps.forEach((step, k) => {
        if (chance === undefined) {
          step.test(buffers[k], shapes[k], buffers[k + 1]);
        } else {
          words.seek(deriveKey(chance.seed, 'train', `images:${step.name}`), example, chance.epoch);
          step.train(buffers[k], shapes[k], buffers[k + 1], words);
        }
      });
      return buffers[steps.length];
    },
  };
}

export function checkImageSteps(steps: readonly ImageStep[]): void {
  if (!Array.isArray(steps))
    throw wrongKind('imageSteps', 'an array of image steps', steps, '[randomFlip()]');
  for (let k = 0; k < steps.length; k++)
    checkMembers(`imageSteps[${k}]`, steps[k], 'an image step, such as randomFlip()', {
      name: 'string',
      options: 'plain object or nothing',
      shape: 'method',
      train: 'method',
      test: 'method',
    });
}

function sizeAfter(step: ImageStep, k: number, before: ImageSize): ImageSize {
  const size = step.shape(before);
  const isSize =
    Array.isArray(size) && size.length === 3 && size.every((side) => Number.isInteger(side) && side > 0);
  if (isSize) return size;
  throw outOfRange(`imageSteps[${k}].shape`, 'a function that returns [height, width, channels]', size);
}
