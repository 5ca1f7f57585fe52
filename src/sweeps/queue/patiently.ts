import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';

/** How often something is asked of a server before its error counts. */
const TRIES = 20;

/** Milliseconds between two tries. */
const PAUSE = 500;

/**
 * A call that is made again if it fails, since a server that has just come back may answer with errors for a while. It must be
 * one that may be made twice.
 */
export function patiently<Given extends unknown[], Result>(
  redis: Redis,
  call: (...given: Given) => Promise<Result>,
): (...given: Given) => Promise<Result> {
  return async (...given) => {
    for (let tries = 1; ; tries++) {
      try {
        return await call(...given);
      } catch (error) {
        if (tries === TRIES || redis.status === 'end') throw error;
        await sleep(PAUSE);
      }
    }
  };
}
