import { Worker } from 'node:worker_threads';
import { type Cell, checkJsonObject, type JsonObject } from '../experiments/cell.js';
import type { Answer } from './child-process.js';

/** How often a process looks whether its parent still lives, in milliseconds. */
const WATCH = 250;

/**
 * Makes this process run the one cell that its parent sends, and answer with the result. It ends with its parent, however
 * that ends and whatever the cell is doing; an interrupt of the whole terminal is left to the parent.
 */
export function answerParent(run: (cell: Cell) => Promise<JsonObject> | JsonObject): void {
  dieWithParent();
  for (const interrupt of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(interrupt, () => {});
  process.once('message', async ({ cell }: { cell: Cell }) => {
    process.send?.(await answerOf(cell, run));
  });
}

async function answerOf(cell: Cell, run: (cell: Cell) => Promise<JsonObject> | JsonObject): Promise<Answer> {
  try {
    const result = await run(cell);
    checkJsonObject('result', result);
    return { result };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * The channel to the parent closes when the parent ends, but that is heard only between two tasks of the event loop. A thread
 * of its own sees at any time that this process has been given another parent.
 */
function dieWithParent(): void {
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  const watch = `const parent = ${process.ppid};
    setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), ${WATCH});`;
  new Worker(watch, { eval: true }).unref();
}
