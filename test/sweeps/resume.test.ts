import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLI } from './built-program.js';
import { isAlive } from './live-processes.js';

/** How often the cell or its sweep is killed. */
const KILLS = 24;

const MODULE = resolve('test/sweeps/training-experiment.mjs');

let folder = '';
const begun: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-resume-'));
});
afterAll(() => {
  for (const child of begun) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const argumentsFor = (store: string) => [
  ...[CLI, 'sweep', MODULE, '--store', store, '--checkpoint-every', '0.02', '--retries', '1000'],
];
const recordOf = (store: string) => {
  const [name] = readdirSync(join(store, 'cells'));
  return readFileSync(join(store, 'cells', name), 'utf8');
};

/** The process of the cell, once there is one. */
async function cellOf({ pid }: ChildProcess): Promise<number> {
  for (;;) {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    const child = children.map(Number).find(isAlive);
    if (child) return child;
    await sleep(5);
  }
}

/** When the checkpoint of the cell was last written. */
function writtenAt(store: string): number {
  const [id] = existsSync(join(store, 'checkpoints')) ? readdirSync(join(store, 'checkpoints')) : [];
  const path = join(store, 'checkpoints', String(id), 'checkpoint');
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

it(`a cell that is killed ${KILLS} times ends with the bytes of one that is not`, {
  timeout: 400_000,
}, async () => {
  const whole = join(folder, 'whole');
  expect(spawnSync(process.execPath, argumentsFor(whole)).status).toBe(0);

  let store = join(folder, 'killed');
  let sweep: ChildProcess | undefined;
  let wentOn = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    if (!sweep) {
      sweep = spawn(process.execPath, argumentsFor(store), { stdio: 'ignore' });
      begun.push(sweep);
    }
    const cell = await cellOf(sweep);
    const before = writtenAt(store);
    // at any moment, or soon after a checkpoint: then the next process has something to go on from
    if (kill % 3 > 0) while (writtenAt(store) === before && isAlive(cell)) await sleep(2);
    await sleep((kill % 3 > 0 ? 60 : 500) * Math.abs(Math.sin(kill + 1)));
    if (writtenAt(store) > before) wentOn++;
    expect(existsSync(join(store, 'cells')) ? readdirSync(join(store, 'cells')) : []).toEqual([]);
    if (kill % 2 === 0) process.kill(cell, 'SIGKILL');
    else sweep.kill('SIGKILL');
    while (isAlive(cell)) await sleep(2);
    if (kill % 2 === 0) continue;
    sweep = undefined;
    // another machine is given a copy of the store
    const copy = join(folder, `copy-${kill}`);
    cpSync(store, copy, { recursive: true });
    store = copy;
  }
  sweep?.kill('SIGKILL');
  expect(wentOn).toBeGreaterThan(KILLS / 2);
  expect(spawnSync(process.execPath, argumentsFor(store)).status).toBe(0);
  expect(recordOf(store)).toBe(recordOf(whole));
  expect(readdirSync(join(store, 'checkpoints'))).toEqual([]);
});
