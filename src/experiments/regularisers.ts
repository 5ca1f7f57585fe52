import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkOptions } from '../errors/checks.js';
import type { ImageStep } from '../train/images/image-step.js';
import { inputDropout } from '../train/images/input-dropout.js';
import { inputNoise } from '../train/images/input-noise.js';
import { perImageStandardization } from '../train/images/per-image-standardization.js';
import { randomCrop } from '../train/images/random-crop.js';
import { randomFlip } from '../train/images/random-flip.js';
import { randomRotation } from '../train/images/random-rotation.js';

/** What holds a network back from fitting, as JSON; what is left out is not done, so `{}` is nothing at all. */
export type Regularisers = {
  /** Lambda of the penalty lambda / 2 * sum of squared weights, above 0. */
  readonly weightDecay?: number;
  /** Probability with which a hidden unit is dropped, above 0 and below 1. */
  readonly dropout?: number;
  /** Probability with which a value of the input is dropped, above 0 and below 1. */
  readonly inputDropout?: number;
  /** Standard deviation of the noise on standardised images, above 0. */
  readonly inputNoise?: number;
  /** Parts of `data.crop` pixels a side from anywhere in the images, in place of their middle. */
  readonly randomCrop?: true;
  /** Every second image mirrored. */
  readonly randomFlip?: true;
  /** The largest angle that an image is turned by, in degrees, above 0 and at most 180. */
  readonly randomRotation?: number;
};

const POSITIVE = ['a number above 0', (value: number) => value > 0 && value < Infinity] as const;
const SHARE = ['a number above 0 and below 1', (value: number) => value > 0 && value < 1] as const;
const ANGLE = ['a number above 0 and at most 180', (value: number) => value > 0 && value <= 180] as const;

const NUMBERS = {
  weightDecay: POSITIVE,
  dropout: SHARE,
  inputDropout: SHARE,
  inputNoise: POSITIVE,
  randomRotation: ANGLE,
} as const;

const SWITCHES = ['randomCrop', 'randomFlip'] as const;

/**
 * Throws unless these are regularisers.
 *
 * @throws TypeError or RangeError that names the one that is none
 */
export function checkRegularisers(regularisers: Regularisers): void {
  checkOptions(regularisers, [...Object.keys(NUMBERS), ...SWITCHES]);
  const cure = 'leave it out where there is none';
  for (const [name, [rule, holds]] of Object.entries(NUMBERS)) {
    const value = regularisers[name as keyof typeof NUMBERS];
    if (value === undefined) continue;
    if (typeof value !== 'number') throw wrongKind(`regularisers.${name}`, rule, value, cure);
    if (!holds(value)) throw outOfRange(`regularisers.${name}`, rule, value, cure);
  }
  for (const name of SWITCHES) {
    const value = regularisers[name];
    if (value !== undefined && value !== true) throw wrongKind(`regularisers.${name}`, 'true', value, cure);
  }
}

/**
 * The way of the images into a network: what is cropped, mirrored and turned, then standardised, then noisy. A turned image
 * has black corners.
 *
 * @param crop side in pixels of random crops
 */
export function imageStepsOf(regularisers: Regularisers, crop: number | undefined): ImageStep[] {
  const { randomCrop: cropped, randomFlip: flipped, randomRotation: degrees } = regularisers;
  const { inputNoise: deviation, inputDropout: rate } = regularisers;
  return [
    ...(cropped && crop !== undefined ? [randomCrop({ height: crop, width: crop })] : []),
    ...(flipped ? [randomFlip()] : []),
    ...(degrees !== undefined ? [randomRotation(degrees)] : []),
    perImageStandardization(),
    ...(deviation !== undefined ? [inputNoise(deviation)] : []),
    ...(rate !== undefined ? [inputDropout(rate)] : []),
  ];
}
