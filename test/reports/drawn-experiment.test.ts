import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DrawnExperiment } from '../../src/reports/drawn-experiment.js';
import { writeReport } from '../../src/reports/write-report.js';
import { manifestOf } from '../../src/sweeps/manifest.js';
import { openStore, recordResult } from '../../src/sweeps/store.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-drawn-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The module on the page about sweeps, without its import, which has no built package here. */
const page = readFileSync('docs/sweeps.md', 'utf8').split('### Its figures')[1];
const shown = /```js\n\/\/ drawn\.mjs\nimport \{ measured \}[^\n]*\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
const begin = () => {
  const path = join(folder, 'squares.mjs');
  const measured = JSON.stringify(join(process.cwd(), 'src/reports/figure.ts'));
  writeFileSync(path, `import { measured } from ${measured};\n${shown}`);
  const cells = Array.from({ length: 12 }, (_, n) => ({ n }));
  const fields = { experiment: 'squares.mjs', scale: 'smoke', data: null, code: {}, cells };
  const store = openStore(join(folder, 'store'), manifestOf(fields));
  for (const cell of cells.slice(0, 11)) recordResult(store, cell, { square: cell.n ** 2 });
  return path;
};
const report = (experiment?: string | DrawnExperiment) =>
  writeReport({
    ...{ operands: [join(folder, 'store')], experiment, out: join(folder, 'out'), png: false },
    ...{ command: 'report', version: '0' },
  });
const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');

it('draws what an experiment of your own draws, beside the table of all cells', async () => {
  const { files, complete } = await report(begin());
  expect(files).toEqual(expect.arrayContaining(['squares.svg', 'squares.csv', 'cells.csv']));
  expect(complete).toBe(false);
  expect(read('squares.csv').trim().split('\n').at(-1)).toBe('n times n,this run,10,100,100,100,,1,1');
  expect(read('report.html').match(/<svg /g)?.length).toBe(1);
});

it('has the table of all cells alone without it', async () => {
  begin();
  expect((await report()).files).not.toContain('squares.svg');
});

it('refuses an experiment that draws nothing, or another grid', async () => {
  begin();
  const other = { name: 'cubes', title: '', cells: [{ n: -1 }], run: () => ({}) };
  await expect(report(other as never)).rejects.toThrow(
    new TypeError(
      '`experiment` must be an experiment with a function `draw`, got "cubes"; without the option, the report is a table of all cells',
    ),
  );
  await expect(report({ ...other, draw: () => ({ figures: [], tables: [] }) })).rejects.toThrow(
    new RangeError('`experiment` must be that of a store or table of the report, got "cubes"'),
  );
});
