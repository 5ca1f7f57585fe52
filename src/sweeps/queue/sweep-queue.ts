import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { JsonObject } from '../../digests/plain-json.js';
import { type Cell, cellId } from '../../experiments/cell.js';
import type { CellProgress } from '../../experiments/cell-progress.js';
import type { RunningCell } from '../sweep-cells.js';
import { PREFIX, type QueuedCell } from './announced-sweep.js';
import { patiently } from './patiently.js';
import { queuePackages } from './queue-packages.js';

/** A cell that a worker has ended: with a result, or with the reason of its last failure. */
interface EndedCell {
  readonly id: string;
  readonly result?: unknown;
  readonly reason?: string;
}

/** How often the worker of a cell may be lost before the cell counts as failed. */
export const LOSSES = 5;

/** Milliseconds between two looks for cells whose worker is lost. */
const LOOK_FOR_LOST = 2000;

/** Jobs in one request. */
const BATCH = 1000;

/** Every state that a job of ours may be in. */
const STATES = ['waiting', 'active', 'delayed', 'prioritized', 'completed', 'failed'] as const;

export function queueName(sweep: string): string {
  return sweep.slice(0, 16);
}

/** The cells of one sweep as jobs of BullMQ. The id of a job is that of its cell. */
export interface SweepQueue {
  readonly redis: Redis;
  /** Adds cells; one that is there already stays as it is. */
  readonly add: (
    cells: ReadonlyMap<string, Cell>,
    job: Omit<QueuedCell, 'cell'>,
    attempts: number,
  ) => Promise<void>;
  /** The cells that have ended and that nobody has removed. */
  readonly ended: () => Promise<EndedCell[]>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** Removes the cells that failed before, so that they can be added again. */
  readonly forgetFailures: (cells: ReadonlyMap<string, Cell>) => Promise<void>;
  /** The cells that run now, in the order in which they were begun. */
  readonly running: () => Promise<RunningCell[]>;
  /** How many cells wait for a worker. */
  readonly waiting: () => Promise<number>;
  /** Removes everything that the server has of the sweep, unless it holds other cells than these; resolves to whether it did. */
  readonly destroy: (cells: ReadonlyMap<string, Cell>) => Promise<boolean>;
  /** Ends its connections but the one that it was given. */
  readonly close: () => Promise<void>;
}

/** Opens the queue of a sweep; as long as it is open, it gives the cells of lost workers to others. */
export async function openQueue(redis: Redis, sweep: string): Promise<SweepQueue> {
  const { Queue, Worker } = await queuePackages();
  const name = queueName(sweep);
  const queue: Queue<QueuedCell, JsonObject> = new Queue(name, {
    connection: redis,
    prefix: PREFIX,
    skipMetasUpdate: true,
  });
  const watch = new Worker(name, null, {
    connection: redis,
    prefix: PREFIX,
    autorun: false,
    stalledInterval: LOOK_FOR_LOST,
    maxStalledCount: LOSSES,
  });
  queue.on('error', () => {});
  watch.on('error', () => {});
  void watch.startStalledCheckTimer();
  const again = <Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
    patiently(redis, call);
  const failed = async () => (await queue.getFailed(0, BATCH - 1)).filter(Boolean);
  const remove = async (ids: readonly string[]) => {
    await Promise.all(ids.map((id) => queue.remove(id)));
  };
  return {
    redis,
    remove: again(remove),
    add: again(async (cells, job, attempts) => {
      // a coordinator that was killed while it destroyed the queue has left it paused
      await queue.resume();
      const options = { attempts, stackTraceLimit: 1 };
      const jobs = [...cells].map(([jobId, cell]) => ({
        name: 'cell',
        data: { cell, ...job },
        opts: { jobId, ...options },
      }));
      for (let from = 0; from < jobs.length; from += BATCH)
        await queue.addBulk(jobs.slice(from, from + BATCH));
    }),
    ended: again(async () => {
      const completed = (await queue.getCompleted(0, BATCH - 1)).filter(Boolean);
      return [
        ...completed.map(({ id = '', returnvalue: result }) => ({ id, result })),
        ...(await failed()).map(({ id = '', failedReason: reason }) => ({ id, reason })),
      ];
    }),
    forgetFailures: again(async (cells) => {
      await remove((await failed()).map(({ id = '' }) => id).filter((id) => cells.has(id)));
    }),
    running: again(async () =>
      (await queue.getActive()).filter(Boolean).map(({ data: { cell }, progress }) => ({
        cell,
        id: cellId(cell),
        ...(typeof progress === 'object' && { progress: progress as CellProgress }),
      })),
    ),
    waiting: again(() => queue.getWaitingCount()),
    destroy: again(async (cells) => {
      const jobs = await queue.getJobs([...STATES]);
      if (jobs.some((job) => job?.id && !cells.has(job.id))) return false;
      // a look for lost workers would leave something behind
      await watch.close(true);
      await queue.obliterate({ force: true });
      return true;
    }),
    close: async () => {
      await Promise.allSettled([watch.close(true), queue.close()]);
    },
  };
}
