import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDataFolder } from '../../src/node/data-folder.js';

vi.mock('node:zlib', { spy: true });

const { gzipSync } = zlib;

let made = '';
let folder = '';
beforeEach(() => {
  made = mkdtempSync(join(tmpdir(), 'rethink-gen-'));
  folder = made;
});
afterEach(() => rmSync(made, { recursive: true }));

const put = (name: string, bytes: ArrayLike<number>) =>
  writeFileSync(join(folder, name), Uint8Array.from(bytes));
const idx = (shape: number[], values: number[]) => [
  0,
  0,
  8,
  shape.length,
  ...shape.flatMap((d) => [0, 0, 0, d]),
  ...values,
];
const cifar = (label: number) => Array.from({ length: 3073 }, (_, k) => (k === 0 ? label : k % 256));

function putMnist({ labels = [3, 9], zip = false } = {}) {
  const wrap = (bytes: number[]) => (zip ? gzipSync(Uint8Array.from(bytes)) : bytes);
  const end = zip ? '.gz' : '';
  put(`train-images-idx3-ubyte${end}`, wrap(idx([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])));
  put(`train-labels-idx1-ubyte${end}`, wrap(idx([labels.length], labels)));
  put(`t10k-images-idx3-ubyte${end}`, wrap(idx([1, 2, 3], [6, 5, 4, 3, 2, 1])));
  put(`t10k-labels-idx1-ubyte${end}`, wrap(idx([1], [0])));
}

it.each([false, true])('reads MNIST (compressed: %s)', (zip) => {
  putMnist({ zip });
  const dataset = readDataFolder(folder);
  expect(dataset).toMatchObject({ name: 'MNIST', train: { imageShape: [2, 3, 1] } });
  expect(dataset.train).toMatchObject({ labels: Uint8Array.from([3, 9]) });
  expect(Array.from(dataset.train.images.subarray(6))).toEqual([7, 8, 9, 10, 11, 12]);
  expect(dataset.test.labels.length).toBe(1);
});

function putCifar() {
  for (const b of [1, 2, 3, 5]) put(`data_batch_${b}.bin`, cifar(b));
  put('data_batch_4.bin.gz', gzipSync(Uint8Array.from([...cifar(4), ...cifar(4)])));
  put('test_batch.bin', cifar(9));
}

it('reads CIFAR-10', () => {
  putCifar();
  const dataset = readDataFolder(folder);
  expect(dataset).toMatchObject({ name: 'CIFAR-10', train: { imageShape: [32, 32, 3] } });
  expect(Array.from(dataset.train.labels)).toEqual([1, 2, 3, 4, 4, 5]);
  expect(dataset.train.images.length).toBe(6 * 3072);
  expect(dataset.test.labels.length).toBe(1);
});

describe('a file that goes on behind its end', () => {
  // 64 MB of zeros, 64 KB compressed
  const bomb = (head: ArrayLike<number>) =>
    gzipSync(Buffer.concat([Uint8Array.from(head), Buffer.alloc(2 ** 26)]));
  const inflated = vi.mocked(zlib.gunzipSync);
  afterEach(() => inflated.mockClear());

  it.each([
    ['MNIST', 'train-labels-idx1-ubyte.gz', () => putMnist({ zip: true }), idx([2], [3, 9]), 10],
    ['MNIST images', 't10k-images-idx3-ubyte.gz', () => putMnist({ zip: true }), idx([1, 2, 3], []), 22],
    ['CIFAR-10', 'data_batch_4.bin.gz', putCifar, cifar(1), 30730000],
  ])('is refused at the size that is promised: %s', (_what, name, prepare, head, size) => {
    prepare();
    put(name, bomb(head));
    expect(() => readDataFolder(folder)).toThrow(
      new RangeError(
        `${join(folder, name)} has more than the ${size} bytes that it should; download it again`,
      ),
    );
    const [bytes, options] = inflated.mock.lastCall ?? [];
    expect(options).toEqual({ maxOutputLength: size });
    expect((bytes as Uint8Array).length).toBeGreaterThan(60000);
    // what was inflated to find the header: of 4,096 bytes, at most 1,032 times as many
    const heads = inflated.mock.calls.filter(([, { finishFlush } = {}]) => finishFlush !== undefined);
    for (const [given] of heads) expect((given as Uint8Array).length).toBeLessThanOrEqual(4096);
  });

  it('is refused before it is read if it is not compressed', () => {
    putMnist();
    put('train-labels-idx1-ubyte', [...idx([2], [3, 9]), 0]);
    expect(() => readDataFolder(folder)).toThrow('has more than the 10 bytes that it should');
  });
});

