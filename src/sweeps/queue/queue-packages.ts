import { codeOf } from '../../node/whole-file.js';

export async function queuePackages() {
  try {
    const [{ Queue, UnrecoverableError, WaitingError, Worker }, { Redis }] = await Promise.all([
      import('bullmq'),
      import('ioredis'),
    ]);
    return { Queue, Redis, UnrecoverableError, WaitingError, Worker };
  } catch (cause) {
    if (!['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(String(codeOf(cause)))) throw cause;
    throw new Error('a queue needs the packages bullmq and ioredis; npm install bullmq ioredis', { cause });
  }
}
