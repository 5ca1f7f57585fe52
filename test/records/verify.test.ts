import { describe, expect, it } from 'vitest';
import {
  corruptLabels,
  exactImageCount,
  exactLabelCount,
  instanceDependent,
  permuteLabels,
  randomizePixels,
  recordImages,
  recordLabels,
  renameClasses,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
  unpackIntegers,
  verify,
} from '../../src/index.js';
import { IMAGE_OPERATION_NAMES } from '../../src/plans/images/image-plan.js';
import { packIntegers } from '../../src/records/packed-integers.js';
import { IMAGE_CASES } from '../images/operations.js';
import { labelNoises } from '../label-noises.js';

const classes = 10;
const clean = Int32Array.from({ length: 100 }, (_, i) => (i * 7) % classes);
const options = { noise: symmetric(0.4), classes, seed: 0 };
const ids = Array.from(clean, (_, i) => `image-${i}`);

const labelPlans = {
  noise: corruptLabels(clean, options),
  'noise under a large seed and string ids': corruptLabels(clean, { ...options, seed: 2n ** 80n, ids }),
  'noise of a test split, ids in a typed array': corruptLabels(clean, {
    ...options,
    split: 'test',
    ids: Uint32Array.from(clean, (_, i) => 5 * i),
  }),
  'an exact count': corruptLabels(clean, { ...options, count: exactLabelCount(100, options) }),
  'permuted labels': permuteLabels(clean, { classes, seed: 'p', ids }),
  'drawn names': renameClasses(clean, { classes, seed: 3 }),
};

