import type { ImageSides } from '../../plans/images/image-shape.js';

export interface PatchLayout {
  readonly image: ImageSides;
  readonly side: number;
  /** Positions of a patch, downwards and across: every one, one pixel apart. */
  readonly down: number;
  readonly across: number;
  readonly size: number;
}

/** The layout of the patches of this side. */
export function patchLayout(image: ImageSides, side: number): PatchLayout {
  const { height, width, channels } = image;
  return { image, side, down: height - side + 1, across: width - side + 1, size: side * side * channels };
}

/**
 * Writes the patch at (`top`, `left`) of the image that begins at `at`, its contrast normalised: minus its mean, over
 * sqrt(variance + `contrast`).
 */
export function writePatch(
  images: ArrayLike<number>,
  at: number,
  { image: { width, channels }, side, size }: PatchLayout,
  top: number,
  left: number,
  contrast: number,
  out: Float32Array | Float64Array,
  to: number,
): void {
  const row = side * channels;
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const line = top + Math.floor(k / row);
    const value = images[at + (line * width + left) * channels + (k % row)];
    out[to + k] = value;
    sum += value;
  }
  const mean = sum / size;
  let squares = 0;
  for (let k = to; k < to + size; k++) squares += (out[k] - mean) ** 2;
  const scale = 1 / Math.sqrt(squares / size + contrast);
  for (let k = to; k < to + size; k++) out[k] = (out[k] - mean) * scale;
}
