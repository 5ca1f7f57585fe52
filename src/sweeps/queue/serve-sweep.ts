import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../digests/plain-json.js';
import { checkpointFolder, removeCheckpoints } from '../cell-checkpoints.js';
import { readManifest } from '../manifest.js';
import { type Announced, PREFIX, type QueuedCell } from './announced-sweep.js';
import { queuePackages } from './queue-packages.js';
import { jobRunner } from './run-job.js';
import { LOSSES, queueName, type SweepQueue } from './sweep-queue.js';
import type { Workplace } from './workplace.js';

/** Where a worker keeps the checkpoints of sweeps whose store it does not share. */
const OWN_FOLDER = 'rethink-gen-work';

/** Milliseconds between two looks whether anything is left to do. */
const LOOK = 250;

/** Runs the cells of a sweep until none waits and none runs here, or until it is told to leave. */
export async function serveSweep(queue: SweepQueue, announced: Announced, place: Workplace): Promise<void> {
  const {
    jobs = announced.backend === 'webgpu' ? 1 : availableParallelism(),
    lostAfter,
    leave,
    kept,
  } = place;
  const { Worker } = await queuePackages();
  const store = storeOf(announced, place);
  const [ended, refused] = [new AbortController(), new AbortController()];
  const folderOf = (id: string) => checkpointFolder(store, id);
  const run = await jobRunner(announced, place, folderOf, ended.signal, refused);
  let running = 0;
  const worker = new Worker<QueuedCell, JsonObject>(
    queueName(announced.sweep),
    async (job, token, lost) => {
      running++;
      try {
        return await run(job, token, lost);
      } finally {
        running--;
      }
    },
    {
      name: `${hostname()}:${process.pid}`,
      connection: queue.redis,
      prefix: PREFIX,
      concurrency: jobs,
      lockDuration: 1000 * lostAfter,
      lockRenewTime: 250 * lostAfter,
      stalledInterval: 500 * lostAfter,
      maxStalledCount: LOSSES,
    },
  );
  worker.on('error', () => {});
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) worker.cancelJob(id);
  });
  worker.on('completed', ({ id = '' }) => {
    kept.delete(id);
    removeCheckpoints(store, id);
  });
  const end = AbortSignal.any([leave, refused.signal]);
  do await sleep(LOOK, undefined, { signal: end }).catch(() => {});
  while (!end.aborted && (running > 0 || (await queue.waiting()) > 0));
  ended.abort();
  await worker.close();
}

/** The folder of the sweep's store, if this machine shares it, or one of this machine's own. */
function storeOf({ experiment, sweep }: Announced, { store, onEvent }: Workplace): string {
  const own = join(OWN_FOLDER, queueName(sweep));
  if (store === undefined) return own;
  if (readManifest(store).digest === sweep) return store;
  onEvent(`${store} is not the store of ${experiment}; its checkpoints are kept in ${own}`);
  return own;
}
