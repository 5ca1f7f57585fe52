import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkInteger, checkType } from '../errors/checks.js';

/**
 * Whole numbers from 0 to 2^bits - 1 in few bytes, as JSON can hold them. Value i begins at bit `i * bits` of the bytes, the
 * lowest bit of a byte first; the bytes are in base64 (RFC 4648, section 4).
 */
export interface PackedIntegers {
  /** Bits of a value. */
  readonly bits: 1 | 2 | 4 | 8 | 16;
  /** The number of values. */
  readonly length: number;
  readonly base64: string;
}

const WIDTHS = [1, 2, 4, 8, 16] as const;

/** Packs values from 0 to `most`, at most 65,535. */
export function packIntegers(values: ArrayLike<number>, most: number): PackedIntegers {
  const bits = WIDTHS.find((width) => most < 2 ** width) ?? 16;
  const bytes = new Uint8Array(Math.ceil((values.length * bits) / 8));
  if (bits === 16) {
    for (let i = 0; i < values.length; i++) {
      bytes[2 * i] = values[i];
      bytes[2 * i + 1] = values[i] >>> 8;
    }
  } else {
    const shift = Math.log2(8 / bits);
    for (let i = 0; i < values.length; i++) bytes[i >>> shift] |= values[i] << ((i * bits) & 7);
  }
  return { bits, length: values.length, base64: toBase64(bytes) };
}

/**
 * The values of a packed field of a record: its original labels, or its mask (1 for every changed example).
 *
 * ```ts
 * const clean = unpackIntegers(record.originalLabels);
 * ```
 *
 * @param name what an error calls them
 * @returns `packed.length` values
 * @throws TypeError if these are not packed integers
 * @throws RangeError if there are fewer or more bytes than `length` says
 */
export function unpackIntegers(packed: PackedIntegers, name = 'packed'): Int32Array {
  checkType('string', 'name', name);
  const { bits, length, base64 } = Object(packed) as PackedIntegers;
  if (!WIDTHS.includes(bits)) throw wrongKind(`${name}.bits`, WIDTHS.join(', '), bits);
  checkInteger(`${name}.length`, length, 0);
  if (typeof base64 !== 'string') throw wrongKind(`${name}.base64`, 'a string', base64);
  const size = Math.ceil((length * bits) / 8);
  if (base64.length !== 4 * Math.ceil(size / 3))
    throw outOfRange(`${name}.base64`, `${4 * Math.ceil(size / 3)} characters`, base64.length);
  const bytes = fromBase64(`${name}.base64`, base64);
  if (bytes.length !== size) throw outOfRange(`${name}.base64`, `base64 of ${size} bytes`, bytes.length);
  const values = new Int32Array(length);
  const shift = Math.log2(8 / bits);
  const ones = 2 ** bits - 1;
  for (let i = 0; i < length; i++) {
    values[i] =
      bits === 16 ? bytes[2 * i] | (bytes[2 * i + 1] << 8) : (bytes[i >>> shift] >>> ((i * bits) & 7)) & ones;
  }
  return values;
}

/** Bytes that are encoded at a time: a multiple of three, and few enough to be the arguments of one call. */
const CHUNK = 3 * 4096;

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK))));
  return parts.join('');
}

function fromBase64(name: string, text: string): Uint8Array {
  const bytes = new Uint8Array((text.length / 4) * 3);
  let length = 0;
  for (let at = 0; at < text.length; at += (CHUNK / 3) * 4) {
    const part = decoded(name, text.slice(at, at + (CHUNK / 3) * 4));
    for (let i = 0; i < part.length; i++) bytes[length++] = part.charCodeAt(i);
  }
  return bytes.subarray(0, length);
}

function decoded(name: string, text: string): string {
  try {
    return atob(text);
  } catch {
    throw outOfRange(name, 'base64', text.slice(0, 40));
  }
}
