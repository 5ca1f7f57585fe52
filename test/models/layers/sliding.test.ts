import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { convolution, maxPool } from '../../../src/train.js';

it("a window without pads is within the images: pad 'valid'", () => {
  const images = tf.ones([1, 2, 3, 1]) as tf.Tensor4D;
  const rule = "must be within the images, 2 x 3 pixels, if `pad` is 'valid', got [3, 3]";
  const filter = tf.ones([3, 3, 1, 2]) as tf.Tensor4D;
  expect(() => convolution(images, filter, undefined, { pad: 'valid' })).toThrow(
    new RangeError(`\`filter\` ${rule}`),
  );
  expect(() => maxPool(images, 3, { pad: 'valid' })).toThrow(new RangeError(`\`size\` ${rule}`));
  expect(maxPool(images, 2, { pad: 'valid' }).shape).toEqual([1, 1, 1, 1]);
  expect(convolution(images, filter).shape).toEqual([1, 2, 3, 2]);
});
