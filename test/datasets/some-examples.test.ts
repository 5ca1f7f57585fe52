import { describe, expect, it } from 'vitest';
import { firstExamples } from '../../src/datasets/some-examples.js';

const split = {
  images: Uint8Array.of(1, 2, 3, 4, 5, 6),
  labels: Uint8Array.of(7, 8, 9),
  imageShape: [2],
  originalLabels: [7, 8, 8],
  corrupted: Uint8Array.of(0, 0, 1),
};

describe('firstExamples', () => {
  it('takes the first of everything', () => {
    expect(firstExamples(split, 2)).toEqual({
      images: Uint8Array.of(1, 2, 3, 4),
      labels: Uint8Array.of(7, 8),
      imageShape: [2],
      originalLabels: [7, 8],
      corrupted: Uint8Array.of(0, 0),
    });
  });

  it('takes none, or all if there are fewer', () => {
    expect(firstExamples(split, 0).labels).toEqual(new Uint8Array(0));
    expect(firstExamples(split, 9)).toEqual(split);
  });

  it('gives a view of the images, and a copy of the labels', () => {
    const { images, labels } = firstExamples(split, 2);
    expect(images.buffer).toBe(split.images.buffer);
    expect(labels.buffer).not.toBe(split.labels.buffer);
  });

  it.each([-1, Number.NaN, 1.5, Number.POSITIVE_INFINITY])('refuses %s of them', (count) => {
    const rule = 'a whole number from 0 to 9007199254740991';
    expect(() => firstExamples(split, count)).toThrow(
      new RangeError(`\`count\` must be ${rule}, got ${count}`),
    );
  });

  it('refuses a count that is no number', () => {
    expect(() => firstExamples(split, '2' as never)).toThrow(TypeError);
  });
});
