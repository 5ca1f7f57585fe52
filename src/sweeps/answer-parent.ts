import { Worker } from 'node:worker_threads';
import type { Cell, JsonObject } from '../experiments/cell.js';
import { plainObject } from '../experiments/plain-json.js';
import { type Message, reasonOf } from './messages.js';
import { endProcesses } from './process-group.js';

/** How often a process looks whether its parent still lives, in milliseconds. */
const WATCH = 250;

/**
 * Makes this process run the one cell that its parent sends, and answer with the result. It ends with its parent, however
 * that ends and whatever the cell is doing, and so does every process that the cell started; an interrupt of the whole
 * terminal is left to the parent.
 *
 * @param parent its process id: `process.ppid` is that of another one if the parent has already ended
 */
export function answerParent(parent: number, run: (cell: Cell) => Promise<JsonObject> | JsonObject): void {
  dieWithParent(parent);
  for (const interrupt of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(interrupt, () => {});
  process.once('message', async ({ cell }: { cell: Cell }) => {
    process.send?.(await answerOf(cell, run));
  });
}

async function answerOf(cell: Cell, run: (cell: Cell) => Promise<JsonObject> | JsonObject): Promise<Message> {
  try {
    return { kind: 'result', result: plainObject('result', await run(plainObject('cell', cell))) };
  } catch (error) {
    return { kind: 'failure', reason: reasonOf(error) };
  }
}

/**
 * The channel to the parent closes when the parent ends, but that is heard only between two tasks of the event loop. A thread
 * of its own sees at any time that this process has been given another parent.
 */
function dieWithParent(parent: number): void {
  if (process.ppid !== parent) endProcesses(process.pid);
  process.on('disconnect', () => endProcesses(process.pid));
  const watch = `const end = ${endProcesses};
    setInterval(() => process.ppid === ${parent} || end(process.pid), ${WATCH});`;
  new Worker(watch, { eval: true }).unref();
}
