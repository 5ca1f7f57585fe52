import { Dictionary, Int32, Int64, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import {
  audit,
  type CorruptOptions,
  corrupt,
  corruptLabels,
  corruptLabelsInto,
  exactLabelCount,
  type LabelNoiseOptions,
  type LabelRecord,
  labelRecorder,
  permuteLabels,
  recordLabels,
  renameClasses,
  symmetric,
  verify,
} from '../../src/index.js';
import {
  expectChance,
  expectChanged,
  expectCorruption,
  expectMemorised,
  expectRate,
  expectRecord,
} from '../../src/testing.js';

/** Labels come in many kinds: each keeps its kind, and its bits are those of the numbers. */
const NAMES = ['cat', 'dog', 'emu'];
const clean = Int32Array.from({ length: 300 }, (_, i) => i % 3);
const options = { noise: symmetric(0.6), seed: 7 };
const numbers = { ...options, classes: 3 };

/** What Apache Arrow's `Vector` has. */
const column = <Values extends { readonly length: number }>(values: Values) => ({
  length: values.length,
  nullCount: 0,
  toArray: () => values,
});
const hot = (k: number) => NAMES.map((_, y) => Number(y === k));
type Written = (indices: Int32Array) => unknown;
type Kind = {
  readonly input: Written;
  readonly output?: Written;
  readonly classes?: unknown;
  readonly rest?: object;
};

const KINDS: Record<string, Kind> = {
  BigInt64Array: { input: (y) => BigInt64Array.from(y, BigInt) },
  BigUint64Array: { input: (y) => BigUint64Array.from(y, BigInt) },
  bigints: { input: (y) => Array.from(y, BigInt) },
  names: { input: (y) => Array.from(y, (k) => NAMES[k]), classes: NAMES },
  'numbers, with the names of their classes': { input: (y) => Uint8Array.from(y), classes: NAMES },
  'one-hot arrays': { input: (y) => Array.from(y, hot) },
  'one-hot bytes': { input: (y) => Array.from(y, (k) => Uint8Array.from(hot(k))) },
  'one-hot bigints': { input: (y) => Array.from(y, (k) => BigInt64Array.from(hot(k), BigInt)) },
  'one-hot bigints in one array': {
    input: (y) => BigInt64Array.from(Array.from(y).flatMap(hot), BigInt),
    rest: { encoding: 'one-hot' },
  },
  'a column of int64': {
    input: (y) => column(BigInt64Array.from(y, BigInt)),
    output: (y) => BigInt64Array.from(y, BigInt),
  },
  'an Arrow vector of int32': {
    input: (y) => vectorFromArray(Array.from(y), new Int32()),
    output: (y) => Int32Array.from(y),
  },
  'an Arrow vector of int64': {
    input: (y) => vectorFromArray(Array.from(y, BigInt), new Int64()),
    output: (y) => BigInt64Array.from(y, BigInt),
  },
  'an Arrow vector of a dictionary': {
    input: (y) =>
      vectorFromArray(
        Array.from(y, (k) => NAMES[k]),
        new Dictionary(new Utf8(), new Int32()),
      ),
    output: (y) => Array.from(y, (k) => NAMES[k]),
    classes: NAMES,
  },
  'a column of text': {
    input: (y) => column(Array.from(y, (k) => NAMES[k])),
    output: (y) => Array.from(y, (k) => NAMES[k]),
    classes: NAMES,
  },
};

describe.each(Object.entries(KINDS))('%s', (_, { input, output = input, classes = 3, rest = {} }) => {
  const given = input(clean) as number[];
  const all = { ...options, classes, ...rest } as LabelNoiseOptions;
  const noisy = corruptLabels(clean, numbers);

  it('keep their kind in every verb, and have the bits of the numbers', () => {
    const { labels, plan } = corruptLabels(given, all);
    expect(labels).toEqual(output(noisy.labels));
    expect(plan.labels).toEqual(noisy.labels);
    const seeded = { classes: classes as number, seed: 7, ...rest };
    expect(permuteLabels(given, seeded).labels).toEqual(
      output(permuteLabels(clean, { classes: 3, seed: 7 }).labels),
    );
    expect(renameClasses(given, seeded).labels).toEqual(
      output(renameClasses(clean, { classes: 3, seed: 7 }).labels),
    );
    const kept = [given, input(clean)].map((labels) =>
      JSON.stringify(labels, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value)),
    );
    expect(kept[0]).toBe(kept[1]);
  });

  it('are counted exactly', () => {
    const count = exactLabelCount(300, { ...options, classes } as never);
    const exact = corruptLabels(clean, { ...numbers, count: exactLabelCount(300, numbers) });
    expect(corruptLabels(given, { ...all, count }).labels).toEqual(output(exact.labels));
  });

  it('are recorded, verified after JSON, and told where they differ', () => {
    const { labels, plan } = corruptLabels(given, all);
    const record = JSON.parse(JSON.stringify(recordLabels(plan))) as LabelRecord;
    const { specification, ...facts } = JSON.parse(JSON.stringify(recordLabels(noisy.plan)));
    expect(record).toMatchObject({ ...facts, specification });
    expect(record.specification.classNames).toEqual(classes === 3 ? undefined : NAMES);
    if ('encoding' in rest) return;
    expect(verify(record, { input: given, output: labels })).toEqual({ ok: true, differences: [] });
    expect(verify(record, { output: given }).ok).toBe(false);
    expectRecord(record, { input: given, output: labels });
  });

  it('are recorded batch by batch', () => {
    const recorder = labelRecorder();
    for (const from of [0, 100, 200]) {
      const part = input(clean.subarray(from, from + 100)) as number[];
      recorder.add(corruptLabels(part, { ...all, ids: { first: from } }).plan);
    }
    expect(recorder.record()).toEqual(recordLabels(corruptLabels(given, all).plan));
  });

  it.skipIf('encoding' in rest)('are audited, and asserted about in tests', () => {
    const { labels } = corruptLabels(given, all);
    expect(audit(given, labels, { classes } as never)).toEqual(audit(clean, noisy.labels, { classes: 3 }));
    expectCorruption(given, labels, all);
    expect(() => expectCorruption(given, given, all)).toThrow(
      /^\d+ of 300 labels are not what symmetric noise/,
    );
    expectRate(given, labels, { noise: options.noise, classes } as never);
    const changed = [...clean.keys()].filter((i) => clean[i] !== noisy.labels[i]);
    expectChanged(given, labels, changed);
    expectMemorised(labels, labels);
    expectChance(permuteLabels(given, { classes: classes as number, seed: 1 }).labels, given, { classes: 3 });
  });

  it('are the labels of a data set, in columns and one by one', () => {
    const part = { noise: options.noise, classes, ...rest } as never;
    const records: unknown[] = [];
    const asked: CorruptOptions = { seed: 7, labels: part, onRecord: (record) => records.push(record) };
    expect(corrupt({ ys: given }, asked)).toEqual({ ys: output(noisy.labels) });
    expect(records).toEqual([recordLabels(corruptLabels(given, all).plan)]);
    if ('encoding' in rest) return;
    const values = output(clean) as unknown[];
    const examples = Array.from(values, (ys) => ({ ys }));
    const expected = Array.from(output(noisy.labels) as unknown[], (ys) => ({ ys }));
    expect(corrupt(examples, { seed: 7, labels: part })).toEqual(expected);
  });
});

it('writes bigints where they are', () => {
  const labels = BigInt64Array.from(clean, BigInt);
  const { labels: out } = corruptLabelsInto(labels, numbers, { out: labels });
  expect(out).toBe(labels);
  expect(labels).toEqual(BigInt64Array.from(corruptLabels(clean, numbers).labels, BigInt));
});

it('tells what differs in the kind of the labels', () => {
  const labels = Array.from(clean, (k) => NAMES[k]);
  const { plan } = corruptLabels(labels, { ...options, classes: NAMES });
  const output = Array.from(plan.labels, (k) => NAMES[k]);
  const wrong = [...output];
  wrong[5] = 'bird';
  expect(verify(recordLabels(plan), { output: wrong }).differences).toEqual([
    `\`output[5]\` is "bird", derived again "${output[5]}"`,
  ]);
});
