/**
 * rethink-gen/parallel: the corruptions on all cores, in worker threads (Node) or Web Workers (browsers) that see the same
 * memory. The bits are those of one thread: what happens to an example depends on its address and on nothing else.
 *
 * ```ts
 * const crew = await startCrew({ workers: 2 });
 * const images = new Float32Array(new SharedArrayBuffer(4 * 50_000 * 3_072));
 * await randomizePixelsInParallel(crew, images, { shape: [50_000, 32, 32, 3], seed: 42 }, { out: images });
 * await crew.dismiss();
 * ```
 *
 * @packageDocumentation
 */
export {
  corruptLabelsInParallel,
  type ParallelExecution,
  randomizePixelsInParallel,
  replaceWithGaussianInParallel,
  shufflePixelsInParallel,
} from './parallel/corruptions.js';
export {
  type Crew,
  type CrewOptions,
  type Supervision,
  startCrew,
  type WorkerLike,
} from './parallel/crew.js';
export type { ImageJobOptions, Job } from './parallel/job.js';
