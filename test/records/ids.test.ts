import { describe, expect, it } from 'vitest';
import { growingArray } from '../../src/records/growing-array.js';
import { idsFromJson, idsToJson } from '../../src/records/ids-json.js';
import { joinIds } from '../../src/records/joined-ids.js';
import { signedZeroFromJson, signedZeroToJson } from '../../src/records/signed-zero.js';

describe('ids as JSON', () => {
  it.each([
    [undefined, undefined],
    [{ first: 0 }, undefined],
    [[0, 1, 2], undefined],
    [{ first: 5 }, { first: 5 }],
    [[5, 6, 7], { first: 5 }],
    [Uint32Array.of(9), { first: 9 }],
    [
      [5, 6, 8],
      [5, 6, 8],
    ],
    [Uint8Array.of(5, 4), [5, 4]],
    [['7'], ['7']],
    [[], []],
  ])('%j is %j', (ids, json) => expect(idsToJson(ids as never)).toEqual(json));

  it('are read back, and nothing else is', () => {
    for (const json of [[3, 'a'], { first: 4 }]) expect(idsFromJson(json)).toEqual(json);
    for (const json of [null, 7, {}, { first: '4' }, { first: 4, second: 5 }, { second: 5 }])
      expect(() => idsFromJson(json)).toThrow('`ids` must be a list of ids or { first: number }');
  });
});

describe('ids in pieces', () => {
  it.each([
    [[], { first: 0 }],
    [[[{ first: 3 }, 2]], { first: 3 }],
    [
      [
        [{ first: 3 }, 2],
        [[5, 6], 2],
      ],
      { first: 3 },
    ],
    [
      [
        [[3, 4], 2],
        [[9], 1],
        [{ first: 1 }, 2],
      ],
      [3, 4, 9, 1, 2],
    ],
    [
      [
        [['b'], 1],
        [{ first: 0 }, 2],
      ],
      ['b', 0, 1],
    ],
    [
      [
        [[0, 'b'], 2],
        [[2], 1],
      ],
      [0, 'b', 2],
    ],
  ])('%j are %j', (pieces, all) => {
    const joined = joinIds();
    for (const [ids, count] of pieces as [never, number][]) joined.append(ids, count);
    expect(joined.all()).toEqual(all);
  });
});

it('a growing array holds what was appended', () => {
  const array = growingArray(new Int32Array(0));
  const all: number[] = [];
  for (const length of [0, 63, 1, 1, 200, 0, 7]) {
    const piece = Array.from({ length }, (_, i) => all.length + i - 3);
    array.append(piece);
    all.push(...piece);
    expect(array.values()).toEqual(Int32Array.from(all));
  }
});

it('zeros keep their signs through JSON, at every depth', () => {
  const value = { clip: [-0, 0], deep: { mean: -0, std: null }, bytes: Uint8Array.of(1) };
  const json = { clip: ['-0', 0], deep: { mean: '-0', std: null }, bytes: value.bytes };
  expect(signedZeroToJson(value)).toEqual(json);
  expect((signedZeroToJson(value) as typeof value).bytes).toBe(value.bytes);
  expect(signedZeroFromJson(json)).toEqual(value);
});
