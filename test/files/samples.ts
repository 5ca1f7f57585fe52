/** Makes files of arrays as NumPy and MNIST write them. */

/** An NPY file. */
export function npy(descr: string, values: ArrayBufferView, shape: readonly number[]): Buffer {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.map((side) => `${side},`).join(' ')}), }`;
  const padded = `${text.padEnd(117)}\n`;
  const head = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, padded.length & 255, padded.length >> 8]);
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return Buffer.concat([head, Buffer.from(padded), bytes]);
}

/** An IDX file. */
export function idx(type: number, shape: readonly number[], bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head[2] = type;
  head[3] = shape.length;
  shape.forEach((side, axis) => void head.writeUInt32BE(side, 4 + 4 * axis));
  return Buffer.concat([head, bytes]);
}

/** Whole numbers of four bytes, the highest first. */
export const bigEndian = (values: Int32Array): Buffer =>
  Buffer.from(Buffer.from(new Int32Array(values).buffer)).swap32();

/** A batch of CIFAR: for each image its labels (all but the last are 7), and the planes of an image with channels last. */
export function cifar(labels: ArrayLike<number>, perImage: number, images?: Uint8Array): Buffer {
  const examples = Array.from(labels, (label, i) => {
    const example = Buffer.alloc(perImage + 3072, i % 251);
    example.fill(7, 0, perImage - 1);
    example[perImage - 1] = label;
    if (images) {
      for (let k = 0; k < 1024; k++)
        for (let c = 0; c < 3; c++) example[perImage + c * 1024 + k] = images[i * 3072 + 3 * k + c];
    }
    return example;
  });
  return Buffer.concat(examples);
}
