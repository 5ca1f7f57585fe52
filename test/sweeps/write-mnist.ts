import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of MNIST with two images for training and one for tests, of 1 x 1 pixels. */
export function writeMnist(folder: string, pixel: number): string {
  mkdirSync(folder);
  const write = (file: string, shape: number[], ...values: number[]) => {
    const sizes = shape.flatMap((size) => [0, 0, 0, size]);
    writeFileSync(join(folder, file), Uint8Array.of(0, 0, 8, shape.length, ...sizes, ...values));
  };
  write('train-images-idx3-ubyte', [2, 1, 1], 1, pixel);
  write('train-labels-idx1-ubyte', [2], 0, 1);
  write('t10k-images-idx3-ubyte', [1, 1, 1], 3);
  write('t10k-labels-idx1-ubyte', [1], 1);
  return folder;
}
