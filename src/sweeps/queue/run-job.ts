import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from 'bullmq';
import { type JsonObject, plainObject } from '../../digests/plain-json.js';
import { cellId } from '../../experiments/cell.js';
import type { CellProgress } from '../../experiments/cell-progress.js';
import { checkpointTime } from '../cell-checkpoints.js';
import { inChildProcess } from '../child-process.js';
import { cellProgram } from '../code-version.js';
import { reasonOf } from '../messages.js';
import type { Announced, QueuedCell } from './announced-sweep.js';
import { queuePackages } from './queue-packages.js';
import { refusalOf } from './refusal.js';
import { SpareProcess } from './spare-process.js';
import type { Workplace } from './workplace.js';

type Run = (job: Job<QueuedCell>, token?: string, lost?: AbortSignal) => Promise<JsonObject>;

/** Milliseconds between two messages of one cell about how far it is. */
const TELL = 2000;

/** Milliseconds between two looks for a new checkpoint. */
const LOOK = 100;

/**
 * What a worker does with a job: it runs the cell in a process of its own, and gives it back if it must leave before the end.
 *
 * @param folderOf the folder of a cell's checkpoints
 * @param ended aborted when no more cells of this sweep are run here
 * @param refused aborted if this machine turns out to have changed so that it must not run these cells any more
 */
export async function jobRunner(
  announced: Announced,
  { data, leave, giveUp, kept, onEvent }: Workplace,
  folderOf: (id: string) => string,
  ended: AbortSignal,
  refused: AbortController,
): Promise<Run> {
  const { UnrecoverableError, WaitingError } = await queuePackages();
  const { operand, scale, backend, experiment } = announced;
  const argv = [operand, scale, backend ?? '', announced.data === null ? '' : (data?.folder ?? '')];
  const spare = new SpareProcess(cellProgram(), argv, ended);

  return async (job, token = '', lost = new AbortController().signal) => {
    const { id = '' } = job;
    const { cell, timeLimit, checkpointEvery } = job.data;
    if (cellId(cell) !== id) throw new UnrecoverableError('it is not the cell that its id names');
    const begun = performance.now();
    const say = (what: string) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      onEvent(`${experiment} ${id.slice(0, 12)}: ${what} (${seconds} s)`);
    };
    const giveBack = async (why: string): Promise<never> => {
      say(`given back, ${why}`);
      await job.moveToWait(token).catch(() => {});
      throw new WaitingError();
    };
    const refusal = await refusalOf(announced, data);
    if (refusal) {
      refused.abort();
      return giveBack(refusal);
    }
    const known = kept.get(id);
    if (known) return known;
    const folder = folderOf(id);
    const over = new AbortController();
    const checkpointed = afterCheckpoint(folder, leave, over.signal);
    const stop = AbortSignal.any([lost, giveUp, checkpointed]);
    const run = inChildProcess({
      start: () => spare.take(),
      checkpointsOf: () => ({ folder, seconds: checkpointEvery }),
      ...(timeLimit !== undefined && { timeLimit }),
    });
    try {
      const result = plainObject('result', await run(cell, stop, progressOf(job)));
      kept.set(id, result);
      say('done');
      return result;
    } catch (error) {
      if (lost.aborted) return giveBack('since the queue has given it to another worker');
      if (stop.aborted) return giveBack(checkpointed.aborted ? 'with a checkpoint' : 'unfinished');
      say(`failed, ${reasonOf(error)}`);
      throw error;
    } finally {
      over.abort();
    }
  };
}

/** Aborts when a checkpoint has been written after a worker was latest to leave. */
function afterCheckpoint(folder: string, leave: AbortSignal, ended: AbortSignal): AbortSignal {
  const written = new AbortController();
  const watch = async () => {
    const before = checkpointTime(folder);
    while (checkpointTime(folder) === before && !ended.aborted) await sleep(LOOK);
    if (!ended.aborted) written.abort();
  };
  leave.addEventListener('abort', watch, { once: true, signal: ended });
  if (leave.aborted) void watch();
  return written.signal;
}

/** Tells the queue how far a cell is, every now and then. */
function progressOf(job: Job<QueuedCell>): (progress: CellProgress) => void {
  let latest = Number.NEGATIVE_INFINITY;
  return (progress) => {
    if (performance.now() - latest < TELL) return;
    latest = performance.now();
    job.updateProgress({ ...progress }).catch(() => {});
  };
}
