import type { ByteSource } from './byte-source.js';
import type { HeaderOptions, Layout } from './layout.js';
import { type NumberType, widthOf } from './number-types.js';

/** The types of IDX, by their code. */
const TYPES: Readonly<Record<number, NumberType>> = {
  8: 'u1',
  9: 'i1',
  11: 'i2',
  12: 'i4',
  13: 'f4',
  14: 'f8',
};

/**
 * Reads the header of an IDX file, the format of MNIST: two zero bytes, the type, the rank, the dimensions as big-endian
 * uint32. Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits", file formats.
 *
 * @throws RangeError if the file is not one
 */
export async function readIdxHeader(source: ByteSource, { name }: HeaderOptions): Promise<Layout> {
  const start = Buffer.from(await source.read(4));
  const type = TYPES[start[2]];
  const rank = start[3];
  if (start.length < 4 || start[0] !== 0 || start[1] !== 0 || !type || rank < 1 || rank > 4) {
    throw new RangeError(`${name} is not an IDX file`);
  }
  const header = Buffer.concat([start, await source.read(4 * rank)]);
  if (header.length !== 4 + 4 * rank) throw new RangeError(`${name} is truncated within its header`);
  const [count, ...own] = Array.from({ length: rank }, (_, axis) => header.readUInt32BE(4 + 4 * axis));
  const size = own.reduce((product, side) => product * side, 1);
  const encoding = { type, bigEndian: true, offset: 0 };
  const stride = size * widthOf(type);
  return {
    header,
    count,
    stride,
    ...(size === 1 ? { label: encoding } : size > 0 && { image: { ...encoding, shape: own } }),
  };
}
