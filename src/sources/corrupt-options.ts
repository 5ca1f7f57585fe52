import type { GaussianFit } from '../plans/images/gaussian-pixels.js';
import type { ImagePlan } from '../plans/images/image-plan.js';
import type { ImageShape } from '../plans/images/image-shape.js';
import type { PixelUnitOptions } from '../plans/images/pixel-units.js';
import type { Share } from '../plans/images/share.js';
import type { PixelStatistics, StatisticsScope } from '../plans/images/statistics.js';
import type { LabelEncoding } from '../plans/labels/label-form.js';
import type { LabelNoiseOptions, LabelPlan } from '../plans/labels/label-plan.js';
import type { ExampleId, ExampleIds } from '../random/example-ids.js';
import type { Seed } from '../random/seed.js';
import type { ImageRecord } from '../records/image-record.js';
import type { LabelRecord } from '../records/label-record.js';
import type { ElementRecord } from './pass-records.js';

/** What becomes of the labels of a data set. */
export interface LabelPart
  extends Pick<LabelNoiseOptions, 'noise'>,
    Partial<Pick<LabelNoiseOptions, 'count'>>,
    LabelEncoding {
  /** The number of classes, or their names, in their order, for labels that are strings. */
  readonly classes: number | readonly string[];
  /** The field of an example (or its place in a tuple) that holds the label. Default `'labels'` if there is one, else `'ys'`. */
  readonly field?: string | number;
}

/** What becomes of the images of a data set: a function, and its own options. */
export interface ImagePart extends Share, PixelUnitOptions, GaussianFit {
  /** `shufflePixels`, `randomizePixels` or `replaceWithGaussian`. */
  readonly operation: ImageCorruption;
  /** The shape of one image; tensors have their own. */
  readonly imageShape?: ImageShape;
  /** For `replaceWithGaussian`: the statistics; a source that is read piece by piece needs them as numbers. */
  readonly statistics?: StatisticsScope | PixelStatistics;
  /** The field of an example (or its place in a tuple) that holds the image. Default `'images'` if there is one, else `'xs'`. */
  readonly field?: string | number;
}

/** A function that corrupts images: `shufflePixels`, `randomizePixels` or `replaceWithGaussian`. */
export type ImageCorruption = (images: never, options: never) => unknown;

/**
 * The ids of the examples of a source: `{ first }` for consecutive numbers, a list with one id for each position, or a
 * function. It receives the element and the position of its first example, and returns one id for an example, `ExampleIds` for
 * a batch.
 */
export type SourceIds<Element> =
  | ExampleIds
  | ((element: Element, position: number) => ExampleId | ExampleIds);

/** Options of `corrupt`. */
export interface CorruptOptions<Element = unknown> {
  /** Any string or whole number, 0 included. Equal seeds give equal bits in every release. */
  readonly seed: Seed;
  /** The split that the examples belong to. Default `'train'`. */
  readonly split?: string;
  /** Stable ids of the examples. Default: their positions in the source, counted before any shuffling. */
  readonly ids?: SourceIds<Element>;
  /** What becomes of the labels. Default: they stay. */
  readonly labels?: LabelPart;
  /** What becomes of the images. Default: they stay. */
  readonly images?: ImagePart;
  /** What an element of the source is. Default: `'batches'` for columns, `'examples'` for anything else. */
  readonly elements?: 'examples' | 'batches';
  /** Is given every plan as it is carried out, to count, to audit, or to make records of. */
  readonly onPlan?: (plan: LabelPlan | ImagePlan) => void;
  /**
   * Is given one record of all labels and one of all images at the end of each pass, equal to those of the whole set in arrays.
   * A pass that is broken off, and a map-style source, which has no end, give none.
   */
  readonly onRecord?: (record: LabelRecord | ImageRecord) => void;
}

/** Options within a pass: what takes the record of the element at hand. */
export interface ElementOptions extends CorruptOptions {
  readonly record?: ElementRecord;
}
