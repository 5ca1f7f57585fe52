import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  audit,
  corruptLabels,
  permuteLabels,
  recordImages,
  recordLabels,
  renameClasses,
  replaceWithGaussian,
  symmetric,
  transitionCounts,
  uniform,
  unpackIntegers,
  verify,
} from '../../src/index.js';
import { packIntegers } from '../../src/records/packed-integers.js';

const schema = JSON.parse(readFileSync('src/records/record.schema.json', 'utf8'));
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

/** The errors of the JSON Schema about a record after JSON. */
function schemaErrors(record: object) {
  return validate(JSON.parse(JSON.stringify(record))) ? [] : validate.errors;
}

describe('packed integers', () => {
  it('come back as they were, whatever their width', () => {
    const values = fc
      .integer({ min: 0, max: 65535 })
      .chain((most) =>
        fc.tuple(fc.array(fc.integer({ min: 0, max: most }), { maxLength: 300 }), fc.constant(most)),
      );
    fc.assert(
      fc.property(values, ([list, most]) => {
        const packed = packIntegers(list, most);
        expect([...unpackIntegers(JSON.parse(JSON.stringify(packed)))]).toEqual(list);
        expect(packed.base64).toBe(Buffer.from(packed.base64, 'base64').toString('base64'));
      }),
    );
  });

  it('are bits of bytes, the lowest first, in base64', () => {
    expect(packIntegers([1, 0, 0, 0, 0, 0, 0, 1, 1], 1)).toEqual({ bits: 1, length: 9, base64: 'gQE=' });
    expect(packIntegers([1, 2, 15], 9)).toEqual({ bits: 4, length: 3, base64: 'IQ8=' });
    expect(packIntegers([258], 999)).toEqual({ bits: 16, length: 1, base64: 'AgE=' });
  });

  it.each([
    [3, '`mask.bits` must be 1, 2, 4, 8, 16, got undefined'],
    [{ bits: 3, length: 1, base64: 'AA==' }, '`mask.bits` must be 1, 2, 4, 8, 16, got 3'],
    [
      { bits: 1, length: -1, base64: '' },
      '`mask.length` must be a whole number from 0 to 9007199254740991, got -1',
    ],
    [{ bits: 1, length: 9, base64: 4 }, '`mask.base64` must be a string, got 4'],
    [{ bits: 1, length: 9, base64: '' }, '`mask.base64` must be 4 characters, got 0'],
    [{ bits: 1, length: 1e15, base64: 'AA==' }, '`mask.base64` must be 166666666666668 characters, got 4'],
    [{ bits: 1, length: 9, base64: 'AA==' }, '`mask.base64` must be base64 of 2 bytes, got 1'],
    [{ bits: 1, length: 9, base64: '####' }, '`mask.base64` must be base64, got "####"'],
  ])('are refused if they are damaged: %j', (packed, text) => {
    expect(() => unpackIntegers(packed as never, 'mask')).toThrow(text);
  });
});