it.each([
  ['folder', (path: string) => mkdirSync(path)],
  ['pipe', (path: string) => execFileSync('mkfifo', [path])],
  ['device', (path: string) => symlinkSync('/dev/zero', path)],
])('refuses a %s in the place of a file', (_what, make) => {
  putMnist();
  const path = join(folder, 'train-labels-idx1-ubyte');
  rmSync(path);
  make(path);
  expect(() => readDataFolder(folder)).toThrow(
    `${path} must be a regular file, not a folder, a pipe or a device`,
  );
});

/** What can be wrong with a folder: how it comes about, and what the error says. */
const damages: [string, () => void, string][] = [
  [
    'no folder',
    () => {
      folder = join(folder, 'missing');
    },
    'there is no folder',
  ],
  [
    'an empty folder',
    () => {},
    'holds no data set known here; MNIST is train-images-idx3-ubyte and its three companions',
  ],
  [
    'MNIST without its test labels',
    () => {
      putMnist();
      rmSync(join(folder, 't10k-labels-idx1-ubyte'));
    },
    'lacks t10k-labels-idx1-ubyte (or t10k-labels-idx1-ubyte.gz); download the whole data set',
  ],
  [
    'a truncated MNIST file',
    () => {
      putMnist();
      put('train-images-idx3-ubyte', idx([2, 2, 3], [1, 2]));
    },
    'train-images-idx3-ubyte has 18 bytes where its header says 28; it is truncated or damaged',
  ],
  [
    'a truncated compressed file',
    () => {
      putMnist({ zip: true });
      put('train-labels-idx1-ubyte.gz', gzipSync(Uint8Array.from(idx([2], [3, 9]))).subarray(0, 15));
    },
    'cannot be decompressed; it is truncated or damaged',
  ],
  [
    'a label that is no digit',
    () => putMnist({ labels: [3, 10] }),
    'train-labels-idx1-ubyte has the label 10 at 1; the labels of MNIST are 0 to 9',
  ],
  [
    'a label too few',
    () => putMnist({ labels: [3] }),
    'train-images-idx3-ubyte and train-labels-idx1-ubyte do not fit: shapes 2,2,3 and 1',
  ],
  [
    'CIFAR-10 without its second batch',
    () => {
      putCifar();
      rmSync(join(folder, 'data_batch_2.bin'));
    },
    'lacks data_batch_2.bin (or data_batch_2.bin.gz); download the whole data set',
  ],
  [
    'CIFAR-10 without its test batch',
    () => {
      putCifar();
      rmSync(join(folder, 'test_batch.bin'));
    },
    'lacks test_batch.bin',
  ],
  [
    'images without pixels',
    () => {
      putMnist();
      put('train-images-idx3-ubyte', idx([2, 0, 3], []));
    },
    'train-images-idx3-ubyte holds 2 images of 0 x 3 pixels; download it again',
  ],
  [
    'what is no IDX file',
    () => {
      putMnist();
      put('train-images-idx3-ubyte.gz', gzipSync(Buffer.alloc(2 ** 16)));
      rmSync(join(folder, 'train-images-idx3-ubyte'));
    },
    'train-images-idx3-ubyte is not an IDX file of unsigned bytes',
  ],
  [
    'no images',
    () => {
      putMnist({ labels: [] });
      put('train-images-idx3-ubyte', idx([0, 2, 3], []));
    },
    'train-images-idx3-ubyte holds 0 images of 2 x 3 pixels; download it again',
  ],
  [
    'a header that is cut off',
    () => {
      putMnist();
      put('train-images-idx3-ubyte', idx([2, 2, 3], []).slice(0, 9));
    },
    'train-images-idx3-ubyte has 9 bytes where its header says 17; it is truncated or damaged',
  ],
  [
    'a truncated CIFAR-10 batch',
    () => {
      putCifar();
      put('data_batch_1.bin', cifar(0).slice(1));
    },
    'data_batch_1.bin has 3072 bytes, no multiple of 3073',
  ],
];

it.each(damages)('refuses %s', (_what, prepare, message) => {
  prepare();
  expect(() => readDataFolder(folder)).toThrow(message);
});
