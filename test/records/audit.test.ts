import fc from 'fast-check';
import { audit, transitionCounts } from 'rethink-gen';
import { expect, it } from 'vitest';

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
