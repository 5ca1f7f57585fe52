import { Worker } from 'node:worker_threads';
import { type JsonObject, plainObject } from '../digests/plain-json.js';
import type { Cell } from '../experiments/cell.js';
import type { RunContext } from '../experiments/experiment.js';
import { type CellCheckpoints, keptIn } from './cell-checkpoints.js';
import { type Message, reasonOf } from './messages.js';
import { endProcesses } from './process-group.js';

export interface Task {
  readonly cell: Cell;
  readonly checkpoints?: CellCheckpoints;
}

type Lent = Pick<RunContext, 'checkpoints' | 'onProgress'>;

type RunCell = (cell: Cell, lent: Lent) => Promise<JsonObject> | JsonObject;

/** How often a process looks whether its parent still lives, in milliseconds. */
const WATCH = 250;

/**
 * Makes this process run the one cell that its parent sends, tell how far it is, and answer with the result. It ends with its
 * parent, however that ends and whatever the cell is doing, and so does every process that the cell started; an interrupt of
 * the whole terminal is left to the parent.
 *
 * @param parent its process id: `process.ppid` is that of another one if the parent has already ended
 */
export function answerParent(parent: number, run: RunCell): void {
  dieWithParent(parent);
  for (const interrupt of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(interrupt, () => {});
  process.once('message', async (task: Task) => tell(await answerOf(task, run)));
}

/** Tells the parent; if it has ended, that would be an error that nothing catches, before anything here has heard of it. */
function tell(message: Message): void {
  process.send?.(message, (error: Error | null) => error && endProcesses(process.pid));
}

async function answerOf({ cell, checkpoints }: Task, run: RunCell): Promise<Message> {
  const lent: Lent = {
    onProgress: (progress) => tell({ kind: 'progress', progress }),
    ...(checkpoints && { checkpoints: keptIn(checkpoints) }),
  };
  try {
    return { kind: 'result', result: plainObject('result', await run(plainObject('cell', cell), lent)) };
  } catch (error) {
    return { kind: 'failure', reason: reasonOf(error) };
  }
}

/**
 * The channel to the parent closes when the parent ends, but that is heard only between two tasks of the event loop. A thread
 * of its own sees at any time that this process has been given another parent. A process that ends by itself has no event loop
 * any more, and no one but its parent would end what it started.
 */
function dieWithParent(parent: number): void {
  const endIfAlone = () => process.ppid === parent || endProcesses(process.pid);
  endIfAlone();
  process.on('disconnect', () => endProcesses(process.pid));
  process.on('exit', endIfAlone);
  const watch = `const end = ${endProcesses};
    setInterval(() => process.ppid === ${parent} || end(process.pid), ${WATCH});`;
  new Worker(watch, { eval: true }).unref();
}
