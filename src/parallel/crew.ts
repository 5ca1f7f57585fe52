import { checkInteger } from '../errors/checks.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import type { Job } from './job.js';
import type { Member } from './member.js';
import { type ArrayKind, allocate } from './shared-memory.js';

/** How the caller stops the work and follows it. */
export interface Supervision {
  /** Stops before the next shard; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called after every shard with the share that is done, 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Workers that are ready for shards of work. Made by `startCrew`; `dismiss` ends them. */
export class Crew {
  constructor(
    private readonly members: readonly Member[],
    /** What the crew does without, and why. */
    readonly fallbacks: readonly string[],
  ) {}

  /** How many workers there are. */
  get workers(): number {
    return this.members.length;
  }

  /** An array of zeros that the crew can work on: in shared memory, or in plain memory if the page has no other. */
  allocate<Values extends PixelArray>(kind: ArrayKind<Values>, length: number): Values {
    checkInteger('length', length, 0);
    return allocate(kind, length);
  }

  /** Runs all jobs: a free member takes the next one, until one fails. Returns how many examples were picked. */
  async run(jobs: readonly Job[], { signal, onProgress }: Supervision): Promise<number> {
    let next = 0;
    let done = 0;
    let picked = 0;
    const work = async (member: Member) => {
      try {
        while (next < jobs.length) {
          signal?.throwIfAborted();
          const count = await member.run(jobs[next++]);
          picked += count;
          onProgress?.(++done / jobs.length);
        }
      } catch (error) {
        next = jobs.length;
        throw error;
      }
    };
    const ends = await Promise.allSettled(this.members.map(work));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return picked;
  }

  /** Ends the workers, and with them the work that they do. */
  async dismiss(): Promise<void> {
    await Promise.all(this.members.map((member) => member.dismiss()));
  }
}
