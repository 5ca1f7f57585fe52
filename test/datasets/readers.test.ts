import { describe, expect, it } from 'vitest';
import { parseCifar10 } from '../../src/datasets/cifar-10.js';
import { parseIdx } from '../../src/datasets/idx.js';

describe('IDX', () => {
  const head = (rank: number, ...dimensions: number[]) => [
    0,
    0,
    8,
    rank,
    ...dimensions.flatMap((d) => [d >>> 24, (d >>> 16) & 255, (d >>> 8) & 255, d & 255]),
  ];

  it('reads shape and values', () => {
    const file = Uint8Array.from([...head(3, 2, 1, 3), 1, 2, 3, 4, 5, 6]);
    expect(parseIdx(file, 'f')).toEqual({ shape: [2, 1, 3], values: Uint8Array.from([1, 2, 3, 4, 5, 6]) });
  });

  it('reads a part of a larger buffer', () => {
    const file = Uint8Array.from([9, 9, ...head(1, 2), 7, 8]);
    expect(parseIdx(file.subarray(2), 'f').values).toEqual(Uint8Array.from([7, 8]));
  });

  it.each([
    ['another type', [0, 0, 13, 1, 0, 0, 0, 0], 'f is not an IDX file of unsigned bytes; download it again'],
    ['no file', [], 'f is not an IDX file of unsigned bytes; download it again'],
    [
      'one byte too few',
      [...head(1, 3), 1, 2],
      'f has 10 bytes where its header says 11; it is truncated or damaged, download it again',
    ],
    [
      'one byte too many',
      [...head(1, 1), 1, 2],
      'f has 10 bytes where its header says 9; it is truncated or damaged, download it again',
    ],
  ])('refuses %s', (_what, bytes, message) => {
    expect(() => parseIdx(Uint8Array.from(bytes), 'f')).toThrow(new RangeError(message));
  });
});

describe('CIFAR-10', () => {
  const record = (label: number) =>
    Uint8Array.from({ length: 3073 }, (_, k) =>
      k === 0 ? label : (k - 1) % 1024 === 5 ? Math.floor((k - 1) / 1024) + 1 : 0,
    );

  it('puts the channels last', () => {
    const { images, labels, imageShape } = parseCifar10(Uint8Array.from([...record(3), ...record(9)]), 'f');
    expect(imageShape).toEqual([32, 32, 3]);
    expect(labels).toEqual(Uint8Array.from([3, 9]));
    expect(Array.from(images.subarray(5 * 3, 5 * 3 + 4))).toEqual([1, 2, 3, 0]);
    expect(Array.from(images.subarray(3072 + 15, 3072 + 18))).toEqual([1, 2, 3]);
  });

  it.each([
    [
      new Uint8Array(3072),
      'f has 3072 bytes, no multiple of 3073; it is truncated or no CIFAR-10 batch in the binary version',
    ],
    [new Uint8Array(0), 'f has 0 bytes'],
    [record(10), 'f has the label 10 at image 0; the labels of CIFAR-10 are 0 to 9'],
  ])('refuses a damaged file', (bytes, message) => {
    expect(() => parseCifar10(bytes, 'f')).toThrow(message);
  });
});
