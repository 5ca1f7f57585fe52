import { spawnSync } from 'node:child_process';
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
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { cellId } from '../../src/experiments/cell.js';
import { keptIn, removeCheckpoints } from '../../src/sweeps/cell-checkpoints.js';
import { CLI } from './built-program.js';

const MODULE = resolve('test/sweeps/training-experiment.mjs');

let folder = '';
let id = '';
const path = (...names: string[]) => join(folder, 'store', ...names);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-checkpoints-'));
  id = cellId((await import(pathToFileURL(MODULE).href)).default.cells[0]);
});
afterEach(() => rmSync(path(), { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...argv: string[]) =>
  spawnSync(process.execPath, [CLI, ...argv], { cwd: folder, encoding: 'utf8' });
const sweep = () => run('sweep', MODULE, '--store', path(), '--retries', '0');
const keep = (name: string, text: string) => {
  mkdirSync(path('checkpoints', id), { recursive: true });
  writeFileSync(path('checkpoints', id, name), text);
};

it('keeps nothing of a cell that ends before the first checkpoint is due', async () => {
  const early = keptIn({ folder: path('checkpoints', 'a'), seconds: 30 });
  await early.store.write(new Uint8Array(3));
  expect(await early.store.read()).toBeUndefined();
  expect(existsSync(path())).toBe(false);
  const due = keptIn({ folder: path('checkpoints', 'a'), seconds: 0 });
  await due.store.write(new Uint8Array(3));
  expect(await due.store.read()).toEqual(new Uint8Array(3));
  removeCheckpoints(path(), 'a');
  expect(readdirSync(path('checkpoints'))).toEqual([]);
});

it('a damaged checkpoint ends its cell: which file, and what to do', () => {
  keep('checkpoint', 'rethink-gen checkpoint 1\nand nothing else');
  const { stdout, status } = sweep();
  const file = path('checkpoints', id, 'checkpoint');
  expect(stdout).toContain(`failed: the checkpoint in ${file} is damaged or cut off`);
  expect(stdout).toContain('remove it to start anew');
  expect(status).toBe(1);
  expect(readFileSync(file, 'utf8')).toContain('and nothing else');
  rmSync(file);
  mkdirSync(file);
  expect(sweep().stdout).toContain(
    `the checkpoint in ${file} cannot be read: a folder is in the way (EISDIR)`,
  );
  rmSync(file, { recursive: true });
  expect(sweep().status).toBe(0);
});

it('missing, merge and report see the cell as one without a result', () => {
  keep('checkpoint', 'damaged');
  expect(sweep().status).toBe(1);
  expect(run('missing', path())).toMatchObject({ status: 1, stderr: '' });
  expect(run('merge', path()).stderr).toMatch(/^merged: 0 cells, .*, 1 missing\n/);
  expect(run('report', path(), '--no-png').stderr).toContain('holds no result yet');
});

it('a sweep removes what was kept of a cell that has a result, and of no other', () => {
  expect(sweep().status).toBe(0);
  keep('checkpoint', 'of a sweep that was killed after the record');
  mkdirSync(path('checkpoints', 'other'));
  const { status, stdout } = sweep();
  expect([status, stdout]).toEqual([0, expect.stringContaining('1 of 1 cells done')]);
  expect(readdirSync(path('checkpoints'))).toEqual(['other']);
  const [record] = readdirSync(path('cells'));
  expect(readFileSync(path('cells', record), 'utf8')).not.toMatch(/second|time|date/i);
});
