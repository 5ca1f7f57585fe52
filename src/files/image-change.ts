import { given } from '../digests/given.js';
import { wrongKind } from '../errors/argument-error.js';
import { checkInteger, checkType } from '../errors/checks.js';
import { simd } from '../kernels/simd/simd.js';
import { exactImageCount } from '../plans/exact-count.js';
import type { GaussianFit } from '../plans/images/gaussian-pixels.js';
import { imageLayout } from '../plans/images/image-layout.js';
import { plannerOf } from '../plans/images/image-operations.js';
import type { ImageOperation, PixelArray } from '../plans/images/image-plan.js';
import { imageSides } from '../plans/images/image-shape.js';
import type { PixelUnitOptions } from '../plans/images/pixel-units.js';
import { type PixelStatistics, type StatisticsScope, statisticsPasses } from '../plans/images/statistics.js';
import { writePlan } from '../plans/images/write-plan.js';
import type { Seed } from '../random/seed.js';
import { startImageRecorder } from '../records/image-record.js';
import { type ImageFile, imagesAtOnce } from './image-file.js';
import { nodeSha256 } from './node-sha256.js';

/** What becomes of the images of a file. */
export interface ImageChangeOptions extends PixelUnitOptions, GaussianFit {
  readonly operation: ImageOperation;
  /** Any string or whole number, 0 included. Equal seeds give equal bits in every release. */
  readonly seed: Seed;
  /** The split that the images belong to. Default `'train'`. */
  readonly split?: string;
  /** The id of the first image, for a shard. Default 0. */
  readonly firstId?: number;
  /** Probability that an image is picked, 0 to 1. Default 1: all of them. */
  readonly rate?: number;
  /** Whether exactly `Math.round(rate * n)` of the images are picked, rather than that many on average. */
  readonly exact?: boolean;
  /** Of Gaussian pixels: over what the statistics are taken (default `'set'`), or the statistics themselves. */
  readonly statistics?: StatisticsScope | PixelStatistics;
}

/** How Gaussian pixels fit into bytes by default. */
const BYTES = { clip: [0, 255], round: 'half-up' } as const satisfies GaussianFit;

/**
 * Makes ready what changes the images of a file. Statistics that are not given as numbers are taken from the file, which is read
 * twice more for that.
 *
 * @param file the file, of which nothing is read here
 * @param open opens it once more
 */
export async function imageChange(
  { count, shape, like }: ImageFile,
  open: () => Promise<ImageFile>,
  options: ImageChangeOptions,
) {
  const { operation, seed, split, firstId = 0, rate = 1, exact = false } = options;
  checkType('boolean', 'exact', exact);
  checkInteger('firstId', firstId, 0, Number.MAX_SAFE_INTEGER - count);
  const address = { seed, ...(split !== undefined && { split }) };
  const bare = { ...address, rate, ...ownOptions(options, like) };
  const cutoff = exact && {
    count: exactImageCount(operation, count, { ...address, rate, ids: { first: firstId } }, simd),
  };
  const planner = plannerOf(operation);
  const planOf = (images: PixelArray, first: number, own: object) =>
    planner(imageLayout(shape, images.length), { ...bare, ...cutoff, ...own, ids: { first } }, simd, images);
  planOf(emptyImage(shape, like), firstId, {});
  const { statistics = 'set' } = options;
  const measured = operation === 'gaussian' &&
    typeof statistics === 'string' && { statistics: await measure(open, statistics) };
  const recorder = startImageRecorder(nodeSha256);
  let first = firstId;
  return {
    apply: (images: PixelArray) => {
      const plan = planOf(images, first, { ...measured })(images);
      const values = images.slice() as PixelArray;
      writePlan(plan, images, values);
      recorder.add(plan, images, values);
      first += plan.layout.count;
      return { values, examples: plan.layout.count };
    },
    record: recorder.record,
  };
}

/** The options that belong to one operation; the planner refuses those of another. */
function ownOptions(options: ImageChangeOptions, like: PixelArray): object {
  const { channels, block, statistics, clip, round, operation } = options;
  const bytes =
    operation === 'gaussian' && like instanceof Uint8Array && clip === undefined && round === undefined;
  return { ...given({ channels, block, statistics, clip, round }), ...(bytes && BYTES) };
}

function emptyImage(shape: ImageFile['shape'], like: PixelArray): PixelArray {
  const Kind = like.constructor as new (length: number) => PixelArray;
  return new Kind(imageSides(shape).size);
}

async function measure(open: () => Promise<ImageFile>, scope: StatisticsScope): Promise<PixelStatistics> {
  let passes: ReturnType<typeof statisticsPasses> | undefined;
  for (const pass of ['sum', 'deviate'] as const) {
    const file = await open();
    const most = imagesAtOnce(file);
    try {
      for await (const { values } of file.chunks(most)) {
        passes ??= statisticsPasses(imageLayout(file.shape, values.length), scope);
        passes[pass](values);
      }
    } finally {
      await file.close();
    }
  }
  if (!passes) throw wrongKind('images', 'at least one image', 0);
  return passes.result();
}
