import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  corruptLabels,
  exactLabelCount,
  type LabelNoiseOptions,
  labelRecorder,
  permuteLabels,
  recordLabels,
  symmetric,
} from '../../src/index.js';

const classes = 10;
const n = 60;
const clean = Int32Array.from({ length: n }, (_, i) => (i * 7) % classes);
const options = { noise: symmetric(0.4), classes, seed: 3 };

/** Any way to cut 60 examples into batches. */
const cuts = fc
  .array(fc.integer({ min: 1, max: n - 1 }), { maxLength: 8 })
  .map((places) => [0, ...[...new Set(places)].sort((a, b) => a - b), n]);

const batchesOf = (ends: readonly number[]) =>
  ends.slice(1).map((end, k) => ({ from: ends[k], labels: clean.subarray(ends[k], end) }));

describe('labelRecorder', () => {
  const shuffled = Array.from(clean, (_, i) => (i * 17) % n);
  const sets: Record<string, LabelNoiseOptions> = {
    positions: options,
    'ids from 7 on': { ...options, ids: { first: 7 } },
    'listed numbers': { ...options, ids: shuffled },
    'listed strings': {
      ...options,
      ids: shuffled.map(String),
      count: exactLabelCount(n, { ...options, ids: shuffled.map(String) }),
    },
  };

  it.each(Object.entries(sets))('gives the record of one call, however it is cut: %s', (_, all) => {
    const whole = recordLabels(corruptLabels(clean, all).plan);
    const idsOf = (from: number, count: number) => {
      const { ids = { first: 0 } } = all;
      return 'first' in ids ? { first: ids.first + from } : Array.from(ids).slice(from, from + count);
    };
    fc.assert(
      fc.property(cuts, (ends) => {
        const recorder = labelRecorder();
        for (const { from, labels } of batchesOf(ends)) {
          const batch = corruptLabels(labels, { ...all, ids: idsOf(from, labels.length) });
          recorder.add(batch.plan);
          batch.labels.fill(0);
        }
        expect(recorder.record()).toEqual(whole);
      }),
    );
  });

  it('refuses what is not one corruption', () => {
    const recorder = labelRecorder();
    expect(() => recorder.record()).toThrow(
      new TypeError('there is nothing to record; add the plan of a batch first'),
    );
    recorder.add(corruptLabels(clean, options).plan);
    expect(() => recorder.add(corruptLabels(clean, { ...options, seed: 4 }).plan)).toThrow(
      new TypeError('`plan.options.seed` must be that of the first batch, got 4'),
    );
    expect(() => recorder.add(permuteLabels(clean, { classes, seed: 3 }).plan as never)).toThrow(
      new TypeError('`plan` must be a plan of label noise, got "permuted-labels"'),
    );
  });

  it('forgets a plan that it refused', () => {
    const recorder = labelRecorder();
    const { plan } = corruptLabels(clean, { ...options, seed: 4 });
    const { operation, originalLabels, labels } = plan;
    const wrong = { operation, options: plan.options, originalLabels, labels, picked: n + 1 };
    expect(() => recorder.add(wrong)).toThrow(
      new RangeError('`plan.picked` must be a whole number from 0 to 60, got 61'),
    );
    recorder.add(corruptLabels(clean, options).plan);
    expect(recorder.record()).toEqual(recordLabels(corruptLabels(clean, options).plan));
  });
});
