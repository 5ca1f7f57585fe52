import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readDataFolder } from '../../src/node/data-folder.js';

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

it('reads CIFAR-10, as many training batches as there are', () => {
  put('data_batch_1.bin', cifar(1));
  put('data_batch_4.bin.gz', gzipSync(Uint8Array.from([...cifar(4), ...cifar(5)])));
  put('test_batch.bin', cifar(9));
  const dataset = readDataFolder(folder);
  expect(dataset).toMatchObject({ name: 'CIFAR-10', train: { imageShape: [32, 32, 3] } });
  expect(Array.from(dataset.train.labels)).toEqual([1, 4, 5]);
  expect(dataset.train.images.length).toBe(3 * 3072);
  expect(dataset.test.labels.length).toBe(1);
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
    'CIFAR-10 without a training batch',
    () => put('test_batch.bin', cifar(0)),
    'lacks data_batch_1.bin (or data_batch_1.bin.gz); download the whole data set',
  ],
  ['CIFAR-10 without its test batch', () => put('data_batch_1.bin', cifar(0)), 'lacks test_batch.bin'],
  [
    'a truncated CIFAR-10 batch',
    () => {
      put('data_batch_1.bin', cifar(0).slice(1));
      put('test_batch.bin', cifar(0));
    },
    'data_batch_1.bin has 3072 bytes, no multiple of 3073',
  ],
];

it.each(damages)('refuses %s', (_what, prepare, message) => {
  prepare();
  expect(() => readDataFolder(folder)).toThrow(message);
});
