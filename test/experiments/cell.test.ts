import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/digests/canonical-json.js';
import { type Cell, cellId, gridDigest } from '../../src/experiments/cell.js';
import { crossed, shardOf } from '../../src/experiments/experiment.js';

describe('value stability', () => {
  it('the id of a cell is the SHA-256 of its canonical JSON', () => {
    const cell = { seed: 0, rate: 0.5, model: { kind: 'mlp', hidden: [512] } };
    const text = '{"model":{"hidden":[512],"kind":"mlp"},"rate":0.5,"seed":0}';
    expect(canonicalJson(cell)).toBe(text);
    expect(cellId(cell)).toBe(createHash('sha256').update(text).digest('hex'));
    expect(cellId(cell)).toBe('2b0c5d5ef782a28d18f2ea4b24613b0e618ef0cfa3e07ae4b8c0adf5288a9d65');
  });

  it('the digest of a grid', () => {
    expect(gridDigest([{ n: 0 }, { n: 1 }])).toBe(
      '91cd747949d432e2de2d59bd8a68fc13012d9ef26c2f0a360421e3def4cf38c0',
    );
  });
});

const json = fc.jsonValue({ noUnicodeString: false }) as fc.Arbitrary<never>;

describe('properties', () => {
  it('the order of the keys does not matter, a value does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (fields) => {
        const backwards = Object.fromEntries(Object.entries(fields).reverse());
        expect(cellId(backwards)).toBe(cellId(fields));
        expect(cellId({ ...fields, another: 1 })).not.toBe(cellId({ ...fields, another: 2 }));
      }),
    );
  });

  it('a cell keeps its id through JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (fields) => {
        expect(cellId(JSON.parse(canonicalJson(fields)))).toBe(cellId(fields));
      }),
    );
  });

  it('the shards of any number are the grid, each cell once, and as large as each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 9 }), (count, of) => {
        const cells = Array.from({ length: count }, (_, n) => n);
        const shards = Array.from({ length: of }, (_, shard) => shardOf(cells, shard + 1, of));
        expect(shards.flat().sort((a, b) => a - b)).toEqual(cells);
        const sizes = shards.map((shard) => shard.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('crosses axes, the last one fastest', () => {
  expect(crossed({ rate: [0, 1], seed: [1, 2] })).toEqual([
    { rate: 0, seed: 1 },
    { rate: 0, seed: 2 },
    { rate: 1, seed: 1 },
    { rate: 1, seed: 2 },
  ]);
  expect(crossed({})).toEqual([{}]);
  expect(crossed({ rate: [] })).toEqual([]);
});

describe('refuses a grid', () => {
  it.each([
    [{}, '`cells` must be an array of plain JSON objects, got an Object'],
    [[], '`cells` must be at least one cell, got []'],
    [[1], '`cells[0]` must be a plain JSON object, got 1'],
    [[{ a: 1 }, null], '`cells[1]` must be a plain JSON object, got null'],
    [[{ a: Number.NaN }], '`cells[0].a` must be a finite number, got NaN; write null for no number'],
    [[{ a: [0, undefined] }], '`cells[0].a[1]` must be plain JSON, got undefined'],
    [[{ a: { b: 1n } }], '`cells[0].a.b` must be plain JSON, got 1n'],
    [[{ a: new Date(0) }], '`cells[0].a` must be plain JSON, got a Date'],
    [[{ a: () => 1 }], '`cells[0].a` must be plain JSON, got a function'],
    [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      '`cells[1]` must be another cell than cells[0], got an Object; leave one of them out',
    ],
  ])('%#', (cells, message) => {
    expect(() => gridDigest(cells as Cell[])).toThrow(message);
  });
});
