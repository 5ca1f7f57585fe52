import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  exactImageCount,
  randomizePixels,
  recordImages,
  replaceWithGaussian,
  shufflePixels,
  verify,
} from 'rethink-gen';
import { corruptImageFile, verifyFile } from 'rethink-gen/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readZip, writeZip } from '../../src/files/npz.js';
import { bigEndian, cifar, idx, npy } from './samples.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-images-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);
const put = (name: string, bytes: Uint8Array) => {
  writeFileSync(file(name), bytes);
  return file(name);
};

const N = 12;
const SHAPE = [32, 32, 3];
const BYTES = Uint8Array.from({ length: N * 3072 }, (_, i) => (i * i * 31 + i * 7) >> 3);
const FLOATS = Float32Array.from(BYTES, (byte) => byte / 255);
const WORDS = Int32Array.from(BYTES);
const labels = Array.from({ length: N }, (_, i) => i % 10);
const inZip = (array: Uint8Array) =>
  writeZip([
    { name: 'x.npy', bytes: array, deflated: true },
    { name: 'y.npy', bytes: npy('|u1', Uint8Array.from(labels), [N]), deflated: false },
  ]);

type Pixels = Uint8Array | Float32Array | Int32Array;
const FILES: Record<string, [Pixels, (pixels: Pixels) => Uint8Array, object?]> = {
  'bytes.npy': [BYTES, (pixels) => npy('|u1', pixels, [N, ...SHAPE])],
  'floats.npy': [FLOATS, (pixels) => npy('<f4', pixels, [N, ...SHAPE])],
  'rows.npy': [FLOATS, (pixels) => npy('<f4', pixels, [N, 3072]), { imageShape: SHAPE }],
  'array.npz': [BYTES, (pixels) => inZip(npy('|u1', pixels, [N, ...SHAPE])), { images: 'x' }],
  'train-images-idx4-ubyte': [BYTES, (pixels) => idx(8, [N, ...SHAPE], pixels as Uint8Array)],
  'train-images-idx4-ubyte.gz': [BYTES, (pixels) => idx(8, [N, ...SHAPE], pixels as Uint8Array)],
  'words.idx4': [WORDS, (pixels) => idx(12, [N, ...SHAPE], bigEndian(pixels as Int32Array))],
  'data_batch_1.bin': [BYTES, (pixels) => cifar(labels, 1, pixels as Uint8Array), { format: 'cifar-10' }],
  'train.bin': [BYTES, (pixels) => cifar(labels, 2, pixels as Uint8Array), { format: 'cifar-100' }],
};
const FIT = { clip: [0, 255], round: 'half-up' } as const;
const address = { seed: 42, imageShape: SHAPE };

describe.each(Object.keys(FILES))('%s', (name) => {
  const [pixels, make, told = {}] = FILES[name];
  const fit = pixels instanceof Float32Array ? {} : FIT;
  const given = pixels instanceof Int32Array ? FIT : {};
  it.each([
    ['shuffled-pixels', {}, (images: Pixels) => shufflePixels(images, address)],
    ['random-pixels', { rate: 0.5 }, (images: Pixels) => randomizePixels(images, { ...address, rate: 0.5 })],
    ['gaussian', given, (images: Pixels) => replaceWithGaussian(images, { ...address, ...fit })],
  ] as const)('has the pixels of %s, and every other byte is what it was', async (operation, own, verb) => {
    const gz = name.endsWith('.gz');
    const path = put(name, gz ? gzipSync(make(pixels)) : make(pixels));
    const out = file(`out-${name.replace('train-', '')}`);
    const options = { ...told, ...own, operation, seed: 42, out, record: file('r.json') };
    const { file: _file, ...record } = await corruptImageFile(path, options);
    const expected = verb(pixels);
    const bytes = readFileSync(out);
    expect((gz ? gunzipSync(bytes) : bytes).equals(make(expected.images as Pixels))).toBe(true);
    expect(record).toEqual(
      JSON.parse(JSON.stringify(recordImages(expected.plan, pixels, expected.images as Pixels))),
    );
    const json = JSON.parse(readFileSync(file('r.json'), 'utf8'));
    expect(verify(json, { input: pixels, output: expected.images as Pixels }).ok).toBe(true);
    const format = 'format' in told ? { format: told.format as 'cifar-10' } : {};
    const whole = { ok: true, differences: [], examples: N };
    expect(await verifyFile(file('r.json'), out, format)).toEqual({ ...whole, derived: false });
    const again = await verifyFile(file('r.json'), out, { original: path, ...format });
    expect(again).toEqual({ ...whole, derived: true });
    const wrong = await verifyFile(file('r.json'), path, { original: path, ...format });
    expect(wrong.ok).toBe(false);
    expect((await verifyFile(file('r.json'), path, format)).ok).toBe(false);
  });
});

