import { isMainThread, type Worker } from 'node:worker_threads';
import { symmetric } from '../../../src/index.js';
import * as parallel from '../../../src/parallel.js';
import { workerProgram } from '../../parallel/worker-program.js';
import { call, type Entry } from '../call.js';
import * as is from '../kinds.js';
import type { OPEN } from '../open.js';
import { ADDRESS, classes, count, noise } from './address.js';

/** Stands for the crew that all calls share. */
const CREW = { toString: () => 'the crew' } as unknown as parallel.Crew;

const workers = new Set<Worker>();
if (isMainThread)
  process.on('worker', (worker: Worker) => {
    workers.add(worker);
    worker.once('exit', () => workers.delete(worker));
  });

let crew: Promise<parallel.Crew> | undefined;
let kept = 0;

/** The crew itself, which is started when it is first needed. */
async function crewOf(given: parallel.Crew): Promise<parallel.Crew> {
  if (given !== CREW) return given;
  crew ??= prepare().then(async () => {
    const started = await parallel.startCrew({ workers: 1 });
    kept = started.workers;
    return started;
  });
  return crew;
}

/** Puts the program of workers where the build would have put it. */
async function prepare(): Promise<void> {
  const scope = globalThis as { WORKER_PROGRAM?: string };
  scope.WORKER_PROGRAM ??= await workerProgram();
}

const leftWorkers = () => (workers.size > kept ? [`${workers.size - kept} workers`] : []);

const shared = <Values extends Int32Array | Float32Array>(values: Values): Values => {
  const Kind = values.constructor as new (buffer: SharedArrayBuffer) => Values;
  const copy = new Kind(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
};

/** Where the last call was to write to. */
let output = new Float32Array(0);

function newOutput(): Float32Array {
  output = shared(new Float32Array(3));
  return output;
}

const sharedKind = (Kind: typeof Int32Array | typeof Float32Array) =>
  is.rule(
    'three values in shared memory',
    (value) => value instanceof Kind && value.length === 3 && value.buffer instanceof SharedArrayBuffer,
  );

const execution = (out: is.Kind) =>
  is.options<parallel.ParallelExecution<never>>({
    out,
    signal: is.optional(is.never),
    onProgress: is.optional(is.anyFunction),
  });

const ALIAS = {
  labels: ['classes'],
  classes: ['labels', 'noise'],
  classNames: ['classes'],
  split: ['seed'],
  block: ['block height'],
  imageShape: ['images', 'block'],
};

/** The functions of `rethink-gen/parallel`. */
export const PARALLEL: Entry<typeof parallel, (typeof OPEN.parallel)[number]> = {
  startCrew: call(
    async (options: parallel.CrewOptions) => {
      await prepare();
      const started = await parallel.startCrew(options);
      await started.dismiss();
      return started.workers;
    },
    () => [{ workers: 1 }],
    {
      options: is.optionalOptions<parallel.CrewOptions>({
        workers: is.optional(is.integer(1, 256)),
        start: is.optional(
          is.rule('a function that should start a worker', (value) => typeof value === 'function', {
            fault: /`start` must start rethink-gen\/parallel-worker/,
          }),
        ),
        onFallback: is.optional(is.anyFunction),
      }),
    },
    {},
    leftWorkers,
  ),
  corruptImagesInParallel: call(
    async (
      given: parallel.Crew,
      operation: 'shuffled-pixels',
      images: Float32Array,
      options: parallel.ImageOptions<'shuffled-pixels'> & { imageShape: number[] },
      how: parallel.ParallelExecution<Float32Array>,
    ) => {
      await parallel.corruptImagesInParallel(await crewOf(given), operation, images, options, how);
      return output;
    },
    () => [
      CREW,
      'shuffled-pixels' as const,
      shared(Float32Array.of(0, 1, 2)),
      { imageShape: [1], seed: 1, rate: 0.5 },
      { out: newOutput() },
    ],
    {
      crew: is.never,
      operation: is.never,
      images: sharedKind(Float32Array),
      options: is.options<parallel.ImageOptions<'shuffled-pixels'> & { imageShape: number[] }>({
        channels: is.optional(is.never),
        block: is.optional(is.rule('a block of one pixel', (value) => value === 1)),
        imageShape: is.never,
        rate: is.optional(is.rate),
        count,
        ...ADDRESS,
      }),
      execution: execution(sharedKind(Float32Array)),
    },
    ALIAS,
    leftWorkers,
  ),
  corruptLabelsInParallel: call(
    async (
      given: parallel.Crew,
      labels: Int32Array,
      options: Parameters<typeof parallel.corruptLabelsInParallel>[2],
      how: parallel.ParallelExecution<Int32Array>,
    ) => (await parallel.corruptLabelsInParallel(await crewOf(given), labels, options, how)).labels,
    () => [
      CREW,
      shared(Int32Array.of(0, 1, 2)),
      { noise: symmetric(0.5), classes: 3, seed: 1 },
      { out: shared(new Int32Array(3)) },
    ],
    {
      crew: is.never,
      labels: sharedKind(Int32Array),
      options: is.options<Parameters<typeof parallel.corruptLabelsInParallel>[2]>({
        noise,
        classes,
        classNames: is.optional(
          is.rule(
            'three names',
            (value) =>
              Array.isArray(value) && value.length === 3 && value.every((name) => typeof name === 'string'),
          ),
        ),
        count,
        ...ADDRESS,
      }),
      execution: execution(sharedKind(Int32Array)),
    },
    ALIAS,
    leftWorkers,
  ),
};
