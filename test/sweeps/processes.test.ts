import { spawn, spawnSync } from 'node:child_process';
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
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLI, MODULE } from './built-program.js';
import { isAlive } from './live-processes.js';

let folder = '';
let store = '';
let log = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-processes-'));
  store = join(folder, 'store');
  log = join(folder, 'log');
  writeFileSync(log, '');
});
afterEach(() => rmSync(folder, { recursive: true }));

const environment = (faults: object) => ({
  ...process.env,
  CELLS: '3',
  LOG: log,
  FAULTS: JSON.stringify(faults),
});
const argv = (...options: string[]) => [CLI, 'sweep', MODULE, '--store', store, '--retries', '0', ...options];
const sweep = (faults: object, ...options: string[]) =>
  spawnSync(process.execPath, argv(...options), { encoding: 'utf8', env: environment(faults) });
const shell = (command: string, faults: object = {}) =>
  spawnSync('bash', ['-c', command], { encoding: 'utf8', env: environment(faults) });
const alive = () =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => Number(line.split(' ')[1]))
    .filter(isAlive);

describe('a fault of one cell ends that cell, and no other', () => {
  it.each([
    ['send text', 'it sent "hello" to its parent, which takes results and progress only'],
    ['send deep', '`result` must be at most 100 levels deep'],
    ['deep', '`result` must be at most 100 levels deep'],
    ['large', '`result` must be at most 16777216 values and characters'],
    ['empty error', 'Error without a message'],
    ['nothing', 'undefined was thrown'],
  ])('%s', (fault, reason) => {
    const { status, stdout, stderr } = sweep({ 1: [fault] });
    expect(stderr).toBe('');
    expect(stdout).toContain(`failed: ${reason}`);
    expect(stdout).toContain('2 of 3 cells done, 1 failed');
    expect(status).toBe(1);
    expect(alive()).toEqual([]);
  });
});

describe('no process that a cell started is left', () => {
  it.each([
    ['when the cell is done', 'start a process', 0],
    ['when its time is up, and it waits', 'start a process and hang', 1],
    ['when its time is up, and it is busy', 'start a process and spin', 1],
  ])('%s', async (_name, fault, code) => {
    const { status } = sweep({ 1: [fault] }, '--time-limit', '5');
    expect(status).toBe(code);
    expect(readFileSync(log, 'utf8')).toContain('-1 ');
    await expect.poll(alive, { timeout: 10_000 }).toEqual([]);
  });
});

