import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planLabelNoise } from '../../src/plans/labels/label-plan.js';
import { symmetric } from '../../src/plans/labels/symmetric.js';
import { recordLabels } from '../../src/records/label-recorder.js';
import { labelTally } from '../../src/records/label-tally.js';

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
