import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  corruptLabels,
  exactLabelCount,
  type LabelNoise,
  type LabelNoiseOptions,
  permuteLabels,
  recordLabels,
  renameClasses,
  uniform,
  unpackIntegers,
} from '../../src/index.js';
import { labelNoises } from '../label-noises.js';
import { countsFit } from '../statistics.js';

const classes = 10;
const n = 400;
const clean = Int32Array.from({ length: n }, (_, i) => (i * 7) % classes);
const corrupt = (labels: Int32Array, options: Partial<LabelNoiseOptions> & { noise: LabelNoise }) =>
  corruptLabels(labels, { classes, seed: 5, ...options }).labels;
const differing = (a: Int32Array, b: Int32Array) => a.filter((label, i) => label !== b[i]).length;

/** Any selection of the examples, in any order, cut into any batches. */
const selections = fc
  .shuffledSubarray(
    Array.from({ length: n }, (_, i) => i),
    { minLength: 1 },
  )
  .chain((order) =>
    fc.tuple(fc.constant(order), fc.array(fc.integer({ min: 0, max: order.length }), { maxLength: 6 })),
  )
  .map(([order, cuts]) => {
    const edges = [...new Set([0, ...cuts, order.length])].sort((a, b) => a - b);
    return edges.slice(1).map((to, k) => order.slice(edges[k], to));
  });

