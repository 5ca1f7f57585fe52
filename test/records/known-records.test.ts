import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  audit,
  corruptLabels,
  exactImageCount,
  exactLabelCount,
  imageRecorder,
  instanceDependent,
  labelRecorder,
  permuteLabels,
  recordGivenLabels,
  recordImages,
  recordLabels,
  renameClasses,
  shufflePixels,
  symmetric,
  unpackIntegers,
  verify,
} from '../../src/index.js';

/** Records whose every number is counted here, by hand or by other code. */
const hash = (values: ArrayBufferView) =>
  createHash('sha256')
    .update(new Uint8Array(values.buffer as ArrayBuffer, values.byteOffset, values.byteLength))
    .digest('hex');

const before = Int32Array.of(0, 1, 2, 2, 1, 2);
const after = Int32Array.of(0, 2, 2, 1, 1, 0);

describe('given labels', () => {
  it('are recorded whole', () => {
    const record = recordGivenLabels(before, after, { classes: 3, ids: { first: 4 } });
    expect(record).toMatchObject({
      specification: {
        operation: 'given-labels',
        classes: 3,
        labels: { bits: 2, length: 6, base64: 'aAE=' }, // 0 + 2 << 2 + 2 << 4 + 1 << 6 = 104, 1 + 0 << 2
      },
      ids: { first: 4 },
      ...{ examples: 6, changed: 3, rate: 0.5, picked: 3 },
      classes: [
        { label: 0, examples: 1, changed: 0 },
        { label: 1, examples: 2, changed: 1 },
        { label: 2, examples: 3, changed: 2 },
      ],
      expected: { picked: 3, changed: 3 },
      digests: { input: hash(before), output: hash(after) },
      notes: [],
    });
    expect(Array.from(unpackIntegers(record.mask))).toEqual([0, 1, 0, 1, 0, 1]);
    expect(record.originalLabels).toEqual({ bits: 2, length: 6, base64: 'pAk=' }); // 1 << 2 + 2 << 4 + 2 << 6 = 164, 1 + 2 << 2
    expect(recordGivenLabels(before, before, { classes: 3 }).picked).toBe(0);
    expect(verify(record, { input: before, output: after })).toEqual({ ok: true, differences: [] });
  });

  it('may have names, and refuse labels that do not fit', () => {
    const names = { classes: ['ant', 'bee', 'cow'] };
    const record = recordGivenLabels(['ant', 'bee'], ['ant', 'cow'], names);
    expect(record.specification).toMatchObject({ classes: 3, classNames: names.classes });
    expect(record.changed).toBe(1);
    expect(() => recordGivenLabels(before, after.subarray(1), { classes: 3 })).toThrow(RangeError);
    expect(() => recordGivenLabels(before, after, { classes: 2 })).toThrow(RangeError);
    expect(() => recordGivenLabels(before, after, { classes: 3, seed: 1 } as never)).toThrow('`seed`');
    expect(() => verify(record, { input: ['ant', 'bee', 'cow'] })).not.toThrow();
    const four = {
      ...record,
      examples: 3,
      specification: recordGivenLabels(before, after, { classes: 3 }).specification,
    };
    expect(() => verify(four, { input: [0, 1, 2] })).toThrow(
      '`input` must be the 6 labels of the record, got 3',
    );
  });
});

describe('what was to be expected', () => {
  const labels = Int32Array.from({ length: 60 }, (_, i) => i % 4);
  const options = { noise: symmetric(0.3), classes: 4, seed: 2 };

  it.each([
    ['of a rate', corruptLabels(labels, options).plan, 18, 18],
    ['of a count', corruptLabels(labels, { ...options, count: exactLabelCount(60, options) }).plan, 18, 18],
    [
      'of a shard of a count',
      corruptLabels(labels.subarray(20), {
        ...options,
        count: exactLabelCount(60, options),
        ids: { first: 20 },
      }).plan,
      12,
      12,
    ],
    ['of a permutation', permuteLabels(labels, { classes: 4, seed: 1 }).plan, 60, 45], // 60 - 4 * 15^2 / 60
  ])('%s', (_, plan, picked, changed) => {
    const { expected } = recordLabels(plan);
    expect(expected.picked).toBeCloseTo(picked, 9);
    expect(expected.changed).toBeCloseTo(changed, 9);
  });

  it('of renamed classes is what they are', () => {
    const { expected, changed } = recordLabels(renameClasses(labels, { classes: 4, seed: 1 }).plan);
    expect(expected).toEqual({ picked: 60, changed });
  });

  it('of noise by example, from its probabilities', () => {
    const noise = instanceDependent((id, label) => {
      const stays = 1 - Number(id) / 100;
      return Array.from({ length: 4 }, (_, k) => (k === label ? stays : (1 - stays) / 3));
    });
    const { expected } = recordLabels(corruptLabels(labels, { ...options, noise }).plan);
    expect(expected.picked).toBeCloseTo((59 * 60) / 2 / 100, 9);
  });

  it('is said if nothing changed though something should have', () => {
    const one = { noise: symmetric(0.001), classes: 4, seed: 2 };
    const note = 'no label changed: 0 of 60 examples were picked, 0.06 on average';
    expect(recordLabels(corruptLabels(labels, one).plan).notes).toEqual([note]);
    expect(recordLabels(corruptLabels(labels, { ...one, noise: symmetric(0) }).plan).notes).toEqual([]);
  });
});

