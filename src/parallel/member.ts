import type { Answer, Job, Ready } from './job.js';
import { isShared } from './shared-memory.js';
import type { WorkerLike } from './worker-like.js';

/** Milliseconds after which a worker that has said nothing is given up; a shard takes far less. */
const PATIENCE = 30_000;

/** One worker, which does one job at a time. It ends once, and takes no job after that. */
export class Member {
  private settle: (answer: Answer) => void = () => {};
  private fail: (reason: Error) => void = () => {};
  private ended: Error | undefined;
  private started = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly worker: WorkerLike) {
    const hear = (answer: unknown) => this.settle(answer as Answer);
    const unreadable = () => this.end('a message could not be read');
    if (worker.on) {
      worker.on('message', hear);
      worker.on('error', (error) => this.end((error as Error | undefined)?.message ?? String(error), error));
      worker.on('messageerror', unreadable);
      worker.on('exit', (code) => this.end(`its program ended with code ${code}`));
    } else {
      worker.addEventListener?.('message', (event) => hear((event as { data: unknown }).data));
      worker.addEventListener?.('error', (event) =>
        this.end((event as Partial<ErrorEvent>).message ?? 'its program could not be loaded'),
      );
      worker.addEventListener?.('messageerror', unreadable);
    }
  }

  /** Resolves to what the worker has, as soon as it is ready; rejected with the reason if it does not start. */
  async ready(): Promise<Ready> {
    const ready = (await this.answer()) as Ready;
    this.started = true;
    return ready;
  }

  /** Does a job after those that were asked for before; returns how many examples were picked. */
  run(job: Job): Promise<number> {
    const result = this.last.then(async () => {
      if (this.ended) throw this.ended;
      this.worker.postMessage(...parcelOf(job));
      const answer = (await this.answer()) as Exclude<Answer, Ready>;
      if ('error' in answer) throw answer.error;
      if (answer.output && 'output' in job) job.output.set(answer.output);
      return answer.picked;
    });
    this.last = result.catch(() => {});
    return result;
  }

  /** Ends the worker, and with it the job that it does. */
  async dismiss(): Promise<void> {
    this.end('it was dismissed');
    await this.worker.terminate();
  }

  /** What the worker says next. A browser does not tell that a worker has died, so its silence must. */
  private async answer(): Promise<Answer> {
    const seconds = PATIENCE / 1000;
    const timer = setTimeout(() => this.end(`it said nothing for ${seconds} seconds`), PATIENCE);
    try {
      return await new Promise<Answer>((settle, fail) => {
        this.settle = settle;
        this.fail = fail;
      });
    } finally {
      clearTimeout(timer);
    }
  }

  private end(why: string, cause?: unknown): void {
    const text = this.started ? `a worker of the crew has ended: ${why}; start another crew` : why;
    this.ended ??= new Error(text, { cause });
    this.fail(this.ended);
  }
}

/** A job as it is sent. Arrays that are not shared are copied to the worker, which sends the result back. */
function parcelOf(job: Job): [message: Job, transfer: ArrayBuffer[]] {
  if (!('output' in job) || isShared(job.output)) return [job, []];
  const copy = job.input.slice();
  return [{ ...job, input: copy, output: copy } as Job, [copy.buffer]];
}
