import { dispose } from '@tensorflow/tfjs-core';
import { wrongKind } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';
import { imageSides } from '../plans/images/image-shape.js';
import { MOST_CLASSES } from '../plans/labels/class-names.js';
import { canonicalSeed, type Seed } from '../random/seed.js';
import type { ImageSize, Model, Parameters } from './model.js';

/** The `init` of a model, which checks what it is given; if a parameter cannot be added, the others are disposed. */
export function initializer(
  add: (parameters: Parameters, seed: Seed, shape: ImageSize, classes: number) => void,
): Model['init'] {
  return (seed, shape, classes) => {
    canonicalSeed(seed);
    imageSides(shape);
    if (shape.length !== 3) throw wrongKind('imageShape', '[height, width, channels]', shape);
    checkInteger('classes', classes, 1, MOST_CLASSES);
    const parameters: Parameters = {};
    try {
      add(parameters, seed, shape, classes);
    } catch (error) {
      dispose(parameters);
      throw error;
    }
    return parameters;
  };
}