describe('a record', () => {
  const classes = 10;
  const clean = Int32Array.from({ length: 50_000 }, (_, i) => i % classes);

  it('of 50,000 labels at rate 0.4 takes at most 100 kB, validates, and verifies', () => {
    const { plan, labels } = corruptLabels(clean, { noise: symmetric(0.4), classes, seed: 1 });
    const text = JSON.stringify(recordLabels(plan));
    expect(text.length).toBeLessThan(45_000);
    expect(verify(JSON.parse(text), { input: clean, output: labels })).toEqual({ ok: true, differences: [] });
    expect(verify(JSON.parse(text)).ok).toBe(true);
  });

  it('validates against the JSON Schema, and a changed one does not', () => {
    const options = { noise: symmetric(0.4), classes, seed: 2n ** 70n };
    const labels = clean.subarray(0, 30);
    const images = Uint8Array.from({ length: 32 }, (_, k) => k);
    const gaussian = replaceWithGaussian(images, {
      imageShape: [4, 4],
      seed: 1,
      clip: [0, 255],
      round: 'half-up',
    });
    const records = [
      recordLabels(corruptLabels(labels, options).plan),
      recordLabels(corruptLabels(labels, { ...options, ids: { first: 7 } }).plan),
      recordLabels(corruptLabels(['0'].map(Number), { ...options, ids: ['a'] }).plan),
      recordLabels(permuteLabels(labels, { classes, seed: 's' }).plan),
      recordLabels(renameClasses(labels, { classes, seed: 1 }).plan),
      recordImages(gaussian.plan, images, gaussian.images),
    ];
    for (const record of records) {
      expect(schemaErrors(record)).toEqual([]);
      expect(schemaErrors({ ...record, extra: 1 })).not.toEqual([]);
      expect(schemaErrors({ ...record, digests: { input: 'x' } })).not.toEqual([]);
      expect(schemaErrors({ ...record, mask: [0, 1] })).not.toEqual([]);
    }
  });

  it('holds what occurs, not the square of the classes', () => {
    const options = { noise: uniform(1), classes: 65_536, seed: 3 };
    const { plan } = corruptLabels([0, 65_535, 7], options);
    const record = recordLabels(plan);
    expect(record.classes.map(({ label }) => label)).toEqual([0, 7, 65_535]);
    expect(record.matrix).toHaveLength(3);
    expect(JSON.stringify(record).length).toBeLessThan(1500);
    expect(verify(JSON.parse(JSON.stringify(record))).ok).toBe(true);
  });

  it('lists consecutive ids by the first', () => {
    const options = { noise: symmetric(0.4), classes, seed: 1 };
    const idsOf = (ids: number[]) => recordLabels(corruptLabels([1, 2, 3], { ...options, ids }).plan).ids;
    expect(idsOf([5, 6, 7])).toEqual({ first: 5 });
    expect(idsOf([5, 6, 8])).toEqual([5, 6, 8]);
  });

  it('keeps -0 through JSON', () => {
    const images = Float32Array.of(-1, 1, -2, 2);
    const options = { imageShape: [2], seed: 1 };
    for (const own of [
      { clip: [-0, 1] as const },
      { clip: [-1, -0] as const },
      { statistics: { mean: -0, std: 0 } },
      { statistics: { mean: [-0, 0], std: [0, 0] } },
    ]) {
      const { images: output, plan } = replaceWithGaussian(images, { ...options, ...own });
      const record = JSON.parse(JSON.stringify(recordImages(plan, images, output)));
      expect(verify(record, { input: images, output })).toEqual({ ok: true, differences: [] });
      const other = output.map((value) => (Object.is(value, -0) ? 0 : value));
      if (output.some((value) => Object.is(value, -0)))
        expect(verify(record, { input: images, output: other }).ok).toBe(false);
    }
  });

  it('refuses a field or a name that it does not know', () => {
    const record = recordLabels(corruptLabels([1, 2, 3], { noise: symmetric(0.4), classes, seed: 1 }).plan);
    expect(() => verify({ ...record, extra: 1 } as never)).toThrow(
      new TypeError('`extra` is not a field of a record of labels; leave it out'),
    );
    expect(() => verify(record, { ouput: [1, 2, 3] } as never)).toThrow('`ouput`');
    expect(() => verify(record, 5 as never)).toThrow(TypeError);
  });
});

describe('audit', () => {
  it('counts the pairs that occur as a square matrix would', () => {
    const labels = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(labels, (pairs) => {
        const [clean, noisy] = [0, 1].map((side) => pairs.map((pair) => pair[side]));
        const expected = Array.from({ length: 7 }, () => new Array(7).fill(0));
        pairs.forEach(([y, z]) => {
          expected[y][z]++;
        });
        const { matrix, classes } = audit(clean, noisy, { classes: 7 });
        expect(transitionCounts(matrix, 7)).toEqual(expected);
        expect(matrix.every(([, , count]) => count > 0)).toBe(true);
        expect(classes).toEqual(
          expected.flatMap((row, label) => {
            const examples = row.reduce((a: number, b: number) => a + b, 0);
            return examples > 0 ? [{ label, examples, changed: examples - row[label] }] : [];
          }),
        );
      }),
    );
  });
});