const shape = [12, 4, 4, 3];
const pixels = Uint8Array.from({ length: 12 * 48 }, (_, k) => (k * 31) % 256);
const images = { seed: 1, imageShape: shape.slice(1) };
const imagePlans = {
  'shuffled pixels': shufflePixels(pixels, { ...images, rate: 0.5 }),
  'random pixels in blocks': randomizePixels(pixels, { ...images, block: [2, 2], channels: 'independent' }),
  'an exact count': randomizePixels(pixels, {
    ...images,
    rate: 0.25,
    count: exactImageCount('random-pixels', 12, { seed: 1, rate: 0.25 }),
  }),
  gaussian: replaceWithGaussian(pixels, {
    ...images,
    statistics: 'channel',
    clip: [0, 255],
    round: 'half-up',
  }),
};

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('verify', () => {
  it.each(Object.entries(labelPlans))('confirms the record of %s', (_, { labels, plan }) => {
    const record = recordLabels(plan as typeof labelPlans.noise.plan);
    const { mask: _mask, originalLabels: _labels, ...small } = record;
    expect(throughJson(record)).toEqual(record);
    for (const form of [record, throughJson(record), throughJson(small)]) {
      expect(verify(form, { input: clean })).toEqual({ ok: true, differences: [] });
      expect(verify(form, { input: Array.from(clean), output: labels })).toEqual({
        ok: true,
        differences: [],
      });
    }
    expect(verify(throughJson(record)).ok).toBe(true);
  });

  it.each(Object.entries(imagePlans))('confirms the record of %s', (_, { images: output, plan }) => {
    const record = recordImages(plan as typeof imagePlans.gaussian.plan, pixels, output);
    const { mask: _mask, ...small } = record;
    for (const form of [record, throughJson(record), throughJson(small)]) {
      expect(verify(form, { input: pixels, output })).toEqual({ ok: true, differences: [] });
    }
    const other = output.map((value, k) => (k === 7 ? value ^ 1 : value));
    expect(verify(record, { input: pixels, output: other }).differences).toEqual([
      `\`output[7]\` is ${other[7]}, derived again ${output[7]}`,
    ]);
  });

  it.each(IMAGE_CASES)('confirms the records of every variant of %s', (_, { verb, variants }) => {
    for (const options of Object.values(variants)) {
      const { images: output, plan } = verb(pixels, { ...images, ...options });
      const record = throughJson(recordImages(plan, pixels, output));
      expect(verify(record, { input: pixels, output })).toEqual({ ok: true, differences: [] });
    }
  });

  const record = recordLabels(labelPlans.noise.plan);
  const flipped = unpackIntegers(record.mask).map((bit) => 1 - bit);
  const nines = clean.map((label) => 9 - label);

  it.each<[string, object, RegExp]>([
    ['examples', { examples: 99 }, /^`input` has 100 values, recorded 99$/],
    ['examples', { examples: null }, /^`examples` is null, derived again 100$/],
    ['changed', { changed: 0 }, /^`changed` is 0, derived again \d+$/],
    ['rate', { rate: undefined }, /^`rate` is undefined, derived again 0\.\d+$/],
    ['picked', { picked: -1 }, /^`picked` is -1, derived again \d+$/],
    ['expected', { expected: { picked: 40, changed: 41 } }, /^`expected.changed` is 41, derived again 40$/],
    ['digests', { digests: { ...record.digests, output: 'x' } }, /^`digests.output` is "x", derived again "/],
    [
      'format',
      { format: 'rethink-gen/label-record/2' },
      /^`format` is "rethink-gen\/label-record\/2", derived/,
    ],
    ['mask', { mask: packIntegers(flipped, 1) }, /^`mask\[0\]` is .* \(the first of 100 of 100\)$/],
    ['mask', { mask: packIntegers([1], 1) }, /^`mask` has 1 entries, derived again 100$/],
    ['originalLabels', { originalLabels: packIntegers(nines, 9) }, /^`originalLabels\[0\]` is 9, derived/],
    ['matrix', { matrix: record.matrix.slice(1) }, /^`matrix` has \d+ entries, derived again \d+$/],
    ['matrix', { matrix: 'all' }, /^`matrix` is "all", derived again an array of \d+$/],
    ['classes', { classes: throughJson(record.classes).slice(1) }, /^`classes` has 9 entries, derived/],
    ['notes', { notes: ['nothing changed'] }, /^`notes` has 1 entries, derived again 0$/],
  ])('says what differs where `%s` does', (_, tampered, text) => {
    const { ok, differences } = verify({ ...record, ...tampered }, { input: clean });
    expect(ok).toBe(false);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatch(text);
  });

  it.each([
    { seed: 1 },
    { split: 'test' },
    { noise: { kind: 'symmetric', rate: 0.5 } },
    { noise: { kind: 'uniform', rate: 0.4 } },
  ])('sees another specification: %j', (tampered) => {
    const other = { ...record, specification: { ...record.specification, ...tampered } };
    const { differences } = verify(other, { input: clean });
    expect(differences.some((text) => text.startsWith('`digests.output`'))).toBe(true);
    expect(differences.some((text) => text.startsWith('`digests.input`'))).toBe(false);
  });

  it('sees other labels before', () => {
    const { differences } = verify(record, { input: clean.map((label) => 9 - label) });
    expect(differences.some((text) => text.startsWith('`digests.input`'))).toBe(true);
  });

  it.each(labelNoises)('confirms what noise of every kind did, through JSON: %s', (_, make) => {
    const noise = make(0.4, classes);
    const json = throughJson(recordLabels(corruptLabels(clean, { ...options, noise }).plan));
    expect(json.changed).toBeGreaterThan(5);
    expect(verify(json, { noise })).toEqual({ ok: true, differences: [] });
    if (noise.rate === undefined || noise.kind.startsWith('own:')) return;
    expect(verify(json)).toEqual({ ok: true, differences: [] });
  });

  it('takes back the noise that JSON does not hold', () => {
    const rows = Float64Array.from({ length: 1000 }, () => 0.1);
    const noise = instanceDependent(rows);
    const json = throughJson(recordLabels(corruptLabels(clean, { ...options, noise }).plan));
    expect(json.specification.noise).toEqual({ kind: 'instance-dependent' });
    expect(verify(json, { noise })).toEqual({ ok: true, differences: [] });
    expect(() => verify(json)).toThrow('make the noise with instanceDependent');
    expect(verify(json, { noise: symmetric(0.4) }).differences[0]).toBe(
      '`specification.noise.kind` is "instance-dependent", derived again "symmetric"',
    );
    const symmetricRecord = throughJson(recordLabels(labelPlans.noise.plan));
    expect(verify(symmetricRecord, { noise }).differences).toContain(
      '`specification.noise.rate` is 0.4, derived again undefined',
    );
  });

  it('tells holes in the output', () => {
    const { specification } = recordLabels(labelPlans.noise.plan);
    expect(
      verify({ specification }, { input: clean, output: new Array(clean.length) }).differences,
    ).toContainEqual(expect.stringMatching(/^`output\[0\]` is undefined, derived again \d /));
  });

  it('tells an output of another length, whatever its form', () => {
    const { labels } = labelPlans.noise;
    for (const all of [labels.slice(1), Int32Array.of(...labels, 0)]) {
      const text = `\`output\` has ${all.length} entries, derived again 100`;
      for (const output of [all, [...all], Array.from(all, BigInt)])
        expect(verify(record, { output }).differences).toEqual([text]);
    }
  });

  it('tells images that another kind of array has rounded', () => {
    const values = Float32Array.from(pixels);
    const { images: exact, plan } = replaceWithGaussian(values, images);
    const output = Int16Array.from(exact);
    const wrong = [...output.keys()].filter((k) => output[k] !== exact[k]);
    const [at] = wrong;
    expect(wrong.length).toBeGreaterThan(1);
    expect(verify(recordImages(plan, values, exact), { input: values, output }).differences).toEqual([
      `\`output[${at}]\` is ${output[at]}, derived again ${exact[at]} (the first of ${wrong.length} of ${exact.length})`,
    ]);
  });

  it('reads each field of a specification once, so that it cannot change meanwhile', () => {
    const reads: string[] = [];
    const specification = new Proxy(record.specification, {
      get: (fields, name) => {
        reads.push(String(name));
        return fields[String(name)];
      },
    });
    expect(verify({ ...record, specification }).ok).toBe(true);
    expect(reads.sort()).toEqual(Object.keys(record.specification).sort());
  });

  it('throws for what is no record, and for missing data', () => {
    const specification = record.specification;
    expect(() => verify({} as never)).toThrow(
      new RangeError(
        '`specification.streams` must be 1, got undefined; use a release that has these streams',
      ),
    );
    expect(() => verify({ specification: { ...specification, streams: 2 as never } })).toThrow(
      '`specification.streams` must be 1, got 2',
    );
    const operations = [
      'label-noise',
      'permuted-labels',
      'renamed-classes',
      'given-labels',
      ...IMAGE_OPERATION_NAMES,
    ];
    expect(() => verify({ specification: { ...specification, operation: 'valueOf' } })).toThrow(
      new TypeError(
        `\`specification.operation\` must be one of ${operations.map((name) => `"${name}"`).join(', ')}, got "valueOf"`,
      ),
    );
    expect(() => verify({ specification })).toThrow(
      new TypeError('`input` must be the labels before, got undefined; the record does not hold them'),
    );
    const { plan, images: output } = imagePlans['shuffled pixels'];
    expect(() => verify(recordImages(plan, pixels, output), { input: [1, 2] })).toThrow(
      '`input` must be the images before, a typed array, got [1, 2]',
    );
    expect(() =>
      verify({ ...record, specification: { ...specification, classes: 0 } }, { input: clean }),
    ).toThrow(new RangeError('`classes` must be a whole number from 1 to 65536, got 0'));
    expect(() => verify({ ...record, specification: { ...specification, speed: 9 } })).toThrow(
      '`speed` is not an option',
    );
  });
});