it('takes an exact count, a shard, and statistics of channels from the whole file', async () => {
  const path = put('a.npy', npy('<f4', FLOATS, [N, ...SHAPE]));
  const read = (name: string) =>
    new Float32Array(new Uint8Array(readFileSync(file(name)).subarray(128)).buffer);
  await corruptImageFile(path, {
    operation: 'random-pixels',
    seed: 1,
    rate: 0.5,
    exact: true,
    out: file('b.npy'),
  });
  const count = exactImageCount('random-pixels', N, { seed: 1, rate: 0.5 });
  const options = { imageShape: SHAPE, seed: 1, rate: 0.5, count };
  expect(read('b.npy')).toEqual(randomizePixels(FLOATS, options).images);
  const shard = put('s.npy', npy('<f4', FLOATS.subarray(8 * 3072), [4, ...SHAPE]));
  await corruptImageFile(shard, { operation: 'random-pixels', seed: 1, firstId: 8, out: file('c.npy') });
  const whole = randomizePixels(FLOATS, { imageShape: SHAPE, seed: 1 }).images;
  expect(read('c.npy')).toEqual(whole.subarray(8 * 3072));
  await corruptImageFile(path, { operation: 'gaussian', statistics: 'channel', seed: 1, out: file('d.npy') });
  const gaussian = replaceWithGaussian(FLOATS, { imageShape: SHAPE, seed: 1, statistics: 'channel' });
  expect(read('d.npy')).toEqual(gaussian.images);
});

describe('hostile files', () => {
  const good = inZip(npy('|u1', BYTES, [N, ...SHAPE]));
  const damaged = Buffer.from(good);
  damaged[200] ^= 1;
  const bomb = Buffer.from(writeZip([{ name: 'x.npy', bytes: Buffer.alloc(2 ** 20), deflated: true }]));
  const entry = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const small = Buffer.from(bomb);
  small.writeUInt32LE(1000, entry + 24);
  const large = Buffer.from(bomb);
  large.writeUInt32LE(2 ** 31, entry + 24);
  it.each([
    ['damaged.npz', damaged, 'is not a ZIP file, or is truncated or damaged'],
    ['cut.npz', good.subarray(0, good.length >> 1), 'is not a ZIP file, or is truncated or damaged'],
    ['says-less.npz', small, 'is not a ZIP file, or is truncated or damaged'],
    ['says-more.npz', large, 'holds more than 1 GB'],
    ['labels.npy', npy('|u1', BYTES, [BYTES.length]), 'holds no images'],
    ['long.npy', npy('<i8', new BigInt64Array(4), [2, 2]), 'has pixels of 64 bits'],
    ['halves.npy', npy('<f2', new Uint16Array(4), [2, 2]), 'has values of the type <f2'],
    ['cut.npy', npy('|u1', BYTES, [N + 1, ...SHAPE]), 'truncated or damaged'],
    ['cut.bin', cifar(labels, 1).subarray(0, 5000), 'not a number of bytes that is a multiple of 3073'],
  ] as const)('%s', async (name, bytes, message) => {
    const path = put(name, bytes);
    const format = name.endsWith('.bin') ? ({ format: 'cifar-10' } as const) : {};
    const images = name.endsWith('.npz') ? { images: 'x' } : {};
    const options = { operation: 'shuffled-pixels', seed: 1, out: file(`out-${name}`), ...images } as const;
    await expect(corruptImageFile(path, { ...options, ...format })).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('names the arrays if none of them is meant', async () => {
    const options = { operation: 'shuffled-pixels', seed: 1, out: file('o.npz') } as const;
    await expect(corruptImageFile(put('a.npz', good), options)).rejects.toThrow(
      '`images` must be an array of the file (x, y), got undefined',
    );
    expect(readZip(good, 'a.npz').map(({ name }) => name)).toEqual(['x.npy', 'y.npy']);
  });
});
