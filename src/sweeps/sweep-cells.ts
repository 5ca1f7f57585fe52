import { type JsonObject, plainObject } from '../digests/plain-json.js';
import { type Cell, cellId } from '../experiments/cell.js';
import type { CellProgress } from '../experiments/cell-progress.js';
import { reasonOf } from './messages.js';
import type { ResultStore } from './result-store.js';

/** Runs one cell somewhere; rejects if it fails or the signal aborts. What it returns is checked. */
export type CellRunner = (
  cell: Cell,
  signal: AbortSignal,
  onProgress: (progress: CellProgress) => void,
) => unknown;

/** How cells are run: where, how many at once, how often again; and who hears of it. */
interface Running {
  readonly run: CellRunner;
  readonly jobs: number;
  readonly retries: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SweepProgress) => void;
}

/** How far a sweep is. */
export interface SweepProgress {
  /** Cells of this sweep, recorded before or not. */
  readonly total: number;
  /** Cells with a result. */
  readonly done: number;
  /** Cells that this sweep has run to their end, well or badly. */
  readonly ran: number;
  /** The cells that run now, in the order in which they were begun. */
  readonly running: readonly RunningCell[];
  readonly failures: readonly Failure[];
  /** Ids of cells whose result differs from the one on record. */
  readonly conflicts: readonly string[];
}

/** A cell that runs. */
export interface RunningCell {
  readonly cell: Cell;
  readonly id: string;
  /** How far it is, if it trains and has reported it. */
  readonly progress?: CellProgress;
}

/** A cell that failed at every try. */
export interface Failure {
  readonly cell: Cell;
  readonly id: string;
  /** Why it failed the last time. */
  readonly reason: string;
}

/**
 * Runs the cells that have no result, several at a time, and records each result as it comes. A cell that fails is tried
 * again, then reported, and the others go on; a store that cannot be written to ends the sweep.
 *
 * @returns how far it came
 * @param results where results are found and recorded
 */
export async function sweepCells(
  results: ResultStore,
  cells: readonly Cell[],
  { run, jobs, retries, signal, onProgress }: Running,
): Promise<SweepProgress> {
  const end = new AbortController();
  const stop = () => end.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const recorded = new Set(results.ids());
  const queue = cells.map((cell) => ({ cell, id: cellId(cell) })).filter(({ id }) => !recorded.has(id));
  if (queue.length > 0) results.checkWritable();
  const failures: Failure[] = [];
  const conflicts: string[] = [];
  const running = new Map<string, RunningCell>();
  let [done, ran] = [cells.length - queue.length, 0];
  const progress = (): SweepProgress => {
    const now = [...running.values()];
    return { total: cells.length, done, ran, running: now, failures, conflicts };
  };
  const tell = () => onProgress?.(progress());

  async function runNext(cell: Cell, id: string): Promise<void> {
    running.set(id, { cell, id });
    tell();
    const onProgress = (progress: CellProgress) => {
      running.set(id, { cell, id, progress });
      tell();
    };
    const outcome = await tryCell((signal) => run(cell, signal, onProgress), retries, end.signal);
    running.delete(id);
    if (end.signal.aborted) {
      if ('result' in outcome) results.recordUnfinished?.(id, outcome.result);
      return;
    }
    ran++;
    if ('reason' in outcome) failures.push({ cell, id, reason: outcome.reason });
    else {
      if (results.record(cell, id, outcome.result) === 'conflict') conflicts.push(id);
      done++;
    }
  }

  /** Takes cells from the queue until it is empty; another sweep of the same store may have been faster. */
  async function lane(): Promise<void> {
    for (let next = queue.shift(); next && !end.signal.aborted; next = queue.shift()) {
      if (results.has(next.id)) done++;
      else await runNext(next.cell, next.id);
      tell();
    }
  }

  tell();
  const lanes = Array.from({ length: Math.min(jobs, queue.length) }, lane);
  for (const lane of lanes) lane.catch(stop);
  const ends = await Promise.allSettled(lanes);
  signal?.removeEventListener('abort', stop);
  for (const ending of ends) if (ending.status === 'rejected') throw ending.reason;
  return progress();
}

async function tryCell(
  run: (signal: AbortSignal) => unknown,
  retries: number,
  signal: AbortSignal,
): Promise<{ readonly result: JsonObject } | { readonly reason: string }> {
  for (let retry = 0; ; retry++) {
    try {
      return { result: plainObject('result', await run(signal)) };
    } catch (error) {
      const reason = reasonOf(error);
      if (retry === retries || signal.aborted) return { reason };
    }
  }
}
