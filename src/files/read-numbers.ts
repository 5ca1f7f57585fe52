import { basename } from 'node:path';
import { openBytes } from './byte-source.js';
import { closing } from './closing.js';
import { checkSize, wrongSize } from './layout.js';
import { readNpyHeader } from './npy.js';
import { type NUMBER_TYPES, type NumberType, numbersOf, swapBytes } from './number-types.js';

/** Arrays of numbers, without those of bigints. */
type NumberArray = Exclude<InstanceType<(typeof NUMBER_TYPES)[NumberType]>, BigInt64Array | BigUint64Array>;

/** Reads the numbers of an NPY file (`.npy`, or `.npy.gz`), row by row: those that label noise needs for each example. */
export async function readNumbers(path: string): Promise<NumberArray> {
  const name = basename(path);
  return closing(await openBytes(path), async (source) => {
    const layout = await readNpyHeader(source, { name });
    checkSize(source, layout, name);
    const encoding = layout.image ?? layout.label;
    if (!encoding || /[iu]8/.test(encoding.type))
      throw new RangeError(`${name} must hold numbers for each example; save array.astype('float64')`);
    const length = layout.count * layout.stride;
    const bytes = new Uint8Array(await source.read(length));
    if (bytes.length < length) throw wrongSize(name, 'fewer', layout.header.length + length);
    swapBytes(bytes, encoding);
    return numbersOf(bytes, encoding.type) as NumberArray;
  });
}
