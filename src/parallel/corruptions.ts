import { wrongKind } from '../errors/argument-error.js';
import { imageLayout } from '../plans/images/image-layout.js';
import type { ImageOperation, ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import type { RandomPixelsOptions } from '../plans/images/random-pixels.js';
import type { ShuffledPixelsOptions } from '../plans/images/shuffled-pixels.js';
import { imageStatistics } from '../plans/images/statistics.js';
import { checkLabels } from '../plans/labels/check-labels.js';
import { noiseForWorkers } from '../plans/labels/label-noise-json.js';
import { checkLabelNoise, type LabelNoiseOptions, type LabelPlan } from '../plans/labels/label-plan.js';
import type { ShapeOption } from '../transforms/image-transform.js';
import type { GaussianReplacementOptions } from '../transforms/replace-with-gaussian.js';
import type { Crew, Supervision } from './crew.js';
import { type ImageJobOptions, idsOfShard, type Job, planOf } from './job.js';

/** How a parallel corruption is carried out. */
export interface ParallelExecution<Values> extends Supervision {
  /** Where the result is written: an array like the input, in shared memory, or the input itself (in place). */
  readonly out: Values;
}

/** Values of a shard, about. */
const SHARD = 2 ** 21;

/** Throws unless `values` is of shared memory. */
function checkShared(name: string, values: { readonly buffer?: ArrayBufferLike }): void {
  if (typeof SharedArrayBuffer === 'undefined' || !(values?.buffer instanceof SharedArrayBuffer)) {
    const cure = 'make it with new SharedArrayBuffer(bytes), which the workers can see';
    throw wrongKind(name, 'a typed array in shared memory', values, cure);
  }
}

/** Where shards of `count` examples, `perShard` in each, begin and end. */
function shards(count: number, perShard: number): [number, number][] {
  const length = Math.max(1, perShard);
  return Array.from({ length: Math.ceil(count / length) }, (_, i) => [
    i * length,
    Math.min(count, (i + 1) * length),
  ]);
}

async function corruptImages<Options extends ImageJobOptions>(
  crew: Crew,
  operation: ImageOperation,
  images: PixelArray,
  { shape, ...options }: Options & ShapeOption,
  { out, ...supervision }: ParallelExecution<PixelArray>,
): Promise<ImagePlan<Options>> {
  checkShared('images', images);
  checkShared('out', out);
  if (out.constructor !== images.constructor || out.length !== images.length) {
    throw wrongKind('out', 'an array of the kind and length of images', out);
  }
  const layout = imageLayout(shape, images.length);
  const plan = planOf(operation)(layout, options as never) as unknown as ImagePlan<Options>;
  const { count, size } = layout;
  const jobs = shards(count, Math.floor(SHARD / size)).map(
    ([from, to]): Job => ({
      operation,
      options: { ...(options as unknown as Options), ids: idsOfShard(options.ids, from, to, count) },
      shape: [to - from, ...shape.slice(1)],
      input: images.subarray(from * size, to * size),
      output: out.subarray(from * size, to * size),
    }),
  );
  await crew.run(jobs, supervision);
  return plan;
}

/** `shufflePixels` by a crew, from shared memory to shared memory; the same bits. Resolves to the plan. */
export function shufflePixelsInParallel<Images extends PixelArray>(
  crew: Crew,
  images: Images,
  options: ShuffledPixelsOptions & ShapeOption,
  execution: ParallelExecution<Images>,
) {
  return corruptImages(crew, 'shuffled-pixels', images, options, execution);
}

/** `randomizePixels` by a crew, from shared memory to shared memory; the same bits. Resolves to the plan. */
export function randomizePixelsInParallel<Images extends PixelArray>(
  crew: Crew,
  images: Images,
  options: RandomPixelsOptions & ShapeOption,
  execution: ParallelExecution<Images>,
) {
  return corruptImages(crew, 'random-pixels', images, options, execution);
}

/**
 * `replaceWithGaussian` by a crew, from shared memory to shared memory; the same bits. Statistics of the set are taken once,
 * before the shards are given out. Resolves to the plan.
 */
export async function replaceWithGaussianInParallel<Images extends PixelArray>(
  crew: Crew,
  images: Images,
  { statistics = 'set', ...options }: GaussianReplacementOptions & ShapeOption,
  execution: ParallelExecution<Images>,
) {
  checkShared('images', images);
  const layout = imageLayout(options.shape, images.length);
  const known = typeof statistics === 'string' ? imageStatistics(images, layout, statistics) : statistics;
  return corruptImages(crew, 'gaussian', images, { ...options, statistics: known }, execution);
}

/**
 * `corruptLabels` by a crew: class indices in a shared Int32Array to another one, or in place; the same bits. Resolves to the
 * plan, which holds the arrays that were passed (in place, `originalLabels` is a copy).
 */
export async function corruptLabelsInParallel(
  crew: Crew,
  labels: Int32Array,
  options: LabelNoiseOptions,
  { out, ...supervision }: ParallelExecution<Int32Array>,
): Promise<LabelPlan> {
  checkLabelNoise(options, labels?.length);
  checkShared('labels', labels);
  checkShared('out', out);
  if (out.constructor !== labels.constructor || out.length !== labels.length) {
    throw wrongKind('out', 'an array of the kind and length of labels', out);
  }
  const { classes, ids } = options;
  const n = labels.length;
  const noise = noiseForWorkers(options.noise);
  const parts = shards(n, SHARD / 4);
  if (n === 0) checkLabels('labels', labels, classes);
  const checks = parts.map(
    ([from, to]): Job => ({ operation: 'label-check', classes, input: labels.subarray(from, to) }),
  );
  const jobs = parts.map(
    ([from, to]): Job => ({
      operation: 'label-noise',
      options: { ...options, noise, ids: idsOfShard(ids, from, to, n) },
      input: labels.subarray(from, to),
      output: out.subarray(from, to),
    }),
  );
  await crew.run(checks, { signal: supervision.signal }).catch((error) => {
    checkLabels('labels', labels, classes); // where a label is wrong, this error names its place among all of them
    throw error;
  });
  const originalLabels = out.buffer === labels.buffer ? labels.slice() : labels;
  const picked = await crew.run(jobs, supervision);
  return { operation: 'label-noise', options, originalLabels, labels: out, picked };
}
