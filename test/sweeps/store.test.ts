import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cellId } from '../../src/experiments/cell.js';
import { createFile } from '../../src/node/whole-file.js';
import { manifestOf } from '../../src/sweeps/manifest.js';
import { mergedText, mergeStores } from '../../src/sweeps/merge.js';
import { resultsIn } from '../../src/sweeps/result-store.js';
import { missing, openStore, readResults, readStore, recordResult } from '../../src/sweeps/store.js';
import { sweepCells } from '../../src/sweeps/sweep-cells.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const cells = Array.from({ length: 6 }, (_, n) => ({ n }));
const manifest = manifestOf({
  experiment: 'squares',
  scale: 'smoke',
  data: null,
  code: { node: 'Node.js 1' },
  cells,
});
const open = (name = 'store', wanted = manifest) => openStore(join(folder, name), wanted);

it('writes a file once: the first writer wins, nothing else is left', () => {
  const path = join(folder, 'file');
  expect(createFile(path, 'first')).toBe(true);
  expect(createFile(path, 'second')).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('first');
  expect(readdirSync(folder)).toEqual(['file']);
  expect(() => createFile(join(folder, 'none', 'file'), '')).toThrow('ENOENT');
});

it('takes equal results for one, and keeps different ones as a conflict', () => {
  const store = open();
  expect(recordResult(store, { n: 2 }, { square: 4, cube: 8 })).toBe('recorded');
  expect(recordResult(store, { n: 2 }, { cube: 8, square: 4 })).toBe('equal');
  expect(recordResult(store, { n: 2 }, { square: 5 })).toBe('conflict');
  expect(recordResult(store, { n: 2 }, { square: 5 })).toBe('conflict');
  expect(readResults(store)).toEqual(new Map([[cellId({ n: 2 }), [{ square: 4, cube: 8 }, { square: 5 }]]]));
  expect(readdirSync(join(store.folder, 'conflicts')).length).toBe(1);
  const { conflicts, cells: merged } = mergeStores([store]);
  expect(conflicts).toEqual([cellId({ n: 2 })]);
  expect(merged).toEqual([
    { cell: { n: 2 }, id: cellId({ n: 2 }), results: [{ cube: 8, square: 4 }, { square: 5 }] },
  ]);
});

it('knows what is missing, and that a crash may have left a part of a file behind', () => {
  const store = open();
  recordResult(store, { n: 0 }, { square: 0 });
  writeFileSync(join(store.folder, 'cells', `${cellId({ n: 1 })}.json.8d0c.partial`), '{"ce');
  expect(missing(store.folder)).toEqual(cells.slice(1));
  expect(mergeStores([store]).missing).toEqual(cells.slice(1));
  expect(readStore(store.folder)).toEqual(store);
});

it('merges in the order of the ids, whatever that of the grid', () => {
  const store = open();
  for (const cell of cells) recordResult(store, cell, { n: 1 });
  expect(mergeStores([store]).cells.map(({ id }) => id)).toEqual(cells.map(cellId).sort());
  expect(cells.map(cellId)).not.toEqual(cells.map(cellId).sort());
});

it('property: the merged bytes depend on the results alone, not on stores, order or repetition', () => {
  const results = cells.flatMap(({ n }) => (n === 3 ? [9, -9] : [n * n]).map((square) => ({ n, square })));
  let stores = 0;
  const merged = (order: readonly number[], parts: number) => {
    const opened = Array.from({ length: parts }, () => open(`store-${stores++}`));
    order.forEach((which, place) => {
      const { n, square } = results[which];
      recordResult(opened[place % parts], { n }, { square });
    });
    const [first, ...others] = opened;
    return mergedText(mergeStores([first, ...others]));
  };
  const all = results.map((_, which) => which);
  const expected = merged(all, 1);
  expect(expected.split('\n').length).toBe(cells.length + 1);
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...all, ...all], { minLength: 0 }),
      fc.integer({ min: 1, max: 3 }),
      (some, parts) => {
        const rest = all.filter((which) => !some.includes(which));
        expect(merged([...some, ...rest], parts)).toBe(expected);
      },
    ),
    { numRuns: 20 },
  );
});

