import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkNumberArray, checkNumbers } from '../errors/check-number-array.js';
import { checkInteger, checkNumber } from '../errors/checks.js';

/** The sum of squares of any such values is finite. */
const MOST = 1e150;

/**
 * Standardises each image by itself: minus its mean, divided by max(standard deviation, 1 / sqrt(number of values)), all
 * channels together, the paper's preprocessing (appendix A; TensorFlow's `per_image_standardization`). Mean and deviation
 * (population) are computed in float64.
 *
 * @param images n x size pixel values, of any scale up to 1e150 (the floor is meant for values from 0 to 1)
 * @param size values of one image
 * @param out takes the new values; `images` itself for in place
 * @returns `out`: float32 values in the same order
 */
export function standardizeImages(
  images: ArrayLike<number>,
  size: number,
  out: Float32Array = new Float32Array(images?.length ?? 0),
): Float32Array {
  checkNumberArray('images', images);
  checkInteger('size', size, 1);
  if (images.length % size !== 0) throw outOfRange('images', `n x ${size} values`, images.length);
  if (!(out instanceof Float32Array)) throw wrongKind('out', 'a Float32Array', out);
  if (out.length !== images.length)
    throw outOfRange('out', `as long as \`images\`, ${images.length}`, out.length);
  checkNumbers('images', images);
  for (let k = 0; k < images.length; k++)
    if (!(Math.abs(images[k]) <= MOST)) checkNumber(`images[${k}]`, images[k], { least: -MOST, most: MOST });
  return standardize(images, size, out);
}

/** `standardizeImages` of what has been checked. */
export function standardize(images: ArrayLike<number>, size: number, out: Float32Array): Float32Array {
  for (let at = 0; at < images.length; at += size) {
    let sum = 0;
    for (let k = at; k < at + size; k++) sum += images[k];
    const mean = sum / size;
    let squares = 0;
    for (let k = at; k < at + size; k++) squares += (images[k] - mean) * (images[k] - mean);
    const scale = 1 / Math.max(Math.sqrt(squares / size), 1 / Math.sqrt(size));
    for (let k = at; k < at + size; k++) out[k] = (images[k] - mean) * scale;
  }
  return out;
}

/** Bytes from 0 to 255 as float32 from 0 to 1. */
export function scaleBytes(bytes: Uint8Array): Float32Array {
  if (!(bytes instanceof Uint8Array)) throw wrongKind('bytes', 'a Uint8Array', bytes);
  const values = new Float32Array(bytes.length);
  for (let k = 0; k < bytes.length; k++) values[k] = bytes[k] / 255;
  return values;
}
