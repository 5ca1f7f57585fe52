import { describe, expect, it } from 'vitest';
import { tensorLayout } from '../../../src/plans/images/image-layout.js';

describe('the layout of a tensor of images', () => {
  it.each([
    [[5, 4, 6, 3], { count: 5, height: 4, width: 6, channels: 3, size: 72 }],
    [[5, 4, 6], { count: 5, height: 4, width: 6, channels: 1, size: 24 }],
    [[5, 24], { count: 5, height: 1, width: 24, channels: 1, size: 24 }],
  ])('is that of its shape %j, and the image shape may repeat it', (shape, layout) => {
    expect(tensorLayout(shape)).toEqual(layout);
    expect(tensorLayout(shape, shape.slice(1))).toEqual(layout);
  });

  it('is refused if the image shape says something else', () => {
    expect(() => tensorLayout([5, 4, 6], [6, 4])).toThrow(
      new RangeError("`imageShape` must be left out, or the tensor's [4, 6], got [6, 4]"),
    );
  });
});
