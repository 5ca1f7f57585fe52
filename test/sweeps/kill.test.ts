import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLI, MODULE } from './built-program.js';
import { isAlive } from './live-processes.js';
import { squaresTable } from './squares-table.js';

const CELLS = 12;

/** SHA-256 of the table that every sweep of the twelve squares ends with, however it went. */
const TABLE = squaresTable(CELLS);

let folder = '';
let store = '';
let log = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-sweep-'));
  store = join(folder, 'store');
  log = join(folder, 'log');
  writeFileSync(log, '');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

type Faults = Readonly<Record<string, readonly unknown[]>>;
const environment = (faults: Faults) => ({ ...process.env, LOG: log, FAULTS: JSON.stringify(faults) });
const argvOf = (options: readonly string[]) => [
  CLI,
  'sweep',
  MODULE,
  '--store',
  store,
  '--jobs',
  '2',
  ...options,
];

/** Sweeps to the end. */
const sweep = (faults: Faults = {}, ...options: string[]) =>
  spawnSync(process.execPath, argvOf(options), { encoding: 'utf8', env: environment(faults) });

/** Begins to sweep. */
const begin = (faults: Faults, ...options: string[]) => {
  const child = spawn(process.execPath, argvOf(options), { env: environment(faults) });
  children.push(child);
  return child;
};
const exitOf = (child: ChildProcess) =>
  new Promise<number | string | null>((done) => child.on('close', (code, signal) => done(code ?? signal)));

const merge = (...stores: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'merge', ...stores], {
    encoding: 'utf8',
  });
  return { status, stderr, sha: createHash('sha256').update(stdout).digest('hex') };
};

/** The runs so far: which cell in which process. */
const runs = () =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ').map(Number))
    .map(([n, pid]) => ({ n, pid }));
const recorded = () =>
  existsSync(join(store, 'cells'))
    ? readdirSync(join(store, 'cells')).filter((name) => name.endsWith('.json')).length
    : 0;
const until = (holds: () => boolean) => expect.poll(holds, { timeout: 60_000, interval: 20 }).toBe(true);

it('nothing goes wrong: each cell is run once', () => {
  const { status, stdout } = sweep();
  expect(status).toBe(0);
  expect(stdout).toContain('12 of 12 cells done');
  expect(
    runs()
      .map(({ n }) => n)
      .sort((a, b) => a - b),
  ).toEqual(Array.from({ length: CELLS }, (_, n) => n));
  expect(merge(store)).toMatchObject({ status: 0, sha: TABLE });
  expect(new Set(runs().map(({ pid }) => pid)).size).toBe(CELLS);
});

it('kill -9 of a child: the cell is run again', () => {
  expect(sweep({ 5: ['die once', join(folder, 'marker')] }).status).toBe(0);
  expect(runs().length).toBe(CELLS + 1);
  expect(merge(store)).toMatchObject({ status: 0, sha: TABLE });
});

it('kill -9 of the sweep: no orphan, even where a cell never looks up; only what is missing is run again', async () => {
  const child = begin({ 6: ['spin'], 7: ['hang'] });
  await until(() => recorded() === 6 && runs().length === 8);
  const busy = runs().filter(({ n }) => n === 6 || n === 7);
  expect(busy.map(({ pid }) => isAlive(pid))).toEqual([true, true]);
  const ended = exitOf(child);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  await until(() => !busy.some(({ pid }) => isAlive(pid)));
  writeFileSync(log, '');
  expect(sweep().status).toBe(0);
  expect(
    runs()
      .map(({ n }) => n)
      .sort((a, b) => a - b),
  ).toEqual([6, 7, 8, 9, 10, 11]);
  expect(merge(store)).toMatchObject({ status: 0, sha: TABLE });
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s: ends with what is done, leaves no child, and is gone on with', async (signal, code) => {
  const child = begin({ 4: ['hang'], 5: ['spin'] });
  await until(() => recorded() === 4 && runs().length === 6);
  const ended = exitOf(child);
  child.kill(signal);
  expect(await ended).toBe(code);
  expect(runs().filter(({ pid }) => isAlive(pid))).toEqual([]);
  expect(readdirSync(join(store, 'cells')).length).toBe(4);
  expect(sweep().status).toBe(0);
  expect(merge(store)).toMatchObject({ status: 0, sha: TABLE });
});

it('two sweeps on one store', async () => {
  const two = [begin({ all: ['sleep', 30] }), begin({ all: ['sleep', 30] })].map(exitOf);
  expect(await Promise.all(two)).toEqual([0, 0]);
  expect(recorded()).toBe(CELLS);
  expect(merge(store)).toMatchObject({ status: 0, sha: TABLE });
});

it('three shards, one killed, resumed as five', async () => {
  const shards = [1, 2, 3].map((shard) => begin({ 3: ['hang'], 4: ['sleep', 1] }, '--shard', `${shard}/3`));
  const ends = shards.map(exitOf);
  expect(await Promise.all(ends.slice(1))).toEqual([0, 0]);
  await until(() => runs().some(({ n }) => n === 3));
  shards[0].kill('SIGKILL');
  await ends[0];
  expect(recorded()).toBeLessThan(CELLS);
  for (let shard = 1; shard <= 5; shard++) expect(sweep({}, '--shard', `${shard}/5`).status).toBe(0);
  expect(merge(store)).toMatchObject({ status: 0, sha: TABLE });
});

