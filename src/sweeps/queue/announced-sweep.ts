import type { Redis } from 'ioredis';
import type { Cell } from '../../experiments/cell.js';
import type { Scale } from '../../experiments/experiment.js';
import type { BackendName } from '../../node/backend.js';
import type { SweepIdentity } from '../manifest.js';

/** A sweep as the workers learn of it. Its cells are the jobs of a queue of its own. */
export interface Announced extends SweepIdentity {
  /** The digest of the sweep's manifest, which its queue is named after. */
  readonly sweep: string;
  /** The experiment's name, or the path of its module. */
  readonly operand: string;
  readonly scale: Scale;
  /** The backend that is started before the experiment is loaded. */
  readonly backend: BackendName | null;
}

/** What a job of a queue holds. Its id is that of the cell. */
export interface QueuedCell {
  readonly cell: Cell;
  /** Seconds after which it is killed. */
  readonly timeLimit?: number;
  /** Seconds from one checkpoint to the next. */
  readonly checkpointEvery: number;
}

/** Before the name of every key in the database. */
export const PREFIX = 'rethink-gen';

/** The version of what is announced. */
const FORMAT = 1;

const SWEEPS = `${PREFIX}:sweeps`;

/** Tells the workers of a sweep. */
export async function announce(redis: Redis, announced: Announced): Promise<void> {
  await redis.hset(SWEEPS, announced.sweep, JSON.stringify({ format: FORMAT, ...announced }));
}

/** Tells the workers that a sweep has ended. */
export async function withdraw(redis: Redis, sweep: string): Promise<void> {
  await redis.hdel(SWEEPS, sweep);
}

/** The sweeps that have been announced, those of another version of this package left out. */
export async function announcedSweeps(redis: Redis): Promise<Announced[]> {
  return Object.values(await redis.hgetall(SWEEPS)).flatMap((text) => {
    try {
      const { format, ...announced } = JSON.parse(text) as Announced & { readonly format: unknown };
      return format === FORMAT ? [announced] : [];
    } catch {
      return [];
    }
  });
}
