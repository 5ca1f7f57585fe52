import { wrongKind } from '../errors/argument-error.js';
import { checkMember } from '../errors/check-members.js';

/** An array in IDX, the format of MNIST. */
export interface IdxArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

/** What to call a file in an error; throws unless these are bytes, and that is a name. */
export function fileName(bytes: Uint8Array, name: string): string {
  if (!(bytes instanceof Uint8Array)) throw wrongKind('bytes', 'a Uint8Array', bytes);
  checkMember('name', name, 'string');
  return name.slice(0, 300);
}

interface IdxHeader {
  /** The code of the type of the values; 8 is uint8. */
  readonly type: number;
  readonly rank: number;
  /** Empty if the header is cut off. */
  readonly shape: readonly number[];
  readonly length: number;
  /** The number of values. */
  readonly size: number;
}

/**
 * Reads the header of an IDX file: two zero bytes, the type, the rank, the dimensions as big-endian uint32. Source: LeCun, Cortes,
 * Burges, "The MNIST database of handwritten digits", file formats.
 *
 * @param bytes the first ones of the file, at least 4
 * @returns undefined if they are not those of an IDX file
 */
export function idxHeader(bytes: Uint8Array): IdxHeader | undefined {
  const [zero, also, type, rank] = bytes;
  if (zero !== 0 || also !== 0 || !(rank >= 1 && rank <= 4)) return undefined;
  const length = 4 + 4 * rank;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape =
    bytes.length < length ? [] : Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  return { type, rank, shape, length, size: shape.reduce((product, side) => product * side, 1) };
}

/**
 * Reads an IDX file of unsigned bytes: its header, then the values.
 *
 * @param bytes the whole file, not compressed
 * @param name what to call it in an error
 * @throws RangeError if the file has another form, or is shorter or longer than its dimensions say
 */
export function parseIdx(bytes: Uint8Array, name: string): IdxArray {
  const file = fileName(bytes, name);
  const { shape, length, size } = bytesHeader(bytes, file);
  if (bytes.length !== length + size || shape.length === 0) {
    throw new RangeError(
      `${file} has ${bytes.length} bytes where its header says ${length + size}; it is truncated or damaged, download it again`,
    );
  }
  return { shape, values: bytes.subarray(length) };
}

/** The bytes that an IDX file should have, from its first ones. */
export function idxSize(bytes: Uint8Array, name: string): number {
  const { length, size } = bytesHeader(bytes, name);
  return length + size;
}

function bytesHeader(bytes: Uint8Array, name: string): IdxHeader {
  const header = idxHeader(bytes);
  if (bytes.length < 8 || header?.type !== 8)
    throw new RangeError(`${name} is not an IDX file of unsigned bytes; download it again`);
  return header;
}
