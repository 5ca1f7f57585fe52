import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiments/catalogue.js';
import { FIGURE_SIZE } from '../../src/reports/draw-figure.js';
import { openRasterizer, PNG_SCALE } from '../../src/reports/png.js';
import { writeReport } from '../../src/reports/write-report.js';
import { manifestOf } from '../../src/sweeps/manifest.js';
import { mergedText, mergeStores } from '../../src/sweeps/merge.js';
import { openStore, recordResult, type Store } from '../../src/sweeps/store.js';
import { resultOf } from './results.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { cells } = experimentOf('figure-1bc', 'smoke');
const begin = (name: string, experiment = 'figure-1bc', grid: readonly object[] = cells): Store =>
  openStore(
    join(folder, name),
    manifestOf({
      experiment,
      scale: 'smoke',
      data: null,
      code: { 'rethink-gen': '1.2.3' },
      cells: grid as typeof cells,
    }),
  );
const report = (...operands: string[]) => reportAs(true, ...operands);
const reportAs = (png: boolean, ...operands: string[]) =>
  writeReport({
    operands,
    out: join(folder, 'out'),
    png,
    command: 'rethink-gen report made-by-hand',
    version: '9.9.9',
  });
const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');

it('writes a page that needs no other file, and every figure as SVG, PNG and CSV', async () => {
  const store = begin('store');
  for (const cell of store.manifest.cells) recordResult(store, cell, resultOf({}));
  const { files, complete } = await report(store.folder);
  expect(complete).toBe(true);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual([...files].sort());
  for (const name of ['figure-1b-interpolation', 'figure-1c', 'figure-1c-true-labels']) {
    expect(files).toEqual(expect.arrayContaining([`${name}.svg`, `${name}.png`, `${name}.csv`]));
  }
  const page = read('report.html');
  expect(page.match(/<svg /g)?.length).toBe(4);
  expect(page).not.toMatch(/<script|<link|<img|@import|src="|href="(?!figure|cells)[^"]*:\/\//);
  expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  expect(page).not.toContain('have no result');
  for (const text of [
    'rethink-gen sweep figure-1bc --scale smoke',
    '1.2.3',
    '9.9.9',
    'made-by-hand',
    process.versions.node,
  ]) {
    expect(page).toContain(text);
    expect(read('figure-1c.csv')).toContain(text);
    expect(read('report.json')).toContain(text);
  }
});

it('draws text in PNG without any font of the machine', async () => {
  const rasterize = await openRasterizer();
  const picture = (text: string) =>
    rasterize(
      `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15" font-family="none">${text}</text></svg>`,
    );
  expect(picture('letters').length).toBeGreaterThan(2 * picture('').length);
});

it('writes PNG of twice the size', async () => {
  const store = begin('store');
  for (const cell of store.manifest.cells) recordResult(store, cell, resultOf({}));
  await report(store.folder);
  const png = readFileSync(join(folder, 'out', 'figure-1c.png'));
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const [, height, width] = /height="(\d+)" width="([\d.]+)"/.exec(read('figure-1c.svg')) ?? [];
  expect(Number(height)).toBe(FIGURE_SIZE.height + 20); // the line that names the data
  expect(png.readUInt32BE(16)).toBe(Math.ceil(Number(width) * PNG_SCALE));
  expect(png.readUInt32BE(20)).toBe((FIGURE_SIZE.height + 20) * PNG_SCALE);
});

it('tells what is missing and what is in conflict, on the page and in the picture', async () => {
  const store = begin('store');
  const [first, second, ...others] = store.manifest.cells;
  for (const cell of [first, ...others]) recordResult(store, cell, resultOf({}));
  recordResult(store, first, resultOf({ testError: 0.123 }));
  const { complete } = await reportAs(false, store.folder);
  expect(complete).toBe(false);
  const page = read('report.html');
  expect(page).toContain(`1 of ${cells.length} cells have no result`);
  expect(page).toContain(`1 of ${cells.length} cells have different results on record`);
  expect(page).toContain(JSON.stringify(second.seed));
  expect(read('figure-1c.svg')).toContain(`Incomplete: 2 of ${cells.length} cells missing or in conflict`);
});

it('draws the same figures from a store, from two halves of it, and from its merged table', async () => {
  const [whole, odd, even] = ['whole', 'odd', 'even'].map((name) => begin(name));
  cells.forEach((cell, k) => {
    for (const store of [whole, k % 2 ? odd : even])
      recordResult(store, cell, resultOf({ testError: k / 20 }));
  });
  const table = join(folder, 'table.jsonl');
  writeFileSync(table, mergedText(mergeStores([whole])));
  const figures: string[] = [];
  for (const operands of [[whole.folder], [odd.folder, even.folder], [table]]) {
    await reportAs(false, ...operands);
    figures.push(read('figure-1c-true-labels.svg'));
  }
  expect(new Set(figures).size).toBe(1);
  expect(read('report.html')).toContain('not in a merged table');
});

it('lists the cells of a grid that it does not know', async () => {
  const grid = [{ n: 1 }, { n: 2 }];
  const store = begin('store', './squares.mjs', grid);
  recordResult(store, grid[0], { square: 1 });
  const { files } = await report(store.folder);
  expect([...files].sort()).toEqual(['cells.csv', 'cells.md', 'report.html', 'report.json']);
  expect(read('cells.csv')).toMatch(/^id,n,status,square\n[0-9a-f]{64},1,done,1\n[0-9a-f]{64},2,missing,$/m);
  expect(read('report.html')).toContain('1 of 2 cells have no result');
});

it('keeps the files of two grids apart', async () => {
  const grids = ['a', 'b'].map((name, n) => {
    const store = begin(name, `./${name}.mjs`, [{ n }]);
    recordResult(store, { n }, { square: n });
    return store.folder;
  });
  const { files } = await reportAs(false, ...grids);
  expect([...files].sort()).toEqual([
    'cells-2.csv',
    'cells-2.md',
    'cells.csv',
    'cells.md',
    'report.html',
    'report.json',
  ]);
});

// the program that makes PNG refuses SVG that is not well-formed XML
describe('takes any text as the name of a criterion', () => {
  const hostile = [
    ['that is markup', '<b a="&">\u0001]]>'],
    ['that is long', 'loss at most '.padEnd(300, '0')],
    ['that is a path', '../../out'],
  ] as const;
  it.each(hostile)('%s', async (_name, criterion) => {
    const store = begin('store');
    for (const cell of store.manifest.cells) {
      const result = resultOf({});
      recordResult(store, cell, { ...result, epochsTo: { [criterion]: 3, [`${criterion}!`]: 4 } });
    }
    const { files } = await report(store.folder);
    const drawn = files.filter((name) => name.startsWith('figure-1b-'));
    expect(drawn.length).toBe(6);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([...files].sort());
  });
});

describe('refuses, with nothing written', () => {
  it.each([
    ['no operand', () => [], '`operands` must be at least one store, merged table or result'],
    ['no store', () => [join(folder, 'none')], 'there is no store or table'],
    ['a folder that is no store', () => [folder], 'holds no sweep'],
    ['a store without results', () => [begin('empty').folder], 'holds no result yet'],
    ['an empty table', () => [table('')], 'is empty or cut off'],
    ['a table cut off', () => [table('{"cell":{"n":1}')], 'is empty or cut off'],
    [
      'a corrupt line',
      () => [table(`${LINE}\n${LINE.replace('"square":1', '"square":1,"square":2')}\n`)],
      ', line 2, is no line',
    ],
    ['a line under another id', () => [table(`${LINE.replace('"n":1', '"n":2')}\n`)], ', line 1, is no line'],
  ])('%s', async (_name, operands, message) => {
    await expect(report(...operands())).rejects.toThrow(message);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('two stores of one grid from different code', async () => {
    const store = begin('one');
    recordResult(store, cells[0], resultOf({}));
    const code = { 'rethink-gen': '4.5.6' };
    const other = openStore(join(folder, 'two'), manifestOf({ ...store.manifest, code }));
    await expect(report(store.folder, other.folder)).rejects.toThrow(
      'was begun with rethink-gen 1.2.3, this is 4.5.6',
    );
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

/** The line of a merged table; its digests are `printf '{"n":1}' | sha256sum` and that of the result. */
const LINE = `{"cell":{"n":1},"digest":"6d7e9c2d18c4cfc0958b0daab25c56db545341e5e00bceba53e001f694290ddd","id":"2bfd14f43d17fc7cea24e0917a8879b4b2f880b8baeec1b9d90fbaad655e71bd","result":{"square":1}}`;

function table(text: string): string {
  const path = join(folder, 'table.jsonl');
  writeFileSync(path, text);
  return path;
}
