import { expect, it } from 'vitest';
import { textTable } from '../../src/command/text-table.js';

const TABLE = {
  ...{ name: 'summary', title: '', warning: '', notes: ['* a note'] },
  columns: ['regime', 'epochs to fit', 'test error'],
  rows: [
    ['true labels', 7, 0.25],
    ['random labels', null, 0.9],
  ],
  shares: ['test error'],
};

it('is a table where there is room', () => {
  const wide = [
    'regime          epochs to fit   test error',
    '-------------   -------------   ----------',
    'true labels                 7       25.0 %',
    'random labels               –       90.0 %',
    '',
    '* a note',
  ].join('\n');
  expect(textTable(TABLE)).toBe(wide);
  expect(textTable(TABLE, 42)).toBe(wide);
});

it('is a list on a narrow terminal', () => {
  expect(textTable(TABLE, 40)).toBe(
    [
      'true labels',
      '  epochs to fit  7',
      '  test error     25.0 %',
      '',
      'random labels',
      '  epochs to fit  –',
      '  test error     90.0 %',
      '',
      '* a note',
    ].join('\n'),
  );
});

it('folds its notes on a terminal, between words', () => {
  const notes = ['* against labels corrupted like the training ones', 'a: b'];
  expect(
    textTable({ ...TABLE, notes }, 24)
      .split('\n')
      .slice(-4),
  ).toEqual(['* against labels', 'corrupted like the', 'training ones', 'a: b']);
  expect(
    textTable({ ...TABLE, notes })
      .split('\n')
      .slice(-2),
  ).toEqual(notes);
});
