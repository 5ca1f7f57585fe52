import { wrongKind } from '../errors/argument-error.js';
import { checkMembers } from '../errors/check-members.js';
import { checkChoice, checkIsObject, checkOptions, checkSignal, checkType } from '../errors/checks.js';
import type { NumberArray } from '../kernels/bits.js';
import { type Address, withOwnIds } from '../plans/address.js';
import { imageLayout } from '../plans/images/image-layout.js';
import { type ImageOptions, plannerOf } from '../plans/images/image-operations.js';
import {
  IMAGE_OPERATION_NAMES,
  type ImageOperation,
  type ImagePlan,
  type PixelArray,
} from '../plans/images/image-plan.js';
import { type ImageShapeOption, refuseShape } from '../plans/images/image-shape.js';
import type { Share } from '../plans/images/share.js';
import { checkLabels } from '../plans/labels/check-labels.js';
import { KeptPlan } from '../plans/labels/kept-plan.js';
import { noiseForWorkers } from '../plans/labels/label-noise-json.js';
import { type LabelNoiseOptions, type LabelPlan, labelCorruption } from '../plans/labels/label-plan.js';
import { checkOut } from '../transforms/execution.js';
import type { Crew, Supervision } from './crew.js';
import { idsOfShard, type Job } from './job.js';
import { hasSharedMemory, isShared } from './shared-memory.js';

/** How a parallel corruption is carried out. */
export interface ParallelExecution<Values> extends Supervision {
  /** Where the result is written: an array like the input (`crew.allocate`), or the input itself (in place). */
  readonly out: Values;
}

/** Values of a shard, about. */
const SHARD = 2 ** 21;

/**
 * Throws unless the values and `out` are alike and in shared memory if there is any, and every name in `execution` is known.
 * Returns what is in it, read once.
 */
function checkParallel<Values extends NumberArray>(
  crew: Crew,
  execution: ParallelExecution<Values>,
  name: string,
  values: Values,
): ParallelExecution<Values> {
  checkMembers('crew', crew, 'a crew of startCrew', { run: 'function' }, 'more');
  checkOptions(execution, { out: true, signal: true, onProgress: true });
  const { out, signal, onProgress } = execution;
  checkShared(name, values);
  checkShared('out', out);
  checkOut(out, name, values);
  checkSignal('signal', signal);
  checkType('function', 'onProgress', onProgress);
  return { out, signal, onProgress };
}

/** Throws unless `values` is a typed array, in shared memory if the page has it. */
function checkShared(name: string, values: { readonly buffer?: ArrayBufferLike } | undefined): void {
  if (hasSharedMemory() ? isShared(values) : ArrayBuffer.isView(values)) return;
  throw wrongKind(name, 'a typed array in shared memory', values, 'make it by crew.allocate');
}

/** Where shards of `count` examples, `perShard` in each, begin and end. */
function shards(count: number, perShard: number): [number, number][] {
  const length = Math.max(1, perShard);
  return Array.from({ length: Math.ceil(count / length) }, (_, i) => [
    i * length,
    Math.min(count, (i + 1) * length),
  ]);
}

/**
 * Corrupts images with a crew, from one array of `crew.allocate` to another; the bits are those of one thread. Statistics of the set are taken
 * once, before the shards are given out. Resolves to the plan.
 *
 * @param images n images in shared memory (if the page has it), whose shape `imageShape` is
 * @param given options of the operation's function (`shufflePixels`, `randomizePixels`, `replaceWithGaussian`)
 */
export async function corruptImagesInParallel<Operation extends ImageOperation, Images extends PixelArray>(
  crew: Crew,
  operation: Operation,
  images: Images,
  given: ImageOptions<Operation> & ImageShapeOption,
  execution: ParallelExecution<Images>,
): Promise<ImagePlan<ImageOptions<Operation>>> {
  checkChoice('operation', operation, IMAGE_OPERATION_NAMES);
  const { out, ...supervision } = checkParallel(crew, execution, 'images', images);
  checkIsObject(given);
  const { imageShape, ...options } = given;
  refuseShape(options);
  const layout = imageLayout(imageShape, images.length);
  const plan = plannerOf(operation)(layout, options as unknown as Share & Address, undefined, images)(images);
  const { count, size } = layout;
  const jobs = shards(count, Math.floor(SHARD / size)).map(
    ([from, to]): Job => ({
      operation,
      options: { ...plan.options, ids: idsOfShard(plan.options.ids, from, to, count) },
      imageShape,
      input: images.subarray(from * size, to * size),
      output: out.subarray(from * size, to * size),
    }),
  );
  await crew.run(jobs, supervision);
  return plan as ImagePlan<ImageOptions<Operation>>;
}

/**
 * `corruptLabels` with a crew: class indices from one Int32Array of `crew.allocate` to another, or in place; the same bits. Resolves to the
 * plan, which keeps copies of two bytes per label (four beyond 256 classes).
 */
export async function corruptLabelsInParallel(
  crew: Crew,
  labels: Int32Array,
  given: LabelNoiseOptions,
  execution: ParallelExecution<Int32Array>,
): Promise<LabelPlan> {
  const { out, ...supervision } = checkParallel(crew, execution, 'labels', labels);
  checkIsObject(given);
  const n = labels.length;
  const options = withOwnIds({ ...given }, n);
  const { classes, ids } = options;
  labelCorruption(options, n);
  const noise = noiseForWorkers(options.noise);
  const parts = shards(n, SHARD / 4);
  if (n === 0 || !isShared(labels)) checkLabels('labels', labels, classes);
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
  await crew.run(isShared(labels) ? checks : [], { signal: supervision.signal }).catch((error) => {
    checkLabels('labels', labels, classes); // where a label is wrong, this error names its place among all of them
    throw error;
  });
  const plan = new KeptPlan('label-noise', options, labels);
  return plan.drawn(await crew.run(jobs, supervision), out);
}