describe.each(labelNoises)('the laws of label noise: %s', (name, makeFor) => {
  const make = (rate: number) => makeFor(rate, classes);
  const noise = make(0.5);
  const whole = corrupt(clean, { noise });

  it('1. the result of an example depends on nothing but its address: any subset, order and batches', () => {
    fc.assert(
      fc.property(selections, (batches) => {
        for (const ids of batches) {
          const part = corrupt(
            Int32Array.from(ids, (i) => clean[i]),
            { noise, ids },
          );
          expect(Array.from(part)).toEqual(ids.map((i) => whole[i]));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('1. shards of consecutive numbers, also across 2^32', () => {
    for (const first of [0, 2 ** 32 - 200, 2 ** 52]) {
      const all = corrupt(clean, { noise, ids: { first } });
      const parts = [0, 1, 250].map((from, k) => {
        const to = [1, 250, n][k];
        return corrupt(clean.slice(from, to), { noise, ids: { first: first + from } });
      });
      expect(parts.flatMap((part) => Array.from(part))).toEqual(Array.from(all));
    }
  });

  it('2. what changes at a rate changes in the same way at every higher one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (p, q) => {
          const low = corrupt(clean, { noise: make(Math.min(p, q)) });
          const high = corrupt(clean, { noise: make(Math.max(p, q)) });
          expect(low.filter((label, i) => label !== clean[i] && label !== high[i]).length).toBe(0);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('3. splits and seeds draw from streams of their own', () => {
    const others = [{ split: 'test' }, { seed: 6 }, { seed: '5' }, { seed: 0 }, { seed: -5 }, { seed: '55' }];
    for (const other of others) {
      expect(differing(whole, corrupt(clean, { noise, ...other }))).toBeGreaterThan(20);
    }
    expect(corrupt(clean, { noise, split: 'train', seed: 5n })).toEqual(whole);
    expect(differing(clean, corrupt(clean, { noise, seed: 0 }))).toBeGreaterThan(50);
  });

  it('5. seeds of many kinds are seeds, and equal ones give equal bits', () => {
    for (const seed of [0, -0, 2 ** 53 - 1, 2n ** 70n, '', 'é', 'abab', 'ab']) {
      const once = corrupt(clean, { noise, seed });
      expect(corrupt(clean, { noise, seed })).toEqual(once);
      expect(differing(clean, once)).toBeGreaterThan(50);
    }
    expect(corrupt(clean, { noise, seed: 'ab' })).not.toEqual(corrupt(clean, { noise, seed: 'abab' }));
  });

  it('6. the input is neither changed nor aliased', () => {
    const input = clean.slice();
    const { labels, plan } = corruptLabels(input, { noise, classes, seed: 1 });
    expect(input).toEqual(clean);
    labels.fill(0);
    expect(plan.labels).not.toEqual(labels);
    expect(new Set([input.buffer, labels.buffer, plan.labels.buffer, plan.originalLabels.buffer]).size).toBe(
      4,
    );
    const frozen = Object.freeze(Array.from(clean));
    expect(Array.isArray(corruptLabels(frozen, { noise, classes, seed: 1 }).labels)).toBe(true);
  });

  it('7. the record counts what was done', () => {
    const { plan, labels } = corruptLabels(clean, { noise, classes, seed: 5 });
    const record = recordLabels(plan);
    expect(record.changed).toBe(differing(clean, labels));
    expect(unpackIntegers(record.originalLabels)).toEqual(clean);
    expect(unpackIntegers(record.mask)).toEqual(
      Int32Array.from(labels, (label, i) => Number(label !== clean[i])),
    );
    expect(record.specification).toMatchObject({
      operation: 'label-noise',
      seed: 5,
      split: 'train',
      streams: 1,
    });
    expect(JSON.parse(JSON.stringify(record.specification))).toEqual(record.specification);
    // Hoeffding at n = 400, failure 1e-9.
    const bound = Math.sqrt((n / 2) * Math.log(2 / 1e-9));
    expect(Math.abs(record.changed - record.expected.changed)).toBeLessThan(bound);
    expect(Math.abs(record.picked - record.expected.picked)).toBeLessThan(bound);
  });

  it('7. a corruption that changed nothing says so', () => {
    const { plan } = corruptLabels([1], { noise: make(1e-9), classes, seed: 1 });
    const { notes, changed } = recordLabels(plan);
    if (changed === 0)
      expect(notes[0]).toMatch(/^no label changed: \d of 1 examples were picked, .+ on average$/);
    else expect(name).toBe('part-dependent');
  });

  it('9. an exact count picks round(p n), nested in p, and any shard knows its own', () => {
    if (make(0.3).rate === undefined) {
      expect(() => exactLabelCount(n, { noise, classes, seed: 5 })).toThrow(
        `\`noise\` must be of a kind with one rate, got "${noise.kind}"`,
      );
      return;
    }
    let before: Set<number> | undefined;
    for (const rate of [0, 0.001, 0.29, 0.57, 0.58, 1]) {
      const options = { noise: make(rate), classes, seed: 5 };
      const count = exactLabelCount(n, options);
      const { plan, labels } = corruptLabels(clean, { ...options, count });
      expect(plan.picked).toBe(Math.round(rate * n));
      const changed = new Set([...clean.keys()].filter((i) => labels[i] !== clean[i]));
      for (const i of before ?? []) expect(changed.has(i)).toBe(true);
      before = changed;
      const shard = corruptLabels(clean.slice(123), { ...options, count, ids: { first: 123 } });
      expect(shard.labels).toEqual(labels.slice(123));
    }
  });
});

describe('2. by what a label is replaced does not depend on what decided whether', () => {
  const many = 40_000;
  const zeros = new Int32Array(many);
  const rates = [0.25, 0.5, 0.75, 1];
  // One choice alone, or rates of the examples' own.
  const others = ['pair-flip', 'class-map', 'part-dependent'];
  const choosing = labelNoises.filter(([kind]) => !others.includes(kind));

  it.each(choosing)('%s: every choice is as frequent in each quarter of the deciding word', (_, make) => {
    const results = rates.map((rate) => corrupt(zeros, { noise: make(rate, classes) }));
    const choices = [...new Set(results[3])].filter((label) => label !== 0);
    expect(choices.length).toBeGreaterThan(1);
    const table = new Float64Array(4 * choices.length);
    for (let i = 0; i < many; i++) {
      if (results[3][i] === 0) continue;
      const quarter = results.findIndex((labels) => labels[i] !== 0);
      table[quarter * choices.length + choices.indexOf(results[3][i])]++;
    }
    const replaced = table.reduce((a, b) => a + b);
    expect(countsFit(table, new Float64Array(table.length).fill(replaced / table.length))).toBe(true);
  });
});

describe('the laws of permuted labels and renamed classes', () => {
  const options = { classes, seed: 0 };

  it('permuted labels keep the count of each class, and depend on the set of ids, not on their order', () => {
    const { labels } = permuteLabels(clean, options);
    expect(labels).not.toEqual(clean);
    expect(labels.slice().sort()).toEqual(clean.slice().sort());
    fc.assert(
      fc.property(fc.shuffledSubarray([...clean.keys()], { minLength: n }), (ids) => {
        const shuffled = permuteLabels(
          Int32Array.from(ids, (i) => clean[i]),
          { ...options, ids },
        ).labels;
        expect(Array.from(shuffled)).toEqual(ids.map((i) => labels[i]));
      }),
      { numRuns: 10 },
    );
    expect(permuteLabels(clean, { ...options, split: 'test' }).labels).not.toEqual(labels);
    expect(permuteLabels(clean, { ...options, seed: 1 }).labels).not.toEqual(labels);
  });

  it('permuted labels need distinct ids', () => {
    expect(() => permuteLabels([0, 1, 2], { ...options, ids: ['a', 'b', 'a'] })).toThrow(
      new RangeError('`ids` must be distinct, got "a"; each example needs an id of its own'),
    );
  });

  it('renamed classes are a bijection, the same for any part of the data', () => {
    const { labels, plan } = renameClasses(clean, options);
    expect(new Set(plan.options.names).size).toBe(classes);
    expect(Array.from(labels)).toEqual(Array.from(clean, (label) => plan.options.names[label]));
    expect(renameClasses(clean.slice(50), options).labels).toEqual(labels.slice(50));
    expect(renameClasses(clean, { classes, names: plan.options.names }).labels).toEqual(labels);
    expect(renameClasses(clean, { classes, seed: 1 }).labels).not.toEqual(labels);
  });

  it('those that change nothing say so', () => {
    const same = renameClasses([0, 1], { classes: 2, names: [0, 1] });
    expect(recordLabels(same.plan).notes).toEqual([
      'no label changed: 2 of 2 examples were picked, 2 on average',
    ]);
    expect(recordLabels(permuteLabels([3, 3], options).plan).notes).toHaveLength(1);
    const single = corruptLabels([0, 0], { noise: uniform(1), classes: 1, seed: 1 });
    expect(recordLabels(single.plan).notes).toHaveLength(1);
  });
});
