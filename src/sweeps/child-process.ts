import { fork } from 'node:child_process';
import type { JsonObject } from '../experiments/cell.js';
import type { CellRunner } from './sweep-cells.js';

/** How the process of a cell is started. */
export interface ChildProcessOptions {
  /** The path of the program, which calls `answerParent`. */
  readonly program: string;
  readonly argv: readonly string[];
  /** Seconds after which a cell is killed; no limit where it is left out. */
  readonly timeLimit?: number;
}

/** What the process of a cell answers. */
export type Answer = { readonly result: JsonObject } | { readonly error: string };

/** How many characters of what a process last wrote to standard error are told. */
const TOLD = 500;

/** Milliseconds that are waited for the rest of standard error, which a process of the cell's own might hold open. */
const REST = 100;

/** The longest that a timer can run, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** A runner that gives each cell a fresh process, so that no cell sees what another one left behind. */
export function inChildProcess({ program, argv, timeLimit }: ChildProcessOptions): CellRunner {
  return (cell, signal) =>
    new Promise((resolve, reject) => {
      const child = fork(program, argv, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      let answer: Answer | undefined;
      let why: string | undefined;
      let told = '';
      const kill = (reason: string) => {
        why ??= reason;
        child.kill('SIGKILL');
      };
      const interrupt = () => kill('interrupted');
      const limit =
        timeLimit === undefined
          ? undefined
          : setTimeout(() => kill(`took longer than ${timeLimit} s`), Math.min(timeLimit * 1000, LONGEST));
      signal.addEventListener('abort', interrupt, { once: true });
      if (signal.aborted) interrupt();
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        told = (told + text).slice(-TOLD);
      });
      child.on('message', (message: Answer) => {
        answer = message;
        child.kill('SIGKILL');
      });
      const finish = (end: string) => {
        clearTimeout(limit);
        signal.removeEventListener('abort', interrupt);
        if (answer && 'result' in answer) resolve(answer.result);
        else reject(new Error(answer?.error ?? why ?? `${end}${told && `: ${told.trim()}`}`));
      };
      child.on('error', (error) => (child.pid === undefined ? finish(error.message) : kill(error.message)));
      child.on('exit', () => setTimeout(() => child.stderr?.destroy(), REST).unref());
      child.on('close', (code, killer) => finish(endOf(code, killer)));
      if (child.pid !== undefined) child.send({ cell }, (error) => error && kill(error.message));
    });
}

function endOf(code: number | null, killer: string | null): string {
  return `its process ${killer ? `was killed by ${killer}` : `ended with exit code ${code}`} without an answer`;
}
