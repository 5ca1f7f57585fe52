import { nodeThreads } from './node-builtins.js';
import type { WorkerLike } from './worker-like.js';

/** The text of `worker.ts` and of all that it needs, which the build puts in. */
declare const WORKER_PROGRAM: string;

/**
 * Starts a worker from the program that this library carries as text: bundlers differ in which files they find, and no file has to be
 * found for this.
 */
export function startOwnWorker(): WorkerLike {
  const program = WORKER_PROGRAM;
  const threads = nodeThreads();
  if (threads) return new threads.Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`));
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(address);
  for (const event of ['message', 'error'])
    worker.addEventListener(event, () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
