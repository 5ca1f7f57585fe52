import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cellId } from '../../src/experiments/cell.js';
import { readGrids } from '../../src/reports/swept-grids.js';
import { manifestOf } from '../../src/sweeps/manifest.js';
import { merge } from '../../src/sweeps/merge.js';
import { readTable } from '../../src/sweeps/read-table.js';
import { resultsIn } from '../../src/sweeps/result-store.js';
import { missing, openStore, recordResult } from '../../src/sweeps/store.js';
import { sweepCells } from '../../src/sweeps/sweep-cells.js';

const cells = Array.from({ length: 3 }, (_, n) => ({ n }));
const fields = {
  experiment: 'squares',
  scale: 'smoke',
  data: null,
  code: { node: 'Node.js 1', backend: 'cpu' },
  cells,
};
const square = ({ n }: { readonly n?: unknown }) => ({ square: Number(n) ** 2, loss: 0.12345678 });

let folder = '';
let path = '';
let damaged = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-damage-'));
  path = join(folder, 'store');
  damaged = join(path, 'cells', `${cellId({ n: 1 })}.json`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const begin = (changed: Partial<typeof fields> | { data: string } = {}, name = 'store') => {
  const store = openStore(join(folder, name), manifestOf({ ...fields, ...changed }));
  for (const cell of store.manifest.cells) recordResult(store, cell, square(cell));
  return store;
};

/** Whatever reads a store. */
const readers = {
  sweep: async () =>
    sweepCells(resultsIn(openStore(path, manifestOf(fields))), cells, { run: square, jobs: 1, retries: 0 }),
  missing: async () => missing(path),
  merge: async () => merge([path]),
  report: async () => readGrids([path]),
} as const;
const expectAllToThrow = async (message: string) => {
  for (const [name, read] of Object.entries(readers)) await expect(read(), name).rejects.toThrow(message);
};

describe('sweep, missing, merge and report say which record is damaged, and what to do', () => {
  const record = () => readFileSync(damaged, 'utf8');
  it.each<[string, () => void, string]>([
    ['empty', () => writeFileSync(damaged, ''), 'is damaged; remove it and sweep again'],
    ['cut off', () => writeFileSync(damaged, record().slice(0, 40)), 'is damaged; remove it'],
    [
      'with another result',
      () => writeFileSync(damaged, record().replace('"square":1', '"square":2')),
      'is damaged',
    ],
    ['that is not JSON', () => writeFileSync(damaged, 'other'), 'is damaged; remove it'],
    ['nested 100,000 times', () => writeFileSync(damaged, '['.repeat(1e5) + ']'.repeat(1e5)), 'is damaged'],
    [
      'that is a folder',
      () => {
        rmSync(damaged);
        mkdirSync(damaged);
      },
      'is a folder in the place of a record; remove it and sweep again',
    ],
    [
      'that is a link to nothing',
      () => {
        rmSync(damaged);
        symlinkSync(join(folder, 'nothing'), damaged);
      },
      'is a link to nothing; remove it and sweep again',
    ],
    [
      'of another cell',
      () => cpSync(join(path, 'cells', `${cellId({ n: 2 })}.json`), damaged),
      'is the record of another cell; remove it and sweep again',
    ],
    [
      'of another sweep',
      () => {
        begin({ experiment: 'cubes' }, 'other');
        cpSync(join(folder, 'other', 'cells', `${cellId({ n: 1 })}.json`), damaged);
      },
      'was recorded by another sweep; remove it and sweep again',
    ],
  ])('%s', async (_name, damage, message) => {
    begin();
    damage();
    await expectAllToThrow(`${damaged} ${message}`);
  });

  it('of no cell of the grid', async () => {
    begin();
    begin({ cells: [{ n: 7 }] }, 'other');
    const foreign = `${cellId({ n: 7 })}.json`;
    cpSync(join(folder, 'other', 'cells', foreign), join(path, 'cells', foreign));
    await expectAllToThrow(`${foreign} is the record of no cell of this grid; remove it and sweep again`);
  });

  it('a conflict under another name', async () => {
    const store = begin();
    recordResult(store, { n: 1 }, { square: 5 });
    const conflicts = join(path, 'conflicts');
    const [name] = readdirSync(conflicts);
    renameSync(join(conflicts, name), join(conflicts, `${cellId({ n: 1 })}.${'0'.repeat(64)}.json`));
    await expectAllToThrow('is the record of another result; remove it and sweep again');
  });
});

it('every flip of a byte of a record is refused or without effect, as is every truncation', () => {
  begin();
  const whole = readFileSync(damaged);
  const clean = merge([path]).table;
  const masks = [0x01, 0x02, 0x04, 0x20, 0xff];
  let [flips, refused] = [0, 0];
  const look = () => {
    try {
      expect(merge([path]).table).toBe(clean);
    } catch (error) {
      if (!(error instanceof Error && error.message.includes(damaged))) throw error;
      refused++;
    }
  };
  for (let at = 0; at < whole.length; at++) {
    for (const mask of masks) {
      flips++;
      const bytes = Buffer.from(whole);
      bytes[at] ^= mask;
      writeFileSync(damaged, bytes);
      look();
    }
  }
  expect(flips).toBeGreaterThanOrEqual(615);
  expect(refused).toBe(flips);
  for (let length = 0; length < whole.length; length++) {
    writeFileSync(damaged, whole.subarray(0, length));
    look();
  }
  expect(refused).toBe(flips + whole.length);
});

it('every flip of a byte of a manifest or of a merged table is refused', () => {
  begin();
  const manifest = join(path, 'manifest.json');
  const table = join(folder, 'table.jsonl');
  writeFileSync(table, merge([path]).table);
  expect(readTable(table).length).toBe(3);
  for (const [file, read] of [
    [manifest, () => merge([path])],
    [table, () => readTable(table)],
  ] as const) {
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] ^= 0x01;
      writeFileSync(file, bytes);
      expect(read, `byte ${at} of ${file}`).toThrow(file);
    }
    writeFileSync(file, whole);
  }
});

