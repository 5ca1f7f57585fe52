import { setTimeout as sleep } from 'node:timers/promises';
import { type JsonObject, plainObject } from '../../digests/plain-json.js';
import { type Cell, cellId } from '../../experiments/cell.js';
import { removeCheckpoints } from '../cell-checkpoints.js';
import { reasonOf } from '../messages.js';
import { checkWritable, readResult, readResults, recordedIds, recordResult, type Store } from '../store.js';
import type { Failure, RunningCell, SweepProgress } from '../sweep-cells.js';
import { type Announced, announce, type QueuedCell, withdraw } from './announced-sweep.js';
import { connectQueue } from './connect.js';
import { patiently } from './patiently.js';
import { openQueue, type SweepQueue } from './sweep-queue.js';

/** How cells are given to a queue, and who hears of it. */
interface Queueing {
  /** The URL of its server. */
  readonly queue: string;
  readonly announced: Announced;
  /** What every job says besides its cell. */
  readonly job: Omit<QueuedCell, 'cell'>;
  readonly retries: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SweepProgress) => void;
}

/** Milliseconds between two looks at the queue if there was nothing to collect. */
const LOOK = 150;

/** Milliseconds between two looks at what runs, and at what another process may have recorded. */
const GLANCE = 1000;

/** Milliseconds without any result after which the queue gets the cells again, since its server may have lost them. */
const QUIET = 10_000;

/**
 * Gives the cells that have no result to the workers of a queue, collects the results as they come, and records each once. All
 * of its state is in the store: it may be killed and begun again at any time, and run twice at once.
 *
 * @returns how far it came
 */
export async function queueCells(
  store: Store,
  cells: readonly Cell[],
  how: Queueing,
): Promise<SweepProgress> {
  const collection = new Collection(store, cells, how);
  if (collection.open.size === 0) return collection.progress();
  checkWritable(store);
  const redis = await connectQueue(how.queue);
  // what waits for a server that is away ends with its connection
  const disconnect = () => redis.disconnect();
  how.signal?.addEventListener('abort', disconnect);
  const queue = await openQueue(redis, how.announced.sweep);
  try {
    await collection.collectFrom(queue);
  } catch (error) {
    if (!how.signal?.aborted) throw error;
  } finally {
    how.signal?.removeEventListener('abort', disconnect);
    disconnect();
    await queue.close();
  }
  return collection.progress();
}

class Collection {
  /** The cells that have neither a result nor failed, by their ids. */
  readonly open: Map<string, Cell>;
  private readonly own: ReadonlyMap<string, Cell>;
  private readonly failures: Failure[] = [];
  private readonly conflicts: string[] = [];
  private running: readonly RunningCell[] = [];
  private ran = 0;

  constructor(
    private readonly store: Store,
    cells: readonly Cell[],
    private readonly how: Queueing,
  ) {
    this.own = new Map(cells.map((cell) => [cellId(cell), cell]));
    const recorded = readResults(store);
    this.open = new Map([...this.own].filter(([id]) => !recorded.has(id)));
  }

  progress(): SweepProgress {
    const { own, open, ran, running, failures, conflicts } = this;
    const done = own.size - open.size - failures.length;
    const stillRunning = running.filter(({ id }) => open.has(id));
    return { total: own.size, done, ran, running: stillRunning, failures, conflicts };
  }

  /** Collects until every cell has a result or has failed, or the signal aborts. */
  async collectFrom(queue: SweepQueue): Promise<void> {
    const { signal } = this.how;
    await queue.forgetFailures(this.open);
    await this.add(queue);
    let [glance, last] = [0, performance.now()];
    while (this.open.size > 0 && !signal?.aborted) {
      const collected = await this.collect(queue);
      const now = performance.now();
      if (collected > 0) last = now;
      if (now - glance > GLANCE) {
        glance = now;
        this.running = await queue.running();
        this.closeRecorded();
        this.tell();
      }
      if (now - last > QUIET) {
        last = now;
        await this.add(queue);
      }
      if (collected === 0) await sleep(LOOK);
    }
    if (!signal?.aborted) await this.leave(queue);
  }

  /** Adding a cell that the queue knows changes nothing. */
  private async add(queue: SweepQueue): Promise<void> {
    const { announced, job, retries } = this.how;
    await queue.add(this.open, job, retries + 1);
    await patiently(queue.redis, announce)(queue.redis, announced);
    this.tell();
  }

  /** Records the results that have come, then takes them out of the queue. */
  private async collect(queue: SweepQueue): Promise<number> {
    // a failure that is not awaited here may be awaited by somebody else
    const ended = (await queue.ended()).filter(({ id, reason }) =>
      (reason === undefined ? this.own : this.open).has(id),
    );
    for (const { id, result, reason } of ended) {
      if (reason === undefined) this.record(id, result);
      else this.fail(id, reason);
    }
    await queue.remove(ended.map(({ id }) => id));
    if (ended.length > 0) this.tell();
    return ended.length;
  }

  private record(id: string, returned: unknown): void {
    const { store, own, open } = this;
    const cell = own.get(id);
    if (!cell) return;
    let result: JsonObject;
    try {
      result = plainObject('result', returned);
    } catch (error) {
      this.fail(id, reasonOf(error));
      return;
    }
    if (recordResult(store, cell, result) === 'conflict') this.conflicts.push(id);
    removeCheckpoints(store.folder, id);
    if (open.delete(id)) this.ran++;
  }

  private fail(id: string, reason: string): void {
    const cell = this.open.get(id);
    if (!cell) return;
    this.failures.push({ cell, id, reason });
    this.open.delete(id);
    this.ran++;
  }

  /** Another process may fill the store at the same time. */
  private closeRecorded(): void {
    for (const id of recordedIds(this.store)) {
      if (this.open.has(id) && readResult(this.store, id)) this.open.delete(id);
    }
  }

  /** Takes the sweep from the server unless somebody else has cells there. */
  private async leave(queue: SweepQueue): Promise<void> {
    if (await queue.destroy(this.own)) await withdraw(queue.redis, this.how.announced.sweep);
  }

  private tell(): void {
    this.how.onProgress?.(this.progress());
  }
}
