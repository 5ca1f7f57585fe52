import type { ByteSource } from './byte-source.js';
import type { HeaderOptions, Layout } from './layout.js';
import { NUMBER_TYPES, type NumberType, widthOf } from './number-types.js';

/** The longest header that is read; NumPy's are below 200 bytes. */
const LONGEST = 65_536;

const MAGIC = [0x93, ...Buffer.from('NUMPY')];

/** Reads the header of an NPY file, versions 1 to 3. Source: NumPy, "NEP 1: a simple file format for NumPy arrays". */
export async function readNpyHeader(source: ByteSource, { name }: HeaderOptions): Promise<Layout> {
  const start = await source.read(12);
  if (start.length < 10 || MAGIC.some((byte, i) => start[i] !== byte))
    throw new RangeError(`${name} is not an NPY file`);
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const [length, from] = start[6] === 1 ? [view.getUint16(8, true), 10] : [view.getUint32(8, true), 12];
  if (start[6] < 1 || start[6] > 3 || length > LONGEST)
    throw new RangeError(`${name} has an NPY header that is unknown or damaged`);
  const rest = await source.read(from + length - 12);
  const header = Buffer.concat([start, rest]);
  if (header.length !== from + length) throw new RangeError(`${name} is truncated within its header`);
  return layoutOf(header, header.subarray(from).toString('latin1'), name);
}

function layoutOf(header: Uint8Array, text: string, name: string): Layout {
  const field = (pattern: RegExp) => pattern.exec(text)?.[1];
  const descr = field(/'descr'\s*:\s*'([^']*)'/);
  const order = field(/'fortran_order'\s*:\s*(True|False)/);
  const shape = field(/'shape'\s*:\s*\(([\d,\s]*)\)/)
    ?.split(',')
    .filter((side) => side.trim() !== '')
    .map(Number);
  if (!order || !shape?.every(Number.isSafeInteger))
    throw new RangeError(`${name} has an NPY header that is unknown or damaged`);
  const [, byteOrder, type] = /^([<>|=])(\w+)$/.exec(descr ?? '') ?? [];
  if (type !== 'b1' && !Object.hasOwn(NUMBER_TYPES, type ?? '')) {
    throw new RangeError(
      `${name} has values of the type ${descr ?? 'of a record'}; save whole numbers or float32, as by array.astype('int64')`,
    );
  }
  if (shape.length === 0) throw new RangeError(`${name} holds a single number, not an array`);
  const [count, ...own] = shape;
  const size = own.reduce((product, side) => product * side, 1);
  if (order === 'True' && size > 1)
    throw new RangeError(`${name} is in Fortran order; save numpy.ascontiguousarray(array)`);
  const encoding = {
    type: type === 'b1' ? 'u1' : (type as NumberType),
    bigEndian: byteOrder === '>',
    offset: 0,
  };
  const stride = size * widthOf(encoding.type);
  if (size === 1) return { header, count, stride, label: encoding };
  return {
    header,
    count,
    stride,
    ...(size > 0 && own.length <= 3 && { image: { ...encoding, shape: own } }),
  };
}
