import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { array } from '@tensorflow/tfjs-data';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CorruptOptions,
  corrupt,
  corruptLabels,
  type ImageRecord,
  imageRecorder,
  type LabelRecord,
  randomizePixels,
  recordImages,
  recordLabels,
  symmetric,
  verify,
} from '../../src/index.js';

const n = 40;
const classes = 5;
const labels = Int32Array.from({ length: n }, (_, i) => i % classes);
const pixels = Float32Array.from({ length: n * 6 }, (_, k) => k % 11);
const labelPart = { noise: symmetric(0.4), classes };
const imagePart = { operation: randomizePixels, rate: 0.5, imageShape: [6] };
const seed = 3;

const whole = {
  labels: recordLabels(corruptLabels(labels, { ...labelPart, seed }).plan),
  images: (() => {
    const { images, plan } = randomizePixels(pixels, { rate: 0.5, imageShape: [6], seed });
    return recordImages(plan, pixels, images);
  })(),
};

const image = (i: number) => pixels.slice(6 * i, 6 * i + 6);
const examples = Array.from(labels, (ys, i) => ({ xs: image(i), ys }));
const tensors = () =>
  Array.from(labels, (label, i) => ({ xs: tensor1d(image(i)), ys: tensor1d([label], 'int32') }));

function* batches(sizes: readonly number[]) {
  let at = 0;
  for (const size of sizes) {
    yield { xs: pixels.slice(6 * at, 6 * (at + size)), ys: labels.slice(at, at + size) };
    at += size;
  }
}

async function* slowly<Item>(items: Iterable<Item>) {
  for (const item of items) yield item;
}

/** The records that a source gives in one pass, which `drain` takes to its end. */
async function recordsOf(drain: (options: CorruptOptions) => unknown, own: Partial<CorruptOptions> = {}) {
  const records: (LabelRecord | ImageRecord)[] = [];
  const onRecord = (record: LabelRecord | ImageRecord) => records.push(record);
  await drain({ seed, labels: labelPart, images: imagePart, ...own, onRecord });
  await new Promise((resolve) => setTimeout(resolve, 5));
  return records;
}

const perTensor = { images: { operation: randomizePixels, rate: 0.5 } };
const inBatches = { elements: 'batches' } as const;

const forms: Record<string, [(options: CorruptOptions) => unknown, Partial<CorruptOptions>?]> = {
  columns: [(options) => corrupt({ xs: pixels, ys: labels }, options)],
  'columns of tensors': [
    (options) => corrupt({ xs: tensor2d(pixels, [n, 6]), ys: tensor1d(labels, 'int32') }, options),
    perTensor,
  ],
  'an array of examples': [(options) => corrupt(examples, options)],
  'an array of examples that hold tensors': [
    (options) => Promise.all(corrupt(tensors(), options)),
    perTensor,
  ],
  'an iterable': [(options) => [...corrupt(new Set(examples), options)]],
  'an iterable of batches': [(options) => [...corrupt(batches([7, 1, 20, 12]), options)], inBatches],
  'an async iterable of batches': [
    async (options) => {
      for await (const _ of corrupt(slowly(batches([13, 27])), options));
    },
    inBatches,
  ],
  'a tf.data.Dataset': [
    (options) =>
      (corrupt(array(tensors()) as never, options as never) as ReturnType<typeof array>).forEachAsync(
        () => {},
      ),
    perTensor,
  ],
};

beforeAll(() => setBackend('cpu'));

describe('onRecord', () => {
  it.each(Object.entries(forms))('gives one record of the whole at the end: %s', async (_, [drain, own]) => {
    const records = await recordsOf(drain, own);
    expect(records).toHaveLength(2);
    expect(records.find(({ format }) => format === whole.labels.format)).toEqual(whole.labels);
    expect(records.find(({ format }) => format === whole.images.format)).toEqual(whole.images);
  });

  it('gives one for each pass, and none for a pass that is broken off', async () => {
    const records: unknown[] = [];
    const noisy = corrupt(new Set(examples), { seed, labels: labelPart, onRecord: (r) => records.push(r) });
    for (const _ of noisy) break;
    expect(records).toEqual([]);
    expect([[...noisy], [...noisy]].map((pass) => pass.length)).toEqual([n, n]);
    expect(records).toEqual([whole.labels, whole.labels]);
  });

  it('is refused if it is no function, and by a source without an end', () => {
    const options = { seed, labels: labelPart };
    expect(() => corrupt(examples, { ...options, onRecord: 5 as never })).toThrow(
      new TypeError('`onRecord` must be a function, got 5'),
    );
    const source = { length: n, get: (i: number) => examples[i] };
    expect(() => corrupt(source, { ...options, onRecord: () => {} })).toThrow(
      '`onRecord` must be left out for a map-style source',
    );
  });
});

describe('imageRecorder', () => {
  it('refuses what is not one corruption, and verifies what is', () => {
    const recorder = imageRecorder();
    expect(() => recorder.record()).toThrow(new TypeError('there is nothing to record; add a batch first'));
    const options = { rate: 0.5, imageShape: [6], seed };
    const { images, plan } = randomizePixels(pixels, options);
    recorder.add(plan, pixels, images);
    const record = recorder.record();
    expect(verify(record, { input: pixels, output: images })).toEqual({ ok: true, differences: [] });
    const other = randomizePixels(pixels, { ...options, seed: 4 });
    expect(() => recorder.add(other.plan, pixels, other.images)).toThrow(
      '`plan` must be of the operation and options of the first batch',
    );
    expect(() => recorder.add(plan, pixels, images.slice(1))).toThrow('`output` must be');
  });
});
