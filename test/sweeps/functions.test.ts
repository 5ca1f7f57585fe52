import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MODULE } from './built-program.js';
import { writeMnist } from './write-mnist.js';

/** The built entry points; `npm test` builds them first. */
const entries = {
  'ES module': () => import(pathToFileURL(resolve('dist/sweeps.js')).href),
  'CommonJS module': async () => createRequire(import.meta.url)(resolve('dist/sweeps.cjs')),
} as const;
const functions = () => entries['ES module']() as Promise<typeof import('../../src/sweeps.js')>;
const squares = {
  name: 'squares',
  title: 'Squares',
  cells: [1, 2, 3].map((n) => ({ n })),
  run: ({ n }: { n: number }) => ({ square: n * n }),
} as unknown as import('../../src/experiments/experiment.js').Experiment;

let folder = '';
let store = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-functions-'));
  store = join(folder, 'store');
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each(Object.keys(entries) as (keyof typeof entries)[])(
  'sweeps, merges and reports from the built %s, each cell in its own process',
  async (kind) => {
    const { sweep, missing, merge, report } = (await entries[kind]()) as typeof import('../../src/sweeps.js');
    const half = await sweep(MODULE, { store, shard: [1, 2], jobs: 2 });
    expect([half.total, half.done, half.failures, half.conflicts]).toEqual([6, 6, [], []]);
    expect(missing(store).map(({ n }) => n)).toEqual([1, 3, 5, 7, 9, 11]);
    await sweep(MODULE, { store, shard: [2, 2] });
    const { cells, table } = merge([store]);
    expect(cells.map(({ cell, result }) => result?.square === Number(cell.n) ** 2)).toEqual(
      Array(12).fill(true),
    );
    expect(table.split('\n').length).toBe(13);
    const { page, complete } = await report([store], { out: join(folder, 'out') });
    expect(complete).toBe(true);
    expect(readFileSync(page, 'utf8')).toContain('12 of 12 with a result');
  },
);

it('sweeps an experiment that is an object in this process', async () => {
  const { sweep, merge } = await functions();
  const seen: number[] = [];
  const { done } = await sweep(squares, { store, onProgress: ({ done }) => seen.push(done) });
  expect(done).toBe(3);
  expect(seen.at(-1)).toBe(3);
  expect(merge([store]).missing).toEqual([]);
});

it('reports a result in memory', () => {
  const out = join(folder, 'out');
  const run = `
    import '@tensorflow/tfjs-backend-wasm';
    import { setBackend } from '@tensorflow/tfjs-core';
    import { generateDigits, randomizationTest } from 'rethink-gen/experiments';
    import { report } from 'rethink-gen/sweeps';
    import { mlp } from 'rethink-gen/train';
    await setBackend('wasm');
    const digits = generateDigits({ train: 200, test: 100 });
    const result = await randomizationTest(mlp([64]), digits, { seed: 1, epochs: 5 });
    await report([result], { out: ${JSON.stringify(out)}, png: false });`;
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', run], {
    encoding: 'utf8',
  });
  expect([stderr, status]).toEqual(['', 0]);
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('report([result], {');
  expect(readFileSync(join(out, 'training-loss.svg'), 'utf8')).toContain('partially corrupted labels');
  expect(readFileSync(join(out, 'summary.csv'), 'utf8')).toContain('not fitted in 5');
});

it('a store knows the data that its cells read: shards of two data sets are not mixed', async () => {
  const { sweep, merge } = await functions();
  const [data, same, other] = [2, 2, 7].map((pixel, i) => writeMnist(join(folder, `data-${i}`), pixel));
  await sweep(MODULE, { store, data, shard: [1, 2] });
  await expect(sweep(MODULE, { store, data: other, shard: [2, 2] })).rejects.toThrow(
    /was begun with the data set [0-9a-f]{12}, this is [0-9a-f]{12}; go on with the same, or use another folder/,
  );
  await expect(sweep(MODULE, { store, shard: [2, 2] })).rejects.toThrow(
    /data set [0-9a-f]{12}, this is none/,
  );
  const second = join(folder, 'second');
  await sweep(MODULE, { store: second, data: other, shard: [2, 2] });
  expect(() => merge([store, second])).toThrow(/was begun with the data set/);
  await sweep(MODULE, { store, data: same, shard: [2, 2] });
  expect(merge([store]).missing).toEqual([]);
});

it('runs one cell without a store', async () => {
  const { runCell } = await functions();
  const line = await runCell(MODULE, { n: 7 });
  expect(line).toEqual({
    cell: { n: 7 },
    id: '1dd42de9287c1b6a96c617376c0df6b8304485783ed0b4803f1aac0f119471a5',
    result: { square: 49 },
  });
});

describe('refuses before anything is done', () => {
  const cases: [string, (f: typeof import('../../src/sweeps.js')) => unknown, string][] = [
    ['an unknown option', (f) => f.sweep(MODULE, { store, job: 1 } as never), '`job`'],
    ['no job', (f) => f.sweep(MODULE, { store, jobs: 0 }), '`jobs` must be'],
    ['a shard of none', (f) => f.sweep(MODULE, { store, shard: [3, 2] }), '`shard[0]` must be'],
    ['an unknown scale', (f) => f.sweep(MODULE, { store, scale: 'big' as never }), '`scale` must be'],
    ['no time', (f) => f.sweep(MODULE, { store, timeLimit: 0 }), '`timeLimit` must be a number above 0'],
    [
      'a time limit for an object',
      (f) => f.sweep(squares, { store, timeLimit: 1 }),
      'pass the path of its module',
    ],
    [
      'data that no cell reads',
      (f) => f.sweep('figure-1a', { store, data: folder }),
      '`data` must be left out, since figure-1a at scale smoke reads no data set',
    ],
    [
      'no data where cells read them',
      (f) => f.sweep('figure-1a', { store, scale: 'paper' }),
      'figure-1a at scale paper reads CIFAR-10; give its folder as `data`',
    ],
    [
      'a queue that is no server',
      (f) => f.sweep(MODULE, { store, queue: 'http://:secret@host' }),
      '`queue` must be redis://[USER:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// with TLS, got another protocol; it is not shown',
    ],
    [
      'jobs of a queue',
      (f) => f.sweep(MODULE, { store, queue: 'redis://host', jobs: 2 }),
      '`jobs` must be left out if there is a `queue`, got 2; give it to `work`',
    ],
    [
      'an object for a queue',
      (f) => f.sweep(squares, { store, queue: 'redis://host' }),
      '`experiment` must be a name or the path of a module, if there is a `queue`',
    ],
    ['a worker without a queue', (f) => f.work({} as never), '`queue` must be redis://'],
    ['an unknown experiment', (f) => f.sweep('figure-9', { store }), 'there is no experiment figure-9'],
    ['no store to merge', async (f) => f.merge([]), '`stores` must be at least one folder'],
    ['no store to report', (f) => f.report([store], { out: store }), 'there is no store or table'],
  ];
  it.each(cases)('%s', async (_name, call, message) => {
    const all = await functions();
    await expect((async () => call(all))()).rejects.toThrow(message);
    expect(existsSync(store)).toBe(false);
  });
});