describe('images', () => {
  const imageShape = [2, 3];
  const pixels = Float32Array.from({ length: 8 * 6 }, (_, k) => (k % 5 === 0 ? Number.NaN : k));
  pixels.fill(7, 0, 6);
  const { images, plan } = shufflePixels(pixels, { imageShape, seed: 9, rate: 0.5, ids: { first: 3 } });

  it('are counted and digested', () => {
    const picked = plan.mask.reduce((sum, bit) => sum + bit);
    expect(picked).toBeGreaterThan(1);
    const record = recordImages(plan, pixels, images);
    const same = (i: number) => hash(pixels.slice(6 * i, 6 * i + 6)) === hash(images.slice(6 * i, 6 * i + 6));
    const mask = Array.from(plan.mask, (bit, i) => Number(bit === 1 && !same(i)));
    expect(record).toMatchObject({
      ...{ ids: { first: 3 }, examples: 8, picked, expected: { picked: 4 }, notes: [] },
      changed: mask.reduce((sum, bit) => sum + bit),
      digests: { input: hash(pixels), output: hash(images) },
    });
    expect(Array.from(unpackIntegers(record.mask))).toEqual(mask);
    const share = { seed: 9, rate: 0.3 };
    const count = exactImageCount('shuffled-pixels', 12, share);
    const exact = shufflePixels(pixels, { imageShape, ...share, count });
    expect(recordImages(exact.plan, pixels, exact.images).expected.picked).toBe((8 * 4) / 12);
  });

  it('are those of the plan, whose options give its mask', () => {
    const other = { ...plan, mask: plan.mask.map((bit) => 1 - bit) };
    expect(() => recordImages(other, pixels, images)).toThrow(
      new RangeError("`plan.mask` must be that of the plan's options, got a Uint8Array"),
    );
    expect(() => recordImages(plan, pixels, [...images] as never)).toThrow(
      new TypeError('`output` must be a typed array of numbers, got an array of 48'),
    );
  });

  it('have a note if none changed though some should have', () => {
    const note = `no image changed: ${plan.mask.reduce((a, b) => a + b)} of 8 images were picked, 4 on average`;
    expect(recordImages(plan, pixels, pixels).notes).toEqual([note]);
    const none = shufflePixels(pixels, { imageShape, seed: 9, rate: 0 });
    expect(recordImages(none.plan, pixels, none.images).notes).toEqual([]);
    expect(() => recordImages(plan, pixels.subarray(6), images)).toThrow(
      '`input` must be the 48 values of 8 images, got 42',
    );
  });
});