describe('a store knows what it holds, and refuses another sweep with the first difference', () => {
  it.each<[Partial<typeof fields> | { data: string }, string]>([
    [{ experiment: 'cubes' }, 'with the experiment squares, this is cubes'],
    [{ scale: 'paper', experiment: 'squares' }, 'with the scale smoke, this is paper'],
    [{ cells: cells.slice(1) }, 'with the grid'],
    [{ data: 'abcdef0123456789' }, 'with the data set none, this is abcdef012345'],
    [{ code: { node: 'Node.js 2', backend: 'cpu' } }, 'with node Node.js 1, this is Node.js 2'],
    [{ code: { node: 'Node.js 1', backend: 'wasm' } }, 'with backend cpu, this is wasm'],
  ])('%j', (changed, message) => {
    begin();
    expect(() => openStore(path, manifestOf({ ...fields, ...changed }))).toThrow(
      `${path} was begun ${message}`,
    );
    begin(changed, 'other');
    expect(() => merge([path, join(folder, 'other')])).toThrow(`${path} was begun ${message}`);
  });

  it('has lost its manifest', async () => {
    begin();
    const manifest = join(path, 'manifest.json');
    rmSync(manifest);
    await expect(readers.sweep()).rejects.toThrow(`${path} has lost its manifest.json`);
    for (const read of [readers.missing, readers.merge, readers.report])
      await expect(read()).rejects.toThrow(`${path} holds no sweep (it has no manifest.json)`);
    symlinkSync(join(folder, 'nothing'), manifest);
    for (const read of [readers.missing, readers.merge, readers.report])
      await expect(read()).rejects.toThrow(`${manifest} is a link to nothing`);
  });
});
