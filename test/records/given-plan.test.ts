import { describe, expect, it } from 'vitest';
import { corruptLabels, recordImages, recordLabels, shufflePixels, symmetric } from '../../src/index.js';

describe('a plan that is put together by hand', () => {
  const { plan } = corruptLabels([0, 1, 2, 2, 1, 2], { noise: symmetric(0.5), classes: 3, seed: 1 });
  const { operation, options, originalLabels, labels, picked } = plan;
  const whole = { operation, options, originalLabels, labels, picked };

  const pixels = Float32Array.from({ length: 4 * 6 }, (_, k) => k);
  const { images, plan: shuffle } = shufflePixels(pixels, { imageShape: [2, 3], seed: 9, rate: 0.5 });
  const { layout, mask } = shuffle;

  it('is recorded like the one that it copies', () => {
    expect(recordLabels(whole)).toEqual(recordLabels(plan));
    expect(recordImages({ ...shuffle }, pixels, images)).toEqual(recordImages(shuffle, pixels, images));
  });

  it.each<[object, ErrorConstructor, string]>([
    [
      { originalLabels: [...originalLabels] },
      TypeError,
      '`plan.originalLabels` must be an Int32Array, got [0, 1, 2, 2, 1, 2]',
    ],
    [{ labels: Uint8Array.from(labels) }, TypeError, '`plan.labels` must be an Int32Array, got a Uint8Array'],
    [
      { labels: labels.slice(1) },
      RangeError,
      '`plan.labels` must be as many as the 6 original labels, got 5',
    ],
    [
      { labels: Int32Array.of(...labels, 0) },
      RangeError,
      '`plan.labels` must be as many as the 6 original labels, got 7',
    ],
    [{ picked: 7 }, RangeError, '`plan.picked` must be a whole number from 0 to 6, got 7'],
  ])('is refused by name if its labels are not whole: %j', (change, kind, message) => {
    expect(() => recordLabels({ ...whole, ...change })).toThrow(new kind(message));
  });

  const another = "`plan.mask` must be that of the plan's options, got a Uint8Array";

  it.each<[object, ErrorConstructor, string]>([
    [{ write: undefined }, TypeError, '`plan.write` must be a function, got undefined'],
    [
      { layout: { ...layout, size: 5 } },
      RangeError,
      '`plan.layout.size` must be height times width times channels, got 5',
    ],
    [{ mask: [...mask] }, TypeError, `\`plan.mask\` must be a Uint8Array, got [${[...mask].join(', ')}]`],
    [{ mask: Uint8Array.of(...mask, 0) }, RangeError, another],
    [{ mask: mask.slice(1) }, RangeError, another],
    ...[0, 1, 2, 3].map((at): [object, ErrorConstructor, string] => [
      { mask: mask.map((bit, i) => (i === at ? 1 - bit : bit)) },
      RangeError,
      another,
    ]),
  ])('is refused by name if it is not that of images: %j', (change, kind, message) => {
    expect(() => recordImages({ ...shuffle, ...change } as never, pixels, images)).toThrow(new kind(message));
  });
});
