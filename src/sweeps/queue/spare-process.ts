import type { ChildProcess } from 'node:child_process';
import { startProcess } from '../child-process.js';
import { endProcesses } from '../process-group.js';

/**
 * Processes for the cells of one sweep, each for a single one. The next one is started as soon as one is taken: it loads the
 * experiment and starts the backend while the cells before it run.
 */
export class SpareProcess {
  private spare: ChildProcess | undefined;

  /** @param ended ends the spare process, and no further one is started */
  constructor(
    private readonly program: string,
    private readonly argv: readonly string[],
    private readonly ended: AbortSignal,
  ) {
    ended.addEventListener('abort', () => this.end(), { once: true });
  }

  /** A process that nobody has had before. */
  take(): ChildProcess {
    const { spare } = this;
    this.spare = undefined;
    setImmediate(() => this.prepare());
    spare?.removeAllListeners('error');
    return spare?.connected ? spare : startProcess(this.program, this.argv);
  }

  private prepare(): void {
    if (this.ended.aborted || this.spare) return;
    this.spare = startProcess(this.program, this.argv);
    this.spare.on('error', () => {});
  }

  private end(): void {
    const pid = this.spare?.pid;
    if (pid !== undefined) endProcesses(pid);
  }
}
