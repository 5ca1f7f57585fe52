import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CIFAR_10_BATCH_BYTES, CIFAR_10_CLASSES, parseCifar10 } from '../datasets/cifar-10.js';
import { idxSize, parseIdx } from '../datasets/idx.js';
import type { ImageDataset, LabelledBytes } from '../datasets/labelled-images.js';
import { checkPath } from './check-path.js';
import { readPromised } from './promised-file.js';

/** The four files of MNIST: images and labels of both splits. */
const MNIST_FILES = {
  train: ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'],
  test: ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'],
} as const;

/**
 * Reads MNIST (four IDX files) or CIFAR-10 (binary version: five training batches and the test batch) from a folder; each
 * file may be compressed (`.gz`), and is read no further than its header, or its format, says that it goes.
 *
 * @throws Error if the folder holds neither
 * @throws RangeError if a file is truncated, damaged or does not fit the others
 */
export function readDataFolder(folder: string): ImageDataset<LabelledBytes> {
  checkPath('folder', folder, 'folder');
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Error(`there is no folder ${folder}; give the folder of MNIST or CIFAR-10`);
  const names = readdirSync(folder).map((name) => name.replace(/\.gz$/, ''));
  if (names.some((name) => name.endsWith('-ubyte'))) return readMnist(folder);
  if (names.some((name) => /^(data_batch_\d|test_batch)\.bin$/.test(name))) return readCifar10(folder);
  throw new Error(
    `${folder} holds no data set known here; MNIST is ${MNIST_FILES.train[0]} and its three companions, CIFAR-10 is data_batch_1.bin to data_batch_5.bin and test_batch.bin (each may end in .gz)`,
  );
}

function readMnist(folder: string): ImageDataset<LabelledBytes> {
  const [train, test] = (['train', 'test'] as const).map((split) => {
    const [imagesName, labelsName] = MNIST_FILES[split];
    const images = parseIdx(readFile(folder, imagesName, idxSize), imagesName);
    const labels = parseIdx(readFile(folder, labelsName, idxSize), labelsName);
    const [count, height, width] = images.shape;
    if (images.shape.length !== 3 || labels.shape.length !== 1 || labels.shape[0] !== count) {
      throw new RangeError(
        `${imagesName} and ${labelsName} do not fit: shapes ${images.shape} and ${labels.shape}`,
      );
    }
    if (images.values.length === 0)
      throw new RangeError(
        `${imagesName} holds ${count} images of ${height} x ${width} pixels; download it again`,
      );
    const wrong = labels.values.findIndex((label) => label > 9);
    if (wrong >= 0)
      throw new RangeError(
        `${labelsName} has the label ${labels.values[wrong]} at ${wrong}; the labels of MNIST are 0 to 9`,
      );
    return { images: images.values, labels: labels.values, imageShape: [height, width, 1] };
  });
  const [size, other] = [train, test].map(({ imageShape: [height, width] }) => `${height} x ${width}`);
  if (size !== other) throw new RangeError(`the images of ${folder} have two sizes, ${size} and ${other}`);
  const classes = Array.from({ length: 10 }, (_, digit) => String(digit));
  return { name: 'MNIST', classes, train, test };
}

function readCifar10(folder: string): ImageDataset<LabelledBytes> {
  const batch = (name: string) =>
    parseCifar10(
      readFile(folder, name, () => CIFAR_10_BATCH_BYTES),
      name,
    );
  const train = joined([1, 2, 3, 4, 5].map((b) => batch(`data_batch_${b}.bin`)));
  return { name: 'CIFAR-10', classes: CIFAR_10_CLASSES, train, test: batch('test_batch.bin') };
}

function joined(parts: readonly LabelledBytes[]): LabelledBytes {
  const [{ imageShape }] = parts;
  const images = new Uint8Array(parts.reduce((sum, part) => sum + part.images.length, 0));
  const labels = new Uint8Array(parts.reduce((sum, part) => sum + part.labels.length, 0));
  let [image, label] = [0, 0];
  for (const part of parts) {
    images.set(part.images, image);
    labels.set(part.labels, label);
    image += part.images.length;
    label += part.labels.length;
  }
  return { images, labels, imageShape };
}

function readFile(
  folder: string,
  name: string,
  promise: (head: Uint8Array, name: string) => number,
): Uint8Array {
  const path = [name, `${name}.gz`].map((file) => join(folder, file)).find((file) => existsSync(file));
  if (!path) throw new Error(`${folder} lacks ${name} (or ${name}.gz); download the whole data set`);
  return readPromised(path, (head) => promise(head, name));
}
