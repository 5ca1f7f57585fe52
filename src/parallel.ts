/**
 * rethink-gen/parallel: the corruptions on all cores, in worker threads (Node) or Web Workers (browsers) that see the same
 * memory, or get copies if a page has none to share. The bits are those of one thread: what happens to an example depends on its address and on nothing else.
 *
 * ```ts
 * const crew = await startCrew({ workers: 2 });
 * const images = crew.allocate(Float32Array, 50_000 * 3_072);
 * await corruptImagesInParallel(crew, 'random-pixels', images, { imageShape: [32, 32, 3], seed: 42 }, { out: images });
 * await crew.dismiss();
 * ```
 *
 * @packageDocumentation
 */
export {
  corruptImagesInParallel,
  corruptLabelsInParallel,
  type ParallelExecution,
} from './parallel/corrupt-in-parallel.js';
export type { Crew, Supervision } from './parallel/crew.js';
export type { Job } from './parallel/job.js';
export type { ArrayKind } from './parallel/shared-memory.js';
export { type CrewOptions, startCrew } from './parallel/start-crew.js';
export type { WorkerLike } from './parallel/worker-like.js';
export type { ImageOptions } from './plans/images/image-operations.js';
