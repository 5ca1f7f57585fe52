import { checkInteger } from '../errors/checks.js';
import type { Job } from './job.js';
import { nodeThreads } from './node-threads.js';

/** A worker of Node or of a browser. */
export interface WorkerLike {
  /** Sends a job. */
  postMessage(message: unknown): void;
  /** Ends it. */
  terminate(): unknown;
  /** Hears answers and errors, in Node. */
  on?(event: 'message' | 'error', listener: (value: unknown) => void): unknown;
  /** Hears answers and errors, in a browser. */
  addEventListener?(event: 'message' | 'error', listener: (event: unknown) => void): void;
}

/** How a crew is made up. */
export interface CrewOptions {
  /** How many workers: one for each free core. Default: as many as the machine has cores, at most 16. */
  readonly workers?: number;
  /** Starts a worker with the program `rethink-gen/parallel-worker`. Default: from the file beside this one. */
  readonly start?: () => WorkerLike | Promise<WorkerLike>;
}

/** What a shard's worker answers. */
type Answer = 'ready' | { readonly picked: number } | { readonly error: unknown };

/** How the caller stops the work and follows it. */
export interface Supervision {
  /** Stops before the next shard; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called after every shard with the share that is done, 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Workers that are ready for shards of work. Made by `startCrew`; `dismiss` ends them. */
export class Crew {
  constructor(private readonly members: readonly Member[]) {}

  /** Runs all jobs: a free member takes the next one. Returns how many examples were picked. */
  async run(jobs: readonly Job[], { signal, onProgress }: Supervision): Promise<number> {
    let next = 0;
    let done = 0;
    let picked = 0;
    const work = async (member: Member) => {
      while (next < jobs.length) {
        signal?.throwIfAborted();
        const count = await member.run(jobs[next++]);
        picked += count;
        onProgress?.(++done / jobs.length);
      }
    };
    const ends = await Promise.allSettled(this.members.map(work));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return picked;
  }

  /** Ends the workers. */
  async dismiss(): Promise<void> {
    await Promise.all(this.members.map((member) => member.worker.terminate()));
  }
}

/** One worker, which does one job at a time. */
class Member {
  private settle: ((answer: Answer) => void) | undefined;
  private fail: ((reason: unknown) => void) | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(readonly worker: WorkerLike) {
    const hear = (answer: unknown) => this.settle?.(answer as Answer);
    const fail = (reason: unknown) => this.fail?.(reason);
    worker.on?.('message', hear);
    worker.on?.('error', fail);
    if (worker.on) return;
    worker.addEventListener?.('message', (event) => hear((event as { data: unknown }).data));
    worker.addEventListener?.('error', fail);
  }

  /** The worker's next answer. */
  listen(): Promise<Answer> {
    return new Promise((settle, fail) => {
      this.settle = settle;
      this.fail = fail;
    });
  }

  /** Does a job after those that were asked for before. */
  run(job: Job): Promise<number> {
    const result = this.last.then(async () => {
      const answer = this.listen();
      this.worker.postMessage(job);
      const heard = (await answer) as { picked: number } | { error: unknown };
      if ('error' in heard) throw heard.error;
      return heard.picked;
    });
    this.last = result.catch(() => {});
    return result;
  }
}

/**
 * Starts workers that keep waiting for work until they are dismissed.
 *
 * @throws TypeError or RangeError if `workers` is no whole number from 1 to 256
 */
export async function startCrew(options: CrewOptions = {}): Promise<Crew> {
  const { workers = Math.min(16, cores()), start = startBeside } = options;
  checkInteger('workers', workers, 1, 256);
  const members = await Promise.all(
    Array.from({ length: workers }, async () => {
      const member = new Member(await start());
      await member.listen();
      return member;
    }),
  );
  return new Crew(members);
}

function cores(): number {
  return typeof navigator === 'object' && navigator.hardwareConcurrency ? navigator.hardwareConcurrency : 4;
}

/** Starts the worker program that lies beside this file in the package. */
function startBeside(): WorkerLike {
  const program = new URL('./parallel-worker.js', import.meta.url);
  const threads = nodeThreads();
  return threads ? new threads.Worker(program) : new Worker(program, { type: 'module' });
}
