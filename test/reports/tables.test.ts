import { expect, it } from 'vitest';
import { table1, table4 } from '../../src/reports/accuracy-tables.js';
import { cellsTable } from '../../src/reports/cells-table.js';
import { htmlRow } from '../../src/reports/html.js';
import { csvText, tableMarkdown } from '../../src/reports/table.js';
import { gridCell, runOf } from './results.js';

it('table 1 has the accuracies in per cent beside those of the paper', () => {
  const weightDecay = 0.001;
  const { rows, columns } = table1([
    runOf({ seed: 1, regularisers: { weightDecay } }, { trainError: 0, testError: 0.5 }),
    runOf({ seed: 2, regularisers: { weightDecay } }, { trainError: 0.01, testError: 0.25 }),
    runOf({ rate: 1 }, { trainError: 0, testError: 0.9 }),
  ]);
  const at = (row: number, column: string) => rows[row][columns.indexOf(column)];
  expect(
    ['train', 'train, least to most', 'test', 'seeds', 'train, paper', 'test, paper'].map((c) => at(0, c)),
  ).toEqual([99.5, '[99.00, 100.00]', 62.5, '2 of 2', 99.8, 50.39]);
  expect([at(1, 'labels'), at(1, 'test, paper'), at(1, 'seeds')]).toEqual(['random', 10.61, '1 of 1']);
});

it('table 4 takes the online accuracy where images were augmented, and that of the training set elsewhere', () => {
  const inception = { model: { kind: 'smallInception' }, rate: 1 } as const;
  const { rows } = table4([
    runOf({ ...inception, regularisers: { weightDecay: 0.1 } }, { trainError: 0.02, onlineError: 0.3 }),
    runOf({ ...inception, regularisers: { randomFlip: true, randomRotation: 25 } }, { onlineError: 0.25 }),
    runOf({ rate: 1, model: { kind: 'smallAlexNet' }, regularisers: { weightDecay: 0.1 } }, undefined),
  ]);
  expect(
    rows.map(([model, name, train, , measured, seeds, paper]) => [
      model,
      name,
      train,
      measured,
      seeds,
      paper,
    ]),
  ).toEqual([
    ['Inception', 'weight decay (0.1)', 98, 'training set', '1 of 1', 100],
    ['Inception', 'flips, rotations (up to 25 degrees)', 75, 'online', '1 of 1', 99.28],
    ['AlexNet', 'weight decay (0.1)', null, 'training set', '0 of 1', 'failed to converge'],
  ]);
});

it("lists the cells of an experiment of somebody's own: fields, status and results", () => {
  const { columns, rows } = cellsTable({
    experiment: 'squares.mjs',
    operands: [],
    digest: '',
    cells: [
      gridCell({ n: 1, sizes: [2, 3] }, { square: 1, n: 5, trace: [1, 2], deep: { ok: true } }),
      gridCell({ n: 2, sizes: [] }),
      { ...gridCell({ n: 3, sizes: [] }), results: [{ square: 9 }, { square: 10 }] },
    ],
  });
  expect(columns).toEqual(['id', 'n', 'sizes', 'status', 'square', 'result.n', 'deep.ok']);
  expect(rows.map((row) => row.slice(1))).toEqual([
    [1, '[2,3]', 'done', 1, 5, 'true'],
    [2, '[]', 'missing', null, null, null],
    [3, '[]', 'in conflict', null, null, null],
  ]);
});

it('writes CSV with quotes where a field needs them, and all digits', () => {
  expect(
    csvText(
      [],
      ['a,b', 'c'],
      [
        ['say "x"', 0.1 + 0.2],
        [null, '#1'],
      ],
    ),
  ).toBe('"a,b",c\n"say ""x""",0.30000000000000004\n,"#1"\n');
});

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  [-1, '-1'],
  ['\n=1', '"\'\n=1"'],
  ['＝1+1', "'＝1+1"],
  ['1=1', '1=1'],
])('writes CSV in which %j starts no formula', (entry, field) => {
  expect(csvText([], ['column'], [[entry]])).toBe(`column\n${field}\n`);
});

it('writes Markdown without HTML, each row on one line', () => {
  const hostile = '<img src=x> &lt;\r\n| \\|';
  const escaped = '&lt;img src=x> &amp;lt; ';
  expect(
    tableMarkdown({
      ...{ name: 't', title: hostile, columns: [hostile], rows: [[hostile]], warning: '', notes: [hostile] },
    }),
  ).toBe(
    `**${escaped}| &#92;|**\n\n| ${escaped}\\| &#92;\\| |\n| --- |\n| ${escaped}\\| &#92;\\| |\n\n- ${escaped}| &#92;|\n`,
  );
});

it('writes out what turns a text around', () => {
  const turned = 'a\u202eb\u2066\u061c';
  const table = {
    name: 't',
    title: turned,
    columns: [turned],
    rows: [[turned]],
    warning: '',
    notes: [turned],
  };
  expect(tableMarkdown(table).match(/aU\+202EbU\+2066U\+061C/g)).toHaveLength(4);
  expect(htmlRow('td', [turned])).toBe('<tr><td>aU+202EbU+2066U+061C</td></tr>');
  const written = 'aU+202EbU+2066U+061C';
  expect(csvText([turned], [turned], [[turned]])).toBe(`# ${written}\n${written}\n${written}\n`);
});

it('writes Markdown, numbers to the right', () => {
  expect(
    tableMarkdown({
      name: 't',
      title: 'T',
      columns: ['a', 'b'],
      rows: [
        ['x|y', 1.23456],
        ['z', null],
      ],
      warning: 'W',
      notes: ['N'],
    }),
  ).toBe('**T**\n\n**W**\n\n| a | b |\n| --- | ---: |\n| x\\|y | 1.235 |\n| z | – |\n\n- N\n');
});
