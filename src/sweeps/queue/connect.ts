import type { Redis } from 'ioredis';
import { faultOf } from '../file-faults.js';
import { queueAddress } from './queue-address.js';
import { queuePackages } from './queue-packages.js';

/** How long a server is waited for at first, in milliseconds. */
const PATIENCE = 3000;

/** The longest pause between two attempts to reach it again, in milliseconds. */
const PAUSE = 1000;

/**
 * Connects to the Redis server of a queue. Once it has answered, it may go away and come back: whatever is asked of it meanwhile
 * waits.
 *
 * @param onState called when the connection is lost, and when it is back
 */
export async function connectQueue(url: unknown, onState?: (text: string) => void): Promise<Redis> {
  const { shown, tls, ...address } = queueAddress(url);
  const { Redis } = await queuePackages();
  const redis = new Redis({
    ...address,
    ...(tls && { tls: {} }),
    connectTimeout: PATIENCE,
    disconnectTimeout: 100,
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: (attempts) => Math.min(50 * 2 ** attempts, PAUSE),
  });
  let fault = 'no answer';
  let refused: (error: Error) => void = () => {};
  redis.on('error', (error: Error) => {
    fault = faultOf(error);
    if (/^(WRONGPASS|NOAUTH|NOPERM|ERR .*AUTH|ERR DB index)/.test(error.message)) refused(error);
  });
  await new Promise<void>((resolve, reject) => {
    const fail = () => {
      clearTimeout(timer);
      redis.disconnect();
      reject(new Error(`no queue at ${shown}: ${fault}; start a Redis server there, or mend the URL`));
    };
    const timer = setTimeout(fail, PATIENCE);
    refused = fail;
    // a first attempt that fails is reported as an error, and tried again
    redis.connect().catch(() => {});
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  refused = () => {};
  let lost = false;
  redis.on('reconnecting', () => {
    if (!lost) onState?.(`the queue at ${shown} is away; waiting for it`);
    lost = true;
  });
  redis.on('ready', () => {
    if (lost) onState?.(`the queue at ${shown} is back`);
    lost = false;
  });
  return redis;
}
