/**
 * The program of a worker: does the jobs that it is sent, and answers each with the number of picked examples or with an error.
 */
import { simdInstance } from '../kernels/simd/instance.js';
import { type Answer, type Job, runJob } from './job.js';
import { nodeThreads } from './node-builtins.js';
import { isShared } from './shared-memory.js';

/** What a worker talks through: `parentPort` in Node, the global scope in a browser. */
interface Port {
  postMessage(message: Answer, transfer?: readonly ArrayBufferLike[]): void;
  on?(event: 'message', listener: (message: unknown) => void): unknown;
  addEventListener?(event: 'message', listener: (event: unknown) => void): void;
}

function answer(port: Port, job: Job): void {
  try {
    const picked = runJob(job);
    if (!('output' in job) || isShared(job.output)) port.postMessage({ picked });
    else port.postMessage({ picked, output: job.output }, [job.output.buffer]);
  } catch (error) {
    port.postMessage({ error });
  }
}

const port = (nodeThreads()?.parentPort ?? globalThis) as unknown as Port;
if (port.on) port.on('message', (job) => answer(port, job as Job));
else port.addEventListener?.('message', (event) => answer(port, (event as { data: Job }).data));
port.postMessage({ simd: simdInstance() !== undefined });
