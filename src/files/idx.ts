import { idxHeader } from '../datasets/idx.js';
import type { ByteSource } from './byte-source.js';
import type { HeaderOptions, Layout } from './layout.js';
import { type NumberType, widthOf } from './number-types.js';

const TYPES: Readonly<Record<number, NumberType>> = {
  8: 'u1',
  9: 'i1',
  11: 'i2',
  12: 'i4',
  13: 'f4',
  14: 'f8',
};

/** Reads the header of an IDX file, the format of MNIST. */
export async function readIdxHeader(source: ByteSource, { name }: HeaderOptions): Promise<Layout> {
  const start = await source.read(4);
  const begun = idxHeader(start);
  const type = begun && TYPES[begun.type];
  if (!type) throw new RangeError(`${name} is not an IDX file`);
  const header = Buffer.concat([start, await source.read(4 * begun.rank)]);
  const [count, ...own] = idxHeader(header)?.shape ?? [];
  if (count === undefined) throw new RangeError(`${name} is truncated within its header`);
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
