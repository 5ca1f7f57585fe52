import { outOfRange } from '../../errors/argument-error.js';
import { checkInteger, checkOptions } from '../../errors/checks.js';
import type { ImageSize } from '../../models/model.js';
import { drawBelow } from '../../random/bounded.js';
import type { ImageStep } from './image-step.js';

/** Options of `randomCrop`. */
export interface RandomCropOptions {
  /** Height of the crop, in pixels. */
  readonly height: number;
  /** Width of the crop, in pixels. */
  readonly width: number;
  /** Zeros around the image before it is cropped, in pixels. Default 0. */
  readonly padding?: number;
}

/**
 * Cuts a window out of each image: anywhere while training, every place equally likely; from the middle elsewhere.
 *
 * @throws RangeError later, if an image is too small
 */
export function randomCrop(options: RandomCropOptions): ImageStep {
  checkOptions(options, { height: true, width: true, padding: true });
  const { height, width, padding = 0 } = options;
  checkInteger('height', height, 1);
  checkInteger('width', width, 1);
  checkInteger('padding', padding, 0, 65_536);
  const room = ([rows, columns]: ImageSize) => [rows + 2 * padding - height, columns + 2 * padding - width];
  return {
    name: 'crop',
    options: { height, width, padding },
    shape: (shape) => {
      const [down, right] = room(shape);
      if (down < 0 || right < 0) {
        const rule = `at least ${height} x ${width} to be cropped`;
        throw outOfRange('images', rule, `${shape[0]} x ${shape[1]}`);
      }
      return [height, width, shape[2]];
    },
    train: (image, shape, out, words) => {
      const [down, right] = room(shape);
      words.generate(2);
      const next = () => words.next();
      const top = drawBelow(down + 1, words.words[0], next) - padding;
      const left = drawBelow(right + 1, words.words[1], next) - padding;
      crop(image, shape, out, [height, width], top, left);
    },
    test: (image, shape, out) => {
      const [top, left] = room(shape).map((pixels) => (pixels >> 1) - padding);
      crop(image, shape, out, [height, width], top, left);
    },
  };
}

/** Copies a window from (`top`, `left`) on; zeros beyond the image. */
function crop(
  image: Float32Array,
  [rows, columns, channels]: ImageSize,
  out: Float32Array,
  [height, width]: readonly [number, number],
  top: number,
  left: number,
): void {
  out.fill(0);
  const [from, to] = [Math.max(0, left), Math.min(columns, left + width)];
  for (let y = Math.max(0, top); y < Math.min(rows, top + height); y++) {
    const line = y * columns;
    out.set(
      image.subarray((line + from) * channels, (line + to) * channels),
      ((y - top) * width + from - left) * channels,
    );
  }
}
