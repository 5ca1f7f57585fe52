import fc from 'fast-check';
import { audit, transitionCounts } from 'rethink-gen';
import { describe, expect, it } from 'vitest';

it('property: an audit counts every pair of labels, and each class', () => {
  const pair = fc.tuple(fc.nat(6), fc.nat(6));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 60 }), (pairs) => {
      const classes = 7;
      const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
      for (const [before, after] of pairs) matrix[before][after]++;
      const [before, after] = [0, 1].map((side) => Int32Array.from(pairs, (pair) => pair[side]));
      const found = audit(before, after, { classes });
      expect(transitionCounts(found.matrix, classes)).toEqual(matrix);
      expect(found.classes).toEqual(
        matrix.flatMap((row, label) => {
          const examples = row.reduce((sum, count) => sum + count, 0);
          return examples > 0 ? [{ label, examples, changed: examples - row[label] }] : [];
        }),
      );
    }),
  );
});

describe('transitionCounts', () => {
  it('gives the square matrix of the pairs that occur', () => {
    const pairs = [
      [0, 0, 3],
      [0, 1, 2],
      [2, 1, 5],
    ] as const;
    expect(transitionCounts(pairs, 3)).toEqual([
      [3, 2, 0],
      [0, 0, 0],
      [0, 5, 0],
    ]);
    expect(transitionCounts([], 1)).toEqual([[0]]);
  });

  it.each<[unknown, number, ErrorConstructor, string]>([
    ['all', 2, TypeError, '`pairs` must be the matrix of an audit, got "all"'],
    [undefined, 2, TypeError, '`pairs` must be the matrix of an audit, got undefined'],
    [[7], 2, TypeError, '`pairs[0]` must be [true, noisy, count], got 7'],
    [[[0, 1]], 2, TypeError, '`pairs[0]` must be [true, noisy, count], got [0, 1]'],
    [[[0, 1, 2, 3]], 2, TypeError, '`pairs[0]` must be [true, noisy, count], got [0, 1, 2, 3]'],
    [[[0, 1, 1], 'all'], 2, TypeError, '`pairs[1]` must be [true, noisy, count], got "all"'],
    [[[2, 0, 1]], 2, RangeError, '`pairs[0][0]` must be a whole number from 0 to 1, got 2'],
    [[[0, 2, 1]], 2, RangeError, '`pairs[0][1]` must be a whole number from 0 to 1, got 2'],
    [[[0, 0, 0]], 2, RangeError, '`pairs[0][2]` must be a whole number from 1 to 9007199254740991, got 0'],
    [[], 0, RangeError, '`classes` must be a whole number from 1 to 4096, got 0'],
    [[], 4097, RangeError, '`classes` must be a whole number from 1 to 4096, got 4097'],
  ])('refuses what an audit does not give: %j of %d classes', (pairs, classes, kind, message) => {
    expect(() => transitionCounts(pairs as never, classes)).toThrow(new kind(message));
  });
});
