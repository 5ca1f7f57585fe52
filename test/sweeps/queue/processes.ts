import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { CLI } from '../built-program.js';
import { processesWith } from '../live-processes.js';

/** What one of the cells does besides squaring its number. */
export type Faults = Readonly<Record<string, readonly unknown[]>>;

/** A process that was begun, and what it has said so far. */
export interface Begun {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly said: () => string;
  /** Its exit code, or the signal that killed it. */
  readonly ended: Promise<number | string | null>;
}

/** Begins processes of the command that share a folder and a log, and finds whatever of them is left. */
export class Processes {
  readonly folder = mkdtempSync(join(tmpdir(), 'rethink-gen-queue-'));
  readonly log = join(this.folder, 'log');
  private readonly begun: Begun[] = [];

  constructor() {
    writeFileSync(this.log, '');
  }

  begin(argv: readonly string[], faults: Faults = {}, env: NodeJS.ProcessEnv = {}, cwd = this.folder): Begun {
    const child = spawn(process.execPath, [CLI, ...argv], {
      cwd,
      env: { ...process.env, LOG: this.log, FAULTS: JSON.stringify(faults), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    const ended = new Promise<number | string | null>((done) =>
      child.on('close', (code, signal) => done(code ?? signal)),
    );
    const begun = { child, pid: Number(child.pid), said: () => said, ended };
    this.begun.push(begun);
    return begun;
  }

  /** The runs so far: which cell in which process. */
  runs(): { readonly n: number; readonly pid: number }[] {
    const lines = readFileSync(this.log, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => line.split(' ').map(Number)).map(([n, pid]) => ({ n, pid }));
  }

  /** How often each cell was run. */
  counts(): Record<number, number> {
    const counts: Record<number, number> = {};
    for (const { n } of this.runs()) counts[n] = (counts[n] ?? 0) + 1;
    return counts;
  }

  /** Every process that was begun here or by one that was, whoever its parent is now. */
  left(): number[] {
    return processesWith(`LOG=${this.log}\0`);
  }

  /** SHA-256 of the merged table of a store, and the exit code of the command that merges. */
  merge(...stores: readonly string[]): { readonly status: number | null; readonly sha: string } {
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'merge', ...stores], { encoding: 'utf8' });
    return { status, sha: /SHA-256 ([0-9a-f]{64})/.exec(stderr)?.[1] ?? stderr };
  }

  /** Ends the workers as one should, and expects that they leave nothing behind. */
  async endWorkers(...workers: readonly Begun[]): Promise<void> {
    for (const { child } of workers) child.kill('SIGTERM');
    for (const { ended, said } of workers) expect(await ended, said()).toBe(0);
    const others = this.begun.filter(({ child }) => child.exitCode === null && child.signalCode === null);
    const orphans = () => this.left().filter((pid) => !others.some((other) => other.pid === pid));
    await expect.poll(orphans, { timeout: 20_000 }).toEqual([]);
  }

  /** Ends whatever a failed test left. */
  async end(): Promise<void> {
    for (const { child } of this.begun) {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
    }
    await until(() => this.left().length === 0);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const until = (holds: () => boolean) =>
  expect.poll(holds, { timeout: 90_000, interval: 50 }).toBe(true);
