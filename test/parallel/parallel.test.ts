import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  corruptLabels,
  exactLabelCount,
  instanceDependent,
  randomizePixels,
  symmetric,
} from '../../src/index.js';
import {
  type Crew,
  corruptImagesInParallel,
  corruptLabelsInParallel,
  startCrew,
} from '../../src/parallel.js';
import { NOISE_KINDS, type NoiseEntry } from '../../src/plans/labels/noise-kinds.js';
import { IMAGE_CASES } from '../images/operations.js';
import { labelNoises } from '../label-noises.js';
import { workerProgram } from './worker-program.js';

const crews: Crew[] = [];

beforeAll(async () => {
  vi.stubGlobal('WORKER_PROGRAM', await workerProgram());
  for (const workers of [1, 2]) crews.push(await startCrew({ workers }));
});

afterAll(async () => {
  for (const crew of crews) await crew.dismiss();
});
afterEach(() => vi.unstubAllGlobals());

/** Enough images for several shards. */
const imageShape = [32, 32, 3];
const length = 2100 * 3072;

function sharedFloats(): Float32Array<SharedArrayBuffer> {
  const values = new Float32Array(new SharedArrayBuffer(4 * length));
  for (let i = 0; i < length; i++) values[i] = (i * 7919) % 251;
  return values;
}

function sharedLabels(n: number): Int32Array<SharedArrayBuffer> {
  const labels = new Int32Array(new SharedArrayBuffer(4 * n));
  for (let i = 0; i < n; i++) labels[i] = (i * 7919) % 10;
  return labels;
}

const sameBytes = (a: ArrayBufferView, b: ArrayBufferView) =>
  Buffer.compare(
    Buffer.from(a.buffer as ArrayBuffer, a.byteOffset, a.byteLength),
    Buffer.from(b.buffer as ArrayBuffer, b.byteOffset, b.byteLength),
  ) === 0;

test('without shared memory parts are copied, and the bits are the same', async () => {
  vi.stubGlobal('SharedArrayBuffer', undefined);
  const [, crew] = crews;
  const images = crew.allocate(Float32Array, length);
  const labels = crew.allocate(Int32Array, 600_001);
  expect([images.buffer, labels.buffer].every((buffer) => buffer instanceof ArrayBuffer)).toBe(true);
  images.forEach((_, i) => {
    images[i] = (i * 7919) % 251;
  });
  const out = crew.allocate(Float32Array, length);
  const options = { imageShape, seed: 1, rate: 0.7 };
  const alone = randomizePixels(images, options);
  const before = images.slice();
  await corruptImagesInParallel(crew, 'random-pixels', images, options, { out });
  expect(sameBytes(out, alone.images)).toBe(true);
  expect(sameBytes(images, before)).toBe(true);
  await corruptImagesInParallel(crew, 'random-pixels', images, options, { out: images });
  expect(sameBytes(images, alone.images)).toBe(true);

  const noise = { noise: symmetric(0.4), classes: 10, seed: 2 };
  const noisy = corruptLabels(labels, noise);
  const plan = await corruptLabelsInParallel(crew, labels, noise, { out: labels });
  expect(sameBytes(labels, noisy.labels)).toBe(true);
  expect(plan.picked).toBe(noisy.plan.picked);
  labels[600_000] = 10;
  await expect(corruptLabelsInParallel(crew, labels, noise, { out: labels })).rejects.toThrow(
    '`labels[600000]` must be a whole number from 0 to 9, got 10',
  );
  const numbers = [1] as unknown as Int32Array;
  await expect(corruptLabelsInParallel(crew, numbers, noise, { out: numbers })).rejects.toThrow(
    '`labels` must be a typed array in shared memory, got [1]; make it by crew.allocate',
  );
});

