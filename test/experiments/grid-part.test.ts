import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiments/catalogue.js';
import { crossed } from '../../src/experiments/experiment.js';
import { type GridPart, partOf, partText } from '../../src/experiments/grid-part.js';

const GRID = crossed({
  model: [{ kind: 'mlp', hidden: [512] }, { kind: 'mlp', hidden: [64, 64] }, { kind: 'cnn' }],
  rate: [0, 0.5],
  regularisers: [{}, { dropout: 0.2 }],
  seed: [1, 2, 'a'],
});
const sizeOf = (part: GridPart) => partOf(GRID, part).length;

it('is the whole grid without a condition', () => {
  expect(partOf(GRID, {})).toEqual(GRID);
  expect(partOf(GRID, { where: {} })).toEqual(GRID);
});

it('takes the cells that meet every condition, in the order of the grid', () => {
  expect(partOf(GRID, { where: { 'model.kind': ['cnn'], rate: [0.5, 0] }, seeds: ['a', 1] })).toEqual(
    GRID.filter(({ model, seed }) => model.kind === 'cnn' && seed !== 2),
  );
});

it.each([
  [{ 'model.kind': ['mlp'] }, 24],
  [{ 'model.hidden': [[512]] }, 12],
  [{ 'model.hidden.0': [512, 64] }, 24],
  [{ model: [{ kind: 'cnn' }] }, 12],
  [{ 'regularisers.dropout': [0.2] }, 18],
  [{ regularisers: [{}] }, 18],
  [{ seed: ['a'] }, 12],
])('%j has %i of 36 cells', (where, size) => {
  expect(sizeOf({ where })).toBe(size);
});

it('takes large seeds as cells have them', () => {
  const cells = [{ seed: { integer: '9007199254740993' } }, { seed: 1 }];
  expect(partOf(cells, { seeds: [9007199254740993n] })).toEqual([cells[0]]);
});

it('finds the cells of Figure 1b that the results page has', () => {
  const { cells } = experimentOf('figure-1bc', 'paper');
  const part = partOf(cells, { where: { 'model.kind': ['mlp'], rate: [0, 1] }, seeds: [1] });
  expect(part).toEqual([cells[110], cells[160]]);
});

describe('tells what there is', () => {
  it.each<[GridPart, string]>([
    [
      { where: { 'modle.kind': ['mlp'] } },
      '`where` must be of fields that cells have (model.hidden, model.kind, rate, regularisers, regularisers.dropout, seed), got "modle.kind"',
    ],
    [{ where: { 'model.kind': ['mpl'] } }, '`where.model.kind` must be one of "mlp", "cnn", got "mpl"'],
    [{ where: { rate: [0, '0.5'] } }, '`where.rate` must be one of 0, 0.5, got "0.5"'],
    [{ seeds: [3] }, '`seeds` must be one of 1, 2, "a", got 3'],
    [
      { where: { 'model.kind': ['cnn'], 'model.hidden': [[512]] } },
      '`where` must be of fields that cells have (model.kind, rate, regularisers, regularisers.dropout, seed), got "model.hidden"; those are of the cells that meet the conditions before',
    ],
    [
      { where: { 'model.hidden': [[512]], model: [{ kind: 'cnn' }] } },
      '`where.model` must be one of {"hidden":[512],"kind":"mlp"}, got an Object; those are of the cells that meet the conditions before',
    ],
    [{ where: { constructor: ['Object'] } }, 'got "constructor"'],
    [{ where: { 'model.hidden.length': [1] } }, 'got "model.hidden.length"'],
    [{ where: { rate: [] } }, '`where.rate` must be a list of values, got []'],
    [{ where: { rate: 1 } } as unknown as GridPart, '`where.rate` must be a list of values, got 1'],
    [{ where: 'rate=1' } as unknown as GridPart, '`where` must be an object of lists of values by paths'],
    [{ seeds: 1 } as unknown as GridPart, '`seeds` must be a list of seeds, got 1'],
  ])('%j', (part, message) => {
    expect(() => partOf(GRID, part)).toThrow(message);
  });

  it('also of cells without seeds, and not of more than forty values', () => {
    const cells = Array.from({ length: 50 }, (_, n) => ({ n }));
    expect(() => partOf(cells, { seeds: [1] })).toThrow('`seeds` must be left out, since no cell has a seed');
    expect(() => partOf(cells, { where: { n: [50] } })).toThrow(/38, 39 and 10 more, got 50$/);
  });
});

it('is told as a text', () => {
  expect(partText({})).toBe('');
  expect(partText({ where: { 'model.kind': ['mlp'], rate: [0.5, 1] }, seeds: [1] })).toBe(
    'model.kind "mlp"; rate 0.5, 1; seed 1',
  );
});
