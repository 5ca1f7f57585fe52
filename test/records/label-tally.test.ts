import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planLabelNoise } from '../../src/plans/labels/label-plan.js';
import { symmetric } from '../../src/plans/labels/symmetric.js';
import { recordLabels } from '../../src/records/label-recorder.js';
import { labelTally } from '../../src/records/label-tally.js';
import { measured } from '../array-buffer-bytes.js';

it.each([10, 16, 300, 2000])(
  'labels in pieces of any length give the record of all, with %d classes',
  (classes) => {
    const pieces = fc.array(
      fc.array(fc.integer({ min: 0, max: classes - 1 }), { minLength: 1, maxLength: 40 }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(pieces, fc.integer(), (given, seed) => {
        const labels = given.flat();
        const options = { noise: symmetric(0.5), classes, seed };
        const { plan } = planLabelNoise(options, labels.length)(labels);
        const tally = labelTally(options, { perExample: true });
        let from = 0;
        for (const { length } of given) {
          const piece = (of: Int32Array) => of.slice(from, from + length);
          tally.add(piece(plan.originalLabels), piece(plan.labels), from === 0 ? plan.picked : 0);
          from += length;
        }
        expect(tally.record()).toEqual(recordLabels(plan));
      }),
      { numRuns: 50 },
    );
  },
);

it.each([
  [256, false, 0],
  [256, true, 3], // the original label, the mask, and the mask of the piece
  [257, true, 6], // as Int32Array, which holds the last class
])('with %d classes and perExample %s, a label takes at most %d bytes', (classes, perExample, bytes) => {
  const n = 20_000;
  const labels = Int32Array.from({ length: n }, (_, i) => i % classes);
  const startHash = () => ({ update: () => undefined, digest: () => '' });
  const tallies = Array.from({ length: 5 }, () =>
    labelTally({ noise: symmetric(0.5), classes, seed: 1 }, { perExample, startHash }),
  );
  let used = 0;
  expect(measured(() => tallies[used++].add(labels, labels, 0)).bytes).toBe(bytes * n);
});