describe.each([0, 1])('crew %i: the bits of one thread', (which) => {
  test.each(IMAGE_CASES)('%s, to another array and in place', async (operation, { verb }) => {
    const images = sharedFloats();
    const out = new Float32Array(new SharedArrayBuffer(4 * length));
    const options = { imageShape, seed: 1, rate: 0.7, ids: { first: 2 ** 32 - 1000 } };
    const plan = await corruptImagesInParallel(crews[which], operation, images, options, { out });
    const alone = verb(images, options);
    expect(sameBytes(out, alone.images)).toBe(true);
    expect(plan.mask).toEqual(alone.plan.mask);
    expect(plan.options).toEqual(alone.plan.options);
    await corruptImagesInParallel(crews[which], operation, images, options, { out: images });
    expect(sameBytes(images, alone.images)).toBe(true);
  });

  test.each(labelNoises)('labels, %s: the bits of one thread, or refused', async (kind, make) => {
    const noise = make(0.4, 10);
    const known: NoiseEntry | undefined = kind === 'own' ? undefined : NOISE_KINDS[kind];
    if (!known || known.perExample) {
      const two = sharedLabels(2);
      await expect(
        corruptLabelsInParallel(crews[which], two, { noise, classes: 10, seed: 2 }, { out: two }),
      ).rejects.toThrow(`got "${noise.kind}"; corrupt these labels in one thread, with corruptLabelsInto`);
      return;
    }
    const labels = sharedLabels(600_001);
    const out = sharedLabels(600_001);
    const options = { noise, classes: 10, seed: 2 };
    const count = noise.rate === undefined ? {} : { count: exactLabelCount(labels.length, options) };
    for (const set of [options, { ...options, ...count }]) {
      const plan = await corruptLabelsInParallel(crews[which], labels, set, { out });
      const alone = corruptLabels(labels, set);
      expect(sameBytes(out, alone.labels)).toBe(true);
      expect(plan.picked).toBe(alone.plan.picked);
    }
  });
});

test('progress grows to 1', async () => {
  const images = sharedFloats();
  const seen: number[] = [];
  const onProgress = (done: number) => seen.push(done);
  await corruptImagesInParallel(
    crews[1],
    'random-pixels',
    images,
    { imageShape, seed: 1 },
    { out: images, onProgress },
  );
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});

test('a signal stops the work, and the crew is there for more', async () => {
  const images = sharedFloats();
  const stop = new AbortController();
  const onProgress = () => stop.abort(new Error('enough'));
  const execution = { out: images, signal: stop.signal, onProgress };
  await expect(
    corruptImagesInParallel(crews[0], 'random-pixels', images, { imageShape, seed: 1 }, execution),
  ).rejects.toThrow('enough');
  const again = sharedFloats();
  const expected = randomizePixels(again, { imageShape, seed: 1 }).images;
  await corruptImagesInParallel(crews[0], 'random-pixels', again, { imageShape, seed: 1 }, { out: again });
  expect(sameBytes(again, expected)).toBe(true);
});

test('a wrong label, or the exact count of another set, is an error before any label is drawn', async () => {
  const labels = new Int32Array(new SharedArrayBuffer(4 * 1_200_000)).fill(3);
  const out = new Int32Array(new SharedArrayBuffer(4 * labels.length)).fill(-1);
  const options = { noise: symmetric(1), classes: 10, seed: 1 };
  const count = exactLabelCount(labels.length, { ...options, seed: 2 });
  await expect(corruptLabelsInParallel(crews[1], labels, { ...options, count }, { out })).rejects.toThrow(
    '`count` must be made with these options',
  );
  labels[1_100_000] = 10;
  await expect(corruptLabelsInParallel(crews[1], labels, options, { out })).rejects.toThrow(
    '`labels[1100000]` must be a whole number from 0 to 9, got 10',
  );
  await expect(
    corruptLabelsInParallel(crews[1], labels.subarray(0, 0), options, { out: out.subarray(0, 0) }),
  ).rejects.toThrow('`labels` must be at least one label');
  expect(out.every((label) => label === -1)).toBe(true);
});

test('errors come before any work', async () => {
  const own = new Float32Array(20) as Float32Array;
  const shared = new Float32Array(new SharedArrayBuffer(80));
  const options = { imageShape: [10], seed: 1 };
  const call = (images: Float32Array, out: Float32Array) =>
    corruptImagesInParallel(crews[0], 'random-pixels', images, options, { out });
  await expect(call(own, shared)).rejects.toThrow(
    '`images` must be a typed array in shared memory, got a Float32Array; make it by crew.allocate',
  );
  await expect(call(shared, own)).rejects.toThrow(
    '`out` must be a typed array in shared memory, got a Float32Array',
  );
  await expect(call(shared, shared.subarray(1))).rejects.toThrow(
    '`out` must be an array of the kind and length of images, got 19',
  );
  const labels = sharedLabels(4);
  const noise = instanceDependent(() => new Array(10).fill(0.1));
  await expect(
    corruptLabelsInParallel(crews[0], labels, { noise, classes: 10, seed: 1 }, { out: labels }),
  ).rejects.toThrow('`noise` must be of a kind that a worker can make again (uniform, ');
});