it('shards with stores of their own are merged into the same table, in any order', () => {
  const stores = [1, 2].map((shard) => {
    store = join(folder, `store-${shard}`);
    expect(sweep({}, '--shard', `${shard}/2`).status).toBe(0);
    return store;
  });
  expect(merge(...stores)).toMatchObject({ status: 0, sha: TABLE });
  expect(merge(...stores.reverse())).toMatchObject({ status: 0, sha: TABLE });
  const { status, stderr } = merge(stores[0]);
  expect(status).toBe(1);
  expect(stderr).toContain('6 cells');
  expect(stderr).toContain('6 missing');
});

it('a cell that always throws is reported, the rest finishes, the exit code is 1', () => {
  const { status, stdout } = sweep({ 5: ['throw'] });
  expect(status).toBe(1);
  expect(stdout).toMatch(/cell [0-9a-f]{12} failed: this cell always throws \{"n":5\}/);
  expect(stdout).toContain('11 of 12 cells done, 1 failed');
  expect(runs().filter(({ n }) => n === 5).length).toBe(2);
  expect(recorded()).toBe(CELLS - 1);
  expect(sweep().status).toBe(0);
  expect(merge(store)).toMatchObject({ status: 0, sha: TABLE });
});

it.each(['hang', 'spin'])('a cell that %ss ends at its time limit', (fault) => {
  const { status, stdout } = sweep({ 5: [fault] }, '--time-limit', '5', '--retries', '0');
  expect(status).toBe(1);
  expect(stdout).toContain('failed: took longer than 5 s {"n":5}');
  expect(runs().filter(({ pid }) => isAlive(pid))).toEqual([]);
  expect(recorded()).toBe(CELLS - 1);
  expect(sweep().status).toBe(0);
  expect(merge(store)).toMatchObject({ status: 0, sha: TABLE });
});

it.each([
  ['exit', 'its process ended with exit code 3 without an answer'],
  ['no JSON', '`result.loss` must be a finite number, got NaN; write null for no number'],
])('a cell with the fault %j is told with its reason', (fault, reason) => {
  const { status, stdout } = sweep({ 5: [fault] }, '--retries', '0');
  expect(status).toBe(1);
  expect(stdout).toContain(`failed: ${reason} {"n":5}`);
});

it('a resume with another grid or another code is refused with the reason, and changes nothing', () => {
  sweep();
  const bytes = readFileSync(join(store, 'manifest.json'), 'utf8');
  const grid = spawnSync(process.execPath, argvOf([]), {
    encoding: 'utf8',
    env: { ...environment({}), CELLS: '13' },
  });
  expect(grid.status).toBe(1);
  expect(grid.stderr).toMatch(
    /was begun with the grid [0-9a-f]{12} \(12 cells\), this is [0-9a-f]{12} \(13 cells\)/,
  );
  const other = join(folder, 'trivial-experiment.mjs');
  writeFileSync(other, `${readFileSync(MODULE, 'utf8')}// another version\n`);
  const argv = argvOf([]).map((argument) => (argument === MODULE ? other : argument));
  const code = spawnSync(process.execPath, argv, { encoding: 'utf8', env: environment({}) });
  expect(code.status).toBe(1);
  expect(code.stderr).toMatch(
    /was begun with the module trivial-experiment\.mjs [0-9a-f]{64}, this is [0-9a-f]{64}; go on with the same/,
  );
  expect(readFileSync(join(store, 'manifest.json'), 'utf8')).toBe(bytes);
});

/** Mounts a file system in memory; false where this machine lets nobody do so. */
const mounts = (options: string, path: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path]).status === 0;
const mayMount = (() => {
  const path = mkdtempSync(join(tmpdir(), 'rethink-gen-mount-'));
  const mounted = mounts('size=4k', path);
  if (mounted) spawnSync('umount', [path]);
  rmSync(path, { recursive: true });
  if (!mounted) console.warn('skipped: a full disk, a read-only disk (this user may not mount a tmpfs)');
  return mounted;
})();

describe.skipIf(!mayMount)('on a disk', () => {
  beforeEach(() => mkdirSync(store));
  afterEach(() => void spawnSync('umount', [store]));

  it('that is full: says so, keeps what it has, goes on when there is room', () => {
    // six pages: folders are free, each file takes a page
    expect(mounts('size=24k', store)).toBe(true);
    const { status, stderr } = sweep();
    expect(status).toBe(1);
    expect(stderr).toContain(
      `cannot write to ${store}: the disk is full (ENOSPC); what was recorded before is kept`,
    );
    const kept = recorded();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(CELLS);
    expect(readdirSync(join(store, 'cells')).length).toBe(kept);
    expect(spawnSync('mount', ['-o', 'remount,size=1m', store]).status).toBe(0);
    writeFileSync(log, '');
    expect(sweep().status).toBe(0);
    expect(runs().length).toBe(CELLS - kept);
    expect(merge(store)).toMatchObject({ status: 0, sha: TABLE });
  });

  it('that is read-only: says so before anything is run', () => {
    expect(mounts('size=1m,ro', store)).toBe(true);
    const { status, stderr } = sweep();
    expect(status).toBe(1);
    expect(stderr).toContain(`cannot write to ${store}: the file system is read-only (EROFS)`);
    expect(runs()).toEqual([]);
  });
});

it('a store whose path is a file: says so before anything is run', () => {
  writeFileSync(store, '');
  const { status, stderr } = sweep();
  expect(status).toBe(1);
  expect(stderr).toContain(`cannot write to ${store}: a file is in the way (ENOTDIR)`);
  expect(runs()).toEqual([]);
});
