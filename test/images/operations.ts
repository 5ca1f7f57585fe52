import {
  type Execution,
  type ImageOperation,
  type ImagePlan,
  type ImageShapeOption,
  type PixelArray,
  randomizePixels,
  replaceWithGaussian,
  type ShuffledPixelsOptions,
  shufflePixels,
} from '../../src/index.js';

/** The options that every verb on images takes. */
export type VerbOptions = Pick<ShuffledPixelsOptions, 'seed' | 'split' | 'ids' | 'rate' | 'count'> &
  ImageShapeOption;

/** A verb on images in arrays, as far as all of them are alike. */
export type Verb = <Images extends PixelArray>(
  images: Images,
  options: VerbOptions,
  execution?: Execution<Images>,
) => { readonly images: Images; readonly plan: ImagePlan };

/** What the tests know of an operation on images. */
export interface ImageOperationCase {
  /** Its public verb. */
  readonly verb: Verb;
  /** The name that the index exports the verb under. */
  readonly exportedAs: string;
  /** Whether one decision holds for all splits and ids, so that only the share depends on them. */
  readonly sameForAll: boolean;
  /** Whether options tell of the whole set, so that a shard is given them: `statistics`. */
  readonly ofSet: boolean;
  /** Options by name, one set for each loop: kernels, workers, browsers, in place and to `out`. */
  readonly variants: Readonly<Record<string, object>>;
}

/** Every operation on images: the compiler asks for one that is added, and each suite runs all of them. */
export const IMAGE_OPERATION_CASES: Record<ImageOperation, ImageOperationCase> = {
  'shuffled-pixels': {
    verb: shufflePixels,
    exportedAs: 'shufflePixels',
    sameForAll: true,
    ofSet: false,
    variants: {
      together: { seed: 1 },
      independent: { seed: 2, channels: 'independent' },
      'half of them': { seed: 3, rate: 0.5 },
    },
  },
  'random-pixels': {
    verb: randomizePixels,
    exportedAs: 'randomizePixels',
    sameForAll: false,
    ofSet: false,
    variants: {
      together: { seed: 3 },
      independent: { seed: 4, channels: 'independent' },
      'half of them, far ids': { seed: 5, rate: 0.5, ids: { first: 2 ** 32 - 3 } },
    },
  },
  gaussian: {
    verb: replaceWithGaussian as Verb,
    exportedAs: 'replaceWithGaussian',
    sameForAll: false,
    ofSet: true,
    variants: {
      'of the set': { seed: 6, clip: [0, 126], round: 'half-up' },
      'of the channels, a share': {
        seed: 8,
        statistics: 'channel',
        rate: 0.7,
        clip: [0, 126],
        round: 'half-up',
      },
      'of the positions': { seed: 7, statistics: 'position', clip: [0, 126], round: 'half-up' },
    },
  },
};

/** The same as rows for `test.each`. */
export const IMAGE_CASES = Object.entries(IMAGE_OPERATION_CASES) as [ImageOperation, ImageOperationCase][];
