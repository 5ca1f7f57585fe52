import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { given } from '../../digests/given.js';
import { checkInteger, checkNumber, checkOptions, checkSignal, checkType } from '../../errors/checks.js';
import { checkPath } from '../../node/check-path.js';
import { dataDigest } from '../data-digest.js';
import { type Announced, announcedSweeps } from './announced-sweep.js';
import { connectQueue } from './connect.js';
import { patiently } from './patiently.js';
import { queueAddress } from './queue-address.js';
import { refusalOf } from './refusal.js';
import { serveSweep } from './serve-sweep.js';
import { openQueue, type SweepQueue } from './sweep-queue.js';
import type { Workplace } from './workplace.js';

/** Options of {@link work}. */
export interface WorkOptions {
  /** The URL of a Redis server: `redis://[user:password@]host[:port][/database]`, or `rediss://` with TLS. */
  readonly queue: string;
  /** The folder of MNIST (IDX) or CIFAR-10 (binary), for cells that read them. */
  readonly data?: string;
  /**
   * The folder of the sweep's store, if this machine shares it: a cell goes on from the checkpoint that another machine wrote.
   * Otherwise checkpoints are kept in `./rethink-gen-work`, and serve this machine alone.
   */
  readonly store?: string;
  /** Cells that run at once. Default the number of cores, and 1 on webgpu, whose cells share one GPU. */
  readonly jobs?: number;
  /** Seconds without a sign of life after which a cell is given to another worker. Default 60. */
  readonly lostAfter?: number;
  /**
   * Ends the work: no more cells are taken, and those that run are finished. A cell that writes checkpoints is given back
   * after its next one.
   */
  readonly signal?: AbortSignal;
  /** Ends the work at once: the cells that run are given back. */
  readonly giveUp?: AbortSignal;
  /** Receives what happens, a line at a time. */
  readonly onEvent?: (line: string) => void;
}

const OPTIONS = {
  queue: true,
  data: true,
  store: true,
  jobs: true,
  lostAfter: true,
  signal: true,
  giveUp: true,
  onEvent: true,
} satisfies Record<keyof WorkOptions, true>;

/** Milliseconds between two looks for something to do. */
const LOOK = 500;

/** Milliseconds in which a worker that leaves waits for a server that is away, and for one that takes back its cells. */
const PATIENCE = 3000;

/**
 * Runs cells of the sweeps that are announced at a queue, each in a process of its own, until a signal ends the work. A sweep
 * whose code, backend or data set is not that of this machine is refused, and left to others.
 *
 * @throws Error if a package is missing
 * @throws Error if no server answers
 */
export async function work(options: WorkOptions): Promise<void> {
  checkOptions(options, OPTIONS);
  const { data, store, jobs, lostAfter = 60, onEvent = () => {}, queue } = options;
  for (const [name, folder] of Object.entries({ data, store }))
    if (folder !== undefined) checkPath(name, folder, 'folder');
  checkType('function', 'onEvent', onEvent);
  if (jobs !== undefined) checkInteger('jobs', jobs, 1);
  checkNumber('lostAfter', lostAfter, { least: 1 });
  const { shown } = queueAddress(queue);
  const never = new AbortController().signal;
  const { giveUp = never, signal = never } = options;
  checkSignal('giveUp', giveUp);
  checkSignal('signal', signal);
  const leave = AbortSignal.any([signal, giveUp]);
  const place: Workplace = {
    lostAfter,
    leave,
    giveUp,
    onEvent,
    kept: new Map(),
    ...given({ store, jobs }),
    ...(data !== undefined && { data: { folder: data, digest: dataDigest(data) } }),
  };
  const redis = await connectQueue(queue, onEvent);
  const disconnect = () => redis.disconnect();
  giveUp.addEventListener('abort', () => setTimeout(disconnect, PATIENCE).unref());
  leave.addEventListener('abort', () => {
    setInterval(() => redis.status !== 'ready' && disconnect(), PATIENCE).unref();
  });
  const looks = new Looks(redis, place);
  try {
    onEvent(`process ${process.pid} works for ${shown}`);
    while (!leave.aborted) {
      await looks.lookOnce();
      await sleep(LOOK, undefined, { signal: leave }).catch(() => {});
    }
    await looks.removeWithdrawn();
  } catch (error) {
    // what was asked of a server that did not answer before the end
    if (redis.status !== 'end') throw error;
  } finally {
    disconnect();
    await looks.close();
  }
}

/** A worker that looks for cells to run. */
class Looks {
  private readonly queues = new Map<string, SweepQueue>();
  /** The last reason that was given for refusing each sweep. */
  private readonly refusals = new Map<string, string>();

  constructor(
    private readonly redis: Redis,
    private readonly place: Workplace,
  ) {}

  /** Looks at every sweep that is announced, and serves those that have cells waiting. */
  async lookOnce(): Promise<void> {
    const { leave, data } = this.place;
    for (const announced of await this.removeWithdrawn()) {
      const refusal = await refusalOf(announced, data);
      this.tell(announced, refusal);
      if (refusal) continue;
      const queue = await this.queueOf(announced.sweep);
      if ((await queue.waiting()) > 0 && !leave.aborted) await serveSweep(queue, announced, this.place);
    }
  }

  /**
   * Removes what a look for lost cells has written about a sweep since its coordinator took it from the server; resolves to the
   * sweeps that are announced.
   */
  async removeWithdrawn(): Promise<Announced[]> {
    const all = await patiently(this.redis, announcedSweeps)(this.redis);
    for (const sweep of this.queues.keys()) {
      if (all.some((announced) => announced.sweep === sweep)) continue;
      await this.queues.get(sweep)?.destroy(new Map());
      await this.closeQueue(sweep);
    }
    return all;
  }

  async close(): Promise<void> {
    for (const sweep of this.queues.keys()) await this.closeQueue(sweep);
  }

  private async queueOf(sweep: string): Promise<SweepQueue> {
    const queue = this.queues.get(sweep) ?? (await openQueue(this.redis, sweep));
    this.queues.set(sweep, queue);
    return queue;
  }

  private async closeQueue(sweep: string): Promise<void> {
    await this.queues.get(sweep)?.close();
    this.queues.delete(sweep);
  }

  private tell({ experiment, sweep }: Announced, refusal = ''): void {
    if (refusal && this.refusals.get(sweep) !== refusal)
      this.place.onEvent(`${experiment} (${sweep.slice(0, 12)}) is refused: ${refusal}`);
    this.refusals.set(sweep, refusal);
  }
}