describe('verify', () => {
  const options = { noise: symmetric(0.5), classes: ['ant', 'bee', 'cow'], seed: 5 };
  const names = ['ant', 'bee', 'cow', 'cow', 'bee', 'ant'];
  const { labels, plan } = corruptLabels(names, options);
  const record = recordLabels(plan);
  const other = [...labels.slice(0, 5), labels[5] === 'ant' ? 'bee' : 'ant'];

  it('reads labels in the form that they have', () => {
    const places = (all: readonly string[]) => all.map((name) => options.classes.indexOf(name));
    const rows = (all: readonly string[]) =>
      places(all).map((place) => [0, 1, 2].map((k) => Number(k === place)));
    const big = (all: readonly string[]) => BigInt64Array.from(places(all), BigInt);
    for (const form of [(all: readonly string[]) => all, rows, big] as const) {
      const inNumbers = { ...record, specification: { ...record.specification } };
      if (form === big) delete inNumbers.specification.classNames;
      const data = { input: form(names), output: form(labels) } as never;
      expect(verify(inNumbers, data).differences.filter((text) => !text.includes('classNames'))).toEqual([]);
      expect(
        verify(inNumbers, { input: form(names), output: form(other) } as never).differences.join(),
      ).toMatch(/^`output\[5\](\[0\])?` is /);
    }
  });

  it('says where a record differs, whatever stands there', () => {
    const matrix = record.matrix.map(([...pair]) => pair);
    matrix[matrix.length - 1][2]++;
    const at = `matrix[${matrix.length - 1}]`;
    expect(verify({ ...record, matrix } as never, { input: names }).differences).toEqual([
      `\`${at}[2]\` is ${matrix[matrix.length - 1][2]}, derived again ${matrix[matrix.length - 1][2] - 1}`,
    ]);
    for (const expected of [null, 7]) {
      const { differences } = verify({ ...record, expected } as never, { input: names });
      expect(differences).toEqual([`\`expected\` is ${expected}, derived again an Object`]);
    }
  });

  it('knows the fields of a record, and the place in a file', () => {
    expect(verify({ ...record, file: 'labels.npy' } as never, { input: names }).ok).toBe(true);
    expect(() => verify({ ...record, extra: 1 } as never, { input: names })).toThrow(
      '`extra` is not a field of a record of labels; leave it out',
    );
    for (const missing of [undefined, null, 7]) expect(() => verify(missing as never)).toThrow(/^`/);
    expect(() => audit(before, after.subarray(1), { classes: 3 })).toThrow('got 5');
  });
});

describe('a recorder', () => {
  it('of labels without ids counts from 0', () => {
    const { plan } = corruptLabels(before, { noise: symmetric(0.5), classes: 3, seed: 1 });
    const recorder = labelRecorder();
    recorder.add(plan);
    expect(recorder.record()).toEqual(recordLabels(plan));
  });

  it('of images takes one operation with one set of options', () => {
    const image = Float32Array.of(7, 7, 7, Number.NaN);
    const shuffle = (seed: number, ids = { first: 0 }) =>
      shufflePixels(image, { imageShape: [4], seed, ids });
    const moved = [1, 2, 3, 4, 5, 6].map((seed) => shuffle(seed)).find(({ images }) => images[3] === 7);
    if (!moved) throw new Error('no seed moves the last value');
    expect(recordImages(moved.plan, image, moved.images).changed).toBe(1); // only where NaN was and is
    const recorder = imageRecorder();
    expect(() => recorder.record()).toThrow('there is nothing to record; add a batch first');
    const first = shuffle(1);
    recorder.add(first.plan, image, first.images);
    const next = shuffle(1, { first: 1 });
    recorder.add(next.plan, image, next.images);
    expect(recorder.record().examples).toBe(2);
    const stranger = shuffle(2);
    expect(() => recorder.add(stranger.plan, image, stranger.images)).toThrow(
      '`plan` must be of the operation and options of the first batch',
    );
  });

  const noise = symmetric(0.5);
  const [plan, alike, other] = ['z', 'z', 'u'].map(
    (last) => corruptLabels(['x', 'y'], { noise, classes: ['x', 'y', last], seed: 2n ** 70n }).plan,
  );

  it('takes no plan of other class names, nor what is not a plan of label noise', () => {
    const recorder = labelRecorder();
    recorder.add(plan);
    recorder.add(alike);
    expect(recorder.record().examples).toBe(4);
    expect(() => recorder.add(other)).toThrow('`plan.options.classNames` must be that of the first batch');
    const renamed = renameClasses([0, 1], { classes: 2, seed: 1 }).plan;
    expect(() => recorder.add(renamed as never)).toThrow('`plan` must be a plan of label noise, got ');
    expect(() => recorder.add(undefined as never)).toThrow('`plan` must be an object, got undefined');
    expect(recorder.record().examples).toBe(4);
  });
});

it('the names of classes are a copy: what the caller does to them later is in no record', () => {
  const classes = ['ant', 'bee'];
  const { plan } = corruptLabels(['ant', 'bee'], { noise: symmetric(0.5), classes, seed: 1 });
  classes[0] = 'cow';
  expect(recordLabels(plan).specification.classNames).toEqual(['ant', 'bee']);
});
