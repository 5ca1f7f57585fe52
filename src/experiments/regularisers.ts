import { wrongKind } from '../errors/argument-error.js';
import { checkNames, checkNumber, type NumberRange } from '../errors/checks.js';
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
  /** Each image flipped left to right with probability 1/2, anew in each epoch. */
  readonly randomFlip?: true;
  /** The largest angle that an image is turned by, in degrees, above 0 and at most 180. */
  readonly randomRotation?: number;
};

interface Regulariser<Value> {
  /** Of the values that it may have, if it is a number; a switch is true. */
  readonly range?: NumberRange;
  /** What it does to images; a regulariser without one works inside the network. */
  readonly step?: (value: Value, crop: number | undefined) => ImageStep | undefined;
  /** Whether the step comes after the standardisation of each image. */
  readonly standardized?: true;
}

const POSITIVE: NumberRange = { above: 0 };
const SHARE: NumberRange = { above: 0, below: 1 };

/** Every regulariser; their image steps are taken in this order. */
const REGULARISERS: {
  readonly [Name in keyof Regularisers]-?: Regulariser<NonNullable<Regularisers[Name]>>;
} = {
  randomCrop: {
    step: (_, crop) => (crop === undefined ? undefined : randomCrop({ height: crop, width: crop })),
  },
  randomFlip: { step: () => randomFlip() },
  randomRotation: { range: { above: 0, most: 180 }, step: (degrees) => randomRotation(degrees) },
  inputNoise: { range: POSITIVE, step: (deviation) => inputNoise(deviation), standardized: true },
  inputDropout: { range: SHARE, step: (rate) => inputDropout(rate), standardized: true },
  dropout: { range: SHARE },
  weightDecay: { range: POSITIVE },
};

const REGULARISER_NAMES = Object.keys(REGULARISERS) as readonly (keyof Regularisers)[];

export function checkRegularisers(regularisers: Regularisers): void {
  checkNames(regularisers, REGULARISER_NAMES);
  const cure = 'leave it out if it is not used';
  for (const name of REGULARISER_NAMES) {
    const value = regularisers[name];
    if (value === undefined) continue;
    const { range } = REGULARISERS[name];
    if (range) checkNumber(`regularisers.${name}`, value, range, cure);
    else if (value !== true) throw wrongKind(`regularisers.${name}`, 'true', value, cure);
  }
}

/**
 * The way of the images into a network: what is cropped, mirrored and turned, then standardised, then noisy. A turned image
 * has black corners.
 *
 * @param crop side in pixels of random crops
 */
export function imageStepsOf(regularisers: Regularisers, crop: number | undefined): ImageStep[] {
  const stepsOf = (after: boolean) =>
    REGULARISER_NAMES.flatMap((name) => {
      const { step, standardized = false } = REGULARISERS[name] as Regulariser<number | true>;
      const value = regularisers[name];
      return (value !== undefined && standardized === after && step?.(value, crop)) || [];
    });
  return [...stepsOf(false), perImageStandardization(), ...stepsOf(true)];
}
