import { fileName } from './idx.js';
import type { LabelledBytes } from './labelled-images.js';

/** The classes of CIFAR-10, by label. */
export const CIFAR_10_CLASSES = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
] as const;

const PLANE = 32 * 32;
const RECORD = 1 + 3 * PLANE;

/** The bytes of a batch, which holds 10,000 images. */
export const CIFAR_10_BATCH_BYTES = 10_000 * RECORD;

/**
 * Reads a batch of CIFAR-10 in its binary version: for each image one label byte, then 1,024 red, 1,024 green and 1,024
 * blue bytes, row by row. The images come out with channels last.
 *
 * Source: Krizhevsky, "Learning multiple layers of features from tiny images", 2009, and the data set's page.
 *
 * @param bytes the whole file, not compressed
 * @param name what to call it in an error
 * @throws RangeError if the file is no whole number of records or a label is above 9
 */
export function parseCifar10(bytes: Uint8Array, name: string): LabelledBytes {
  const file = fileName(bytes, name);
  const count = bytes.length / RECORD;
  if (count === 0 || !Number.isInteger(count)) {
    throw new RangeError(
      `${file} has ${bytes.length} bytes, no multiple of ${RECORD}; it is truncated or no CIFAR-10 batch in the binary version, download it again`,
    );
  }
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    labels[i] = bytes[i * RECORD];
    if (labels[i] > 9)
      throw new RangeError(
        `${file} has the label ${labels[i]} at image ${i}; the labels of CIFAR-10 are 0 to 9`,
      );
  }
  return { images: channelsLast(bytes, RECORD, 1), labels, imageShape: [32, 32, 3] };
}

/**
 * The images of CIFAR with channels last.
 *
 * @param bytes records one behind the other
 * @param stride the bytes of a record
 * @param offset where in a record its image begins
 */
export function channelsLast(bytes: Uint8Array, stride: number, offset: number): Uint8Array {
  const images = new Uint8Array((bytes.length / stride) * 3 * PLANE);
  let at = 0;
  for (let from = offset; from < bytes.length; from += stride) {
    for (let k = from; k < from + PLANE; k++) {
      images[at++] = bytes[k];
      images[at++] = bytes[PLANE + k];
      images[at++] = bytes[2 * PLANE + k];
    }
  }
  return images;
}
