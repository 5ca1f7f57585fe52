import { type ChildProcess, fork } from 'node:child_process';
import type { Cell } from '../experiments/cell.js';
import type { Task } from './answer-parent.js';
import type { CellCheckpoints } from './cell-checkpoints.js';
import { type Message, readMessage, reasonOf } from './messages.js';
import { endProcesses } from './process-group.js';
import type { CellRunner } from './sweep-cells.js';

interface ChildProcessOptions {
  readonly start: () => ChildProcess;
  /** Where a cell keeps its checkpoints. */
  readonly checkpointsOf: (cell: Cell) => CellCheckpoints;
  /** Seconds after which a cell is killed; no limit if it is left out. */
  readonly timeLimit?: number;
}

/** How many of the last characters that a process wrote to standard error are reported. */
const MOST_CHARACTERS = 500;

/** Milliseconds that are waited for the rest of standard error, which a process of the cell's own might hold open. */
const REST = 100;

/** The longest that a timer can run, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/**
 * Starts a process for a cell, the head of a process group of its own.
 *
 * @param program its path: it calls `answerParent` with the process id that is its first argument
 * @param argv its further arguments
 */
export function startProcess(program: string, argv: readonly string[]): ChildProcess {
  return fork(program, [String(process.pid), ...argv], {
    detached: process.platform !== 'win32',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/**
 * A runner that gives each cell a fresh process, so that no cell sees what another one left behind. Processes that the cell
 * starts end with it.
 */
export function inChildProcess({ start, checkpointsOf, timeLimit }: ChildProcessOptions): CellRunner {
  return (cell, signal, onProgress) =>
    new Promise((resolve, reject) => {
      const child = start();
      const { pid } = child;
      let answer: Exclude<Message, { kind: 'progress' }> | undefined;
      let why: string | undefined;
      let errors = '';
      const end = () => pid !== undefined && endProcesses(pid);
      const kill = (reason: string) => {
        why ??= reason;
        end();
      };
      const interrupt = () => kill('interrupted');
      const limit =
        timeLimit === undefined
          ? undefined
          : setTimeout(() => kill(`took longer than ${timeLimit} s`), Math.min(timeLimit * 1000, LONGEST));
      signal.addEventListener('abort', interrupt, { once: true });
      if (signal.aborted) interrupt();
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        errors = (errors + text).slice(-MOST_CHARACTERS);
      });
      child.on('message', (message) => {
        const report = received(message);
        if (report.kind === 'progress') return onProgress(report.progress);
        answer ??= report;
        end();
      });
      const finish = (ended: string) => {
        clearTimeout(limit);
        signal.removeEventListener('abort', interrupt);
        if (answer?.kind === 'result') resolve(answer.result);
        else reject(new Error(answer?.reason ?? why ?? `${ended}${errors && `: ${errors.trim()}`}`));
      };
      child.on('error', (error) => (pid === undefined ? finish(error.message) : kill(error.message)));
      child.on('exit', () => {
        end();
        setTimeout(() => child.stderr?.destroy(), REST).unref();
      });
      child.on('close', (code, killer) => {
        const how = killer ? `was killed by ${killer}` : `ended with exit code ${code}`;
        finish(`its process ${how} without an answer`);
      });
      const task: Task = { cell, checkpoints: checkpointsOf(cell) };
      if (pid !== undefined) child.send(task, (error) => error && kill(error.message));
    });
}

/** A message that is not ours is a failure of its cell. */
function received(message: unknown): Message {
  try {
    return readMessage(message);
  } catch (error) {
    return { kind: 'failure', reason: reasonOf(error) };
  }
}