describe('a cell that outlives its sweep leaves no process', () => {
  it.each(['answer', 'throw late', 'exit'])('however it ends: %s', async (ending) => {
    const child = spawn(process.execPath, argv('--jobs', '1'), {
      env: environment({ 0: ['start a process and outlive the sweep', ending] }),
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.on('close', done));
    await expect.poll(() => readFileSync(log, 'utf8').includes('-1 '), { timeout: 60_000 }).toBe(true);
    const started = alive();
    child.kill('SIGKILL');
    await ended;
    await expect.poll(alive, { timeout: 5_000 }).toEqual([]);
    expect(started.length).toBeGreaterThan(0);
  });
});

it('the process of a cell ends at once if the parent that it was started for has ended', async () => {
  const { pid } = spawnSync('true');
  const program = resolve('dist/cell-process.js');
  const child = spawn(process.execPath, [program, String(pid), MODULE, 'smoke'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise((done) => child.on('exit', (_code, signal) => done(signal)));
  expect(await ended).toBe('SIGKILL');
});

describe('output that nobody takes', () => {
  it('| head: the sweep goes on to its end', () => {
    const { stderr } = shell(
      `"${process.execPath}" ${argv('--jobs', '1').join(' ')} | head -c 0; echo "code \${PIPESTATUS[0]}" >&2`,
      { all: ['sleep', 50] },
    );
    expect(stderr).toBe(
      'rethink-gen: standard output is not whole: nobody reads it any more (EPIPE)\ncode 0\n',
    );
    expect(readdirSync(join(store, 'cells')).length).toBe(3);
  });

  it.each([
    ['merge', '| head -c 0', 'nobody reads it any more (EPIPE)', 141],
    ['merge', '> /dev/full', 'the disk is full (ENOSPC)', 1],
  ])('%s %s: says so, with its exit code', (command, redirection, why, code) => {
    expect(sweep({}).status).toBe(0);
    const { stderr } = shell(
      `"${process.execPath}" ${CLI} ${command} ${store} ${redirection}; echo "code \${PIPESTATUS[0]}" >&2`,
    );
    expect(stderr).toContain(`rethink-gen: standard output is not whole: ${why}\n`);
    expect(stderr).not.toContain('    at ');
    expect(stderr).toContain(`code ${code}\n`);
  });
});

it('a store that is deleted while it is in use: says so, and claims nothing', async () => {
  const child = spawn(process.execPath, argv('--jobs', '1'), { env: environment({ 1: ['sleep', 1500] }) });
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise((done) => child.on('close', done));
  await expect.poll(() => readFileSync(log, 'utf8').includes('1 '), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => readFileSync(log, 'utf8').split('\n').length, { timeout: 60_000 }).toBe(3);
  rmSync(store, { recursive: true });
  expect(await ended).toBe(1);
  expect(stderr).toBe(`rethink-gen: cannot write to ${store}: the folder is gone (ENOENT)\n`);
  expect(existsSync(store)).toBe(false);
});

/** Mounts a file system in memory; false if this machine lets nobody do so. */
const mounts = (options: string, path: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path]).status === 0;
const mayMount = (() => {
  const path = mkdtempSync(join(tmpdir(), 'rethink-gen-mount-'));
  const mounted = mounts('size=4k', path);
  if (mounted) spawnSync('umount', [path]);
  rmSync(path, { recursive: true });
  return mounted;
})();

describe.skipIf(!mayMount)('on a file system of its own', () => {
  const mount = () => join(folder, 'mount');
  beforeEach(() => mkdirSync(mount()));
  afterEach(() => void spawnSync('umount', [mount()]));

  it('a report is written to a mount point', () => {
    expect(sweep({}).status).toBe(0);
    expect(mounts('size=1m', mount())).toBe(true);
    const { status, stderr } = spawnSync(
      process.execPath,
      [CLI, 'report', store, '--out', mount(), '--no-png'],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(readdirSync(mount()).sort()).toEqual(['cells.csv', 'cells.md', 'report.html', 'report.json']);
  });

  it('a new store on a read-only one: says so before anything is run', () => {
    expect(mounts('size=1m,ro', mount())).toBe(true);
    store = join(mount(), 'deep', 'store');
    const { status, stderr } = sweep({});
    expect(stderr).toBe(`rethink-gen: cannot write to ${store}: the file system is read-only (EROFS)\n`);
    expect([status, readFileSync(log, 'utf8')]).toEqual([1, '']);
  });

  it('a store that has become read-only: says so before anything is run; one that is whole is no error', () => {
    expect(mounts('size=1m', mount())).toBe(true);
    store = join(mount(), 'store');
    expect(sweep({ 1: ['throw'] }).status).toBe(1);
    expect(spawnSync('mount', ['-o', 'remount,ro', mount()]).status).toBe(0);
    writeFileSync(log, '');
    const { status, stderr } = sweep({});
    expect(stderr).toBe(
      `rethink-gen: cannot write to ${store}: the file system is read-only (EROFS); what was recorded before is kept\n`,
    );
    expect([status, readFileSync(log, 'utf8')]).toEqual([1, '']);
    spawnSync('mount', ['-o', 'remount,rw', mount()]);
    expect(sweep({}).status).toBe(0);
    spawnSync('mount', ['-o', 'remount,ro', mount()]);
    expect(sweep({}).status).toBe(0);
  });
});
