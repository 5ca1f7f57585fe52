import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { CLI, MODULE } from './built-program.js';
import { processesWith } from './live-processes.js';
import { squaresTable } from './squares-table.js';

/** How many sweeps are killed; `npm run test:kills` kills 200. */
const TRIALS = Number(process.env.KILL_TRIALS ?? 60);

/** Trials at once. */
const LANES = 3;

const SIGNALS = ['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Cells that are busy, that wait, and that are done at once; each starts a process that would run for ten minutes. */
const FAULTS = {
  0: ['start a process'],
  1: ['start a process and spin'],
  2: ['start a process'],
  3: ['start a process and hang'],
};
const CELLS = 4;

const childrenOf = (pid: number): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

/** Waits until the sweep has had so many cell processes, but not for ever. */
async function untilForked(sweep: ChildProcess, forks: number): Promise<void> {
  const seen = new Set<number>();
  for (const end = Date.now() + 30_000; seen.size < forks && Date.now() < end; await sleep(2)) {
    for (const pid of childrenOf(Number(sweep.pid))) seen.add(pid);
  }
}

interface Trial {
  readonly sha: string;
  readonly orphans: readonly number[];
}

/** Sweeps that a failure of this test would leave behind. */
const begun: ChildProcess[] = [];
afterAll(() => {
  for (const child of begun) child.kill('SIGKILL');
});

async function killOne(trial: number, folder: string): Promise<Trial> {
  const { sweep, merge } = (await import(
    pathToFileURL(resolve('dist/sweeps.js')).href
  )) as typeof import('../../src/sweeps.js');
  const store = join(folder, `store-${trial}`);
  const log = join(folder, `log-${trial}-`);
  writeFileSync(log, '');
  const env = { ...process.env, CELLS: String(CELLS), LOG: log, FAULTS: JSON.stringify(FAULTS) };
  const swept = spawn(process.execPath, [CLI, 'sweep', MODULE, '--store', store, '--jobs', '2'], {
    env,
    stdio: 'ignore',
  });
  begun.push(swept);
  const ended = new Promise((done) => swept.on('exit', done));
  // every other trial is killed within 150 ms of a fork, the others at any moment of the first one and a half seconds
  if (trial % 2 === 0) {
    await untilForked(swept, 1 + ((trial / 2) % 3));
    await sleep((trial * 37) % 150);
  } else await sleep((trial * 211) % 1500);
  swept.kill(SIGNALS[trial % SIGNALS.length]);
  await ended;
  let orphans = processesWith(`LOG=${log}`);
  for (const end = Date.now() + 20_000; orphans.length > 0 && Date.now() < end; await sleep(50)) {
    orphans = processesWith(`LOG=${log}`);
  }
  for (const pid of orphans) process.kill(pid, 'SIGKILL');
  await sweep(MODULE, { store, jobs: 2 });
  return {
    sha: createHash('sha256')
      .update(merge([store]).table)
      .digest('hex'),
    orphans,
  };
}

it(`${TRIALS} sweeps are killed: no process is left, and each ends with the same table`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rethink-gen-kills-'));
  process.env.CELLS = String(CELLS);
  const trials: Trial[] = [];
  let next = 0;
  const lane = async () => {
    while (next < TRIALS) trials.push(await killOne(next++, folder));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const shas = new Set(trials.map(({ sha }) => sha));
  const orphans = trials.flatMap((trial) => trial.orphans);
  console.info(`${trials.length} kills, tables ${[...shas].join(' ')}, ${orphans.length} orphans`);
  expect(trials.length).toBe(TRIALS);
  expect(orphans).toEqual([]);
  expect(shas).toEqual(new Set([squaresTable(CELLS)]));
  rmSync(folder, { recursive: true });
}, 1_200_000);