describe('refuses', () => {
  it('a folder without a sweep', () => {
    expect(() => readStore(folder)).toThrow('holds no sweep (it has no manifest.json); begin one with');
  });

  it.each([
    ['manifest.json', '{"format":2,', 'is damaged; bring it back, or use another folder'],
    ['manifest.json', JSON.stringify({ ...manifest, cells: cells.slice(1) }), 'is damaged; bring it back'],
    ['manifest.json', JSON.stringify({ ...manifest, format: 1 }), 'is of format 1, this version reads 2'],
    [`cells/${cellId({ n: 1 })}.json`, '', 'is damaged; remove it and sweep again'],
    [
      `cells/${cellId({ n: 1 })}.json`,
      `{"cell":{"n":2},"id":"${cellId({ n: 2 })}","result":{}}\n`,
      'is damaged; remove it',
    ],
    [
      `cells/${cellId({ n: 1 })}.json`,
      `{"cell":{"n":2},"id":"${cellId({ n: 1 })}","result":{}}\n`,
      'is damaged; remove it',
    ],
  ])('a damaged %s', (name, text, message) => {
    const store = open();
    writeFileSync(join(store.folder, name), text);
    expect(() => mergeStores([readStore(store.folder)])).toThrow(message);
  });

  it('another code, by name', () => {
    open();
    const other = (code: Record<string, string>) => () => open('store', { ...manifest, code });
    expect(other({ node: 'Node.js 2' })).toThrow(
      'was begun with node Node.js 1, this is Node.js 2; go on with',
    );
    expect(other({ node: 'Node.js 1', backend: 'cpu' })).toThrow('was begun with backend none, this is cpu');
    expect(other({})).toThrow('was begun with node Node.js 1, this is none');
  });

  it('to merge two sweeps', () => {
    const other = open('other', manifestOf({ ...manifest, cells: [{ n: 7 }] }));
    expect(() => mergeStores([open(), other])).toThrow(
      /was begun with the grid [0-9a-f]{12} \(6 cells\), this is [0-9a-f]{12} \(1 cells\)/,
    );
  });
});

describe('a sweep in this process', () => {
  const square = ({ n }: { readonly n?: unknown }) => ({ square: Number(n) ** 2 });

  it('runs as many cells at once as it may, each once, and tells how far it is', async () => {
    const store = open();
    let [running, most] = [0, 0];
    const told: number[] = [];
    const ended = await sweepCells(resultsIn(store), cells, {
      jobs: 3,
      retries: 0,
      run: async (cell) => {
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
        return square(cell);
      },
      onProgress: ({ done }) => told.push(done),
    });
    expect(most).toBe(3);
    expect(ended).toEqual({ total: 6, done: 6, ran: 6, running: [], failures: [], conflicts: [] });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(missing(store.folder)).toEqual([]);
  });

  it('tries again as often as it may, and no more', async () => {
    const tries = new Map<unknown, number>();
    const { failures, done } = await sweepCells(resultsIn(open()), cells, {
      jobs: 1,
      retries: 2,
      run: (cell) => {
        tries.set(cell.n, (tries.get(cell.n) ?? 0) + 1);
        if (cell.n === 1 || (cell.n === 2 && tries.get(2) !== 3)) throw new Error(`no ${cell.n}`);
        return square(cell);
      },
    });
    expect([...tries.values()]).toEqual([1, 3, 3, 1, 1, 1]);
    expect(failures).toEqual([{ cell: { n: 1 }, id: cellId({ n: 1 }), reason: 'no 1' }]);
    expect(done).toBe(5);
  });

  it('reports a result that differs from one that another sweep recorded meanwhile', async () => {
    const store = open();
    const { conflicts } = await sweepCells(resultsIn(store), cells, {
      jobs: 1,
      retries: 0,
      run: (cell) => {
        if (cell.n === 4) recordResult(store, cell, { square: -1 });
        return square(cell);
      },
    });
    expect(conflicts).toEqual([cellId({ n: 4 })]);
  });

  it('ends at once where the store is gone, or it is told to', async () => {
    const store = open();
    const controller = new AbortController();
    const aborted = await sweepCells(resultsIn(store), cells, {
      ...{ jobs: 1, retries: 5, signal: controller.signal },
      run: (cell) => {
        if (cell.n === 2) controller.abort();
        return square(cell);
      },
    });
    expect(aborted).toMatchObject({ done: 2, ran: 2, failures: [] });
    rmSync(store.folder, { recursive: true });
    let calls = 0;
    const run = (cell: { readonly n?: unknown }) => {
      calls++;
      return square(cell);
    };
    await expect(sweepCells(resultsIn(store), cells, { jobs: 1, retries: 5, run })).rejects.toThrow(
      'cannot write to',
    );
    expect(calls).toBe(0);
  });
});
