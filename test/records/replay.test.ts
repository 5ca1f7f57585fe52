import { describe, expect, it } from 'vitest';
import {
  corruptLabels,
  instanceDependent,
  permuteLabels,
  randomizePixels,
  recordImages,
  recordLabels,
  renameClasses,
  replaceWithGaussian,
  replay,
  shufflePixels,
  symmetric,
} from '../../src/index.js';

const classes = 10;
const clean = Int32Array.from({ length: 100 }, (_, i) => (i * 7) % classes);
const ids = Array.from(clean, (_, i) => `image-${i}`);
const options = { noise: symmetric(0.4), classes, seed: 2n ** 80n, ids };
const noisy = corruptLabels(clean, options);

const pixels = Uint8Array.from({ length: 12 * 48 }, (_, k) => (k * 31) % 256);
const shape = { seed: 1, imageShape: [4, 4, 3], rate: 0.5 };

const labelCases = {
  noise: noisy,
  permuted: permuteLabels(clean, { classes, seed: 'p' }),
  renamed: renameClasses(clean, { classes, seed: 3 }),
};
const imageCases = {
  shuffled: shufflePixels(pixels, shape),
  random: randomizePixels(pixels, shape),
  gaussian: replaceWithGaussian(pixels, { ...shape, clip: [0, 255], round: 'half-up' }),
};

describe('replay', () => {
  it.each(Object.entries(labelCases))(
    'gives the labels of a plan that was posted: %s',
    (_, { labels, plan }) => {
      const [before, record] = [clean.slice(), structuredClone(recordLabels(plan))];
      expect(replay(record, clean)).toEqual(labels);
      expect(replay(JSON.parse(JSON.stringify(record)), [...clean])).toEqual([...labels]);
      expect(clean).toEqual(before);
    },
  );

  it.each(Object.entries(imageCases))(
    'gives the images of a plan that was posted: %s',
    (_, { images, plan }) => {
      const before = pixels.slice();
      expect(replay(structuredClone(recordImages(plan, pixels, images)), pixels)).toEqual(images);
      expect(pixels).toEqual(before);
      expect(images).not.toEqual(pixels);
    },
  );

  it('gives the names of classes for names', () => {
    const names = ['cat', 'dog', 'eel'];
    const given = ['eel', 'cat', 'dog', 'dog', 'cat', 'eel'];
    const { labels, plan } = corruptLabels(given, { noise: symmetric(0.9), classes: names, seed: 5 });
    expect(replay(structuredClone(recordLabels(plan)), given)).toEqual(labels);
    expect(labels).not.toEqual(given);
  });

  it('takes the noise that JSON does not hold', () => {
    const noise = instanceDependent(Float64Array.from({ length: 1000 }, () => 0.1));
    const { labels, plan } = corruptLabels(clean, { noise, classes, seed: 1 });
    expect(replay(structuredClone(recordLabels(plan)), clean, noise)).toEqual(labels);
  });

  it('takes a specification alone', () => {
    const { plan, labels } = corruptLabels(clean, { noise: symmetric(0.4), classes, seed: 1 });
    const { specification } = recordLabels(plan);
    expect(replay({ specification }, clean.subarray(0, 40))).toEqual(labels.subarray(0, 40));
  });

  it('refuses data that were not recorded', () => {
    const record = recordLabels(noisy.plan);
    expect(() => replay(record, clean.subarray(1))).toThrow(
      new RangeError('`input` must be the 100 values that were recorded, got 99'),
    );
    expect(() => replay(record, undefined as never)).toThrow(
      new TypeError('`input` must be the labels before, got undefined; the record does not hold them'),
    );
    expect(() => replay(record, '' as never)).toThrow(
      new TypeError('`input` must be the labels before, got ""; the record does not hold them'),
    );
    expect(() => replay({} as never, clean)).toThrow('`specification.streams` must be');
    const image = recordImages(imageCases.random.plan, pixels, imageCases.random.images);
    expect(() => replay(image, [...pixels])).toThrow('`input` must be the images before, a typed array');
  });
});
