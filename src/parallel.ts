/**
 * rethink-gen/parallel: the corruptions on all cores, in worker threads (Node) or Web Workers (browsers) that see the same
 * memory. The bits are those of one thread: what happens to an example depends on its address and on nothing else.
 *
 * ```ts
 * const crew = await startCrew({ workers: 2 });
 * const images = new Float32Array(new SharedArrayBuffer(4 * 50_000 * 3_072));
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
export {
  type Crew,
  type CrewOptions,
  type Supervision,
  startCrew,
  type WorkerLike,
} from './parallel/crew.js';
export type { Job } from './parallel/job.js';
export type { ImageOptions } from './plans/images/image-operations.js';
