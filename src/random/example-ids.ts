import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';
import { threefry2x32 } from './threefry.js';
import { utf8 } from './utf8.js';
import { WORDS } from './word.js';

/** The stable id of an example: its number in the data set (0 to 2^53 - 1), or a string. `7` and `'7'` are two ids. */
export type ExampleId = number | string;

/** The ids of the examples of one call: `{ first }` for consecutive numbers, or one id per example. */
export type ExampleIds = { readonly first: number } | ArrayLike<ExampleId>;

/**
 * The addresses of `count` examples. If `low` is absent they are the consecutive numbers from `first`, all below 2^32;
 * otherwise example i has the 61-bit address `high[i] * 2^32 + (low[i] >>> 0)`.
 */
export interface Addresses {
  readonly count: number;
  readonly first: number;
  readonly low?: Int32Array;
  readonly high?: Int32Array;
}

/** String ids live at 2^60 and above, beyond every number: 28 + 32 bits of their hash below this bit of `high`. */
const STRING_BIT = 1 << 28;

/** The addresses of `count` examples named by `ids` (by default 0, 1, 2, ...). */
export function resolveIds(ids: ExampleIds = { first: 0 }, count: number): Addresses {
  if (typeof ids !== 'object' || ids === null) throw wrongKind('ids', '{ first } or one id an example', ids);
  if (!('first' in ids)) {
    if (ids.length !== count) throw outOfRange('ids', `as many as the ${count} examples`, ids.length);
    return addressList(count, (index) => ids[index]);
  }
  const { first } = ids;
  checkInteger('ids.first', first, 0);
  return first + count <= WORDS ? { count, first } : addressList(count, (index) => first + index);
}

function addressList(count: number, idOf: (index: number) => ExampleId): Addresses {
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  const hash = new Int32Array(2);
  for (let i = 0; i < count; i++) {
    const id = idOf(i);
    if (typeof id === 'string') {
      hashText(id, hash);
      low[i] = hash[0];
      high[i] = STRING_BIT | (hash[1] >>> 4);
    } else {
      if (!(Number.isSafeInteger(id) && id >= 0)) checkInteger(`ids[${i}]`, id, 0);
      low[i] = id | 0;
      high[i] = Math.floor(id / WORDS);
    }
  }
  return { count, first: 0, low, high };
}

/**
 * 64 bits of the UTF-8 bytes of an id. They come in blocks of eight, little-endian, the last one filled with zeros. Each
 * block is the counter of a Threefry2x32 call whose key is the result so far; the first key is (the number of bytes, 0).
 */
function hashText(id: string, state: Int32Array): void {
  const bytes = utf8('ids', id);
  const words = new Int32Array(bytes.buffer);
  state[0] = bytes.length;
  state[1] = 0;
  for (let i = 0; 4 * i < bytes.length; i += 2)
    threefry2x32(state[0], state[1], words[i], words[i + 1], state);
}

/** The addresses of the examples from `from` to `to - 1`. */
export function partOf({ first, low, high }: Addresses, from: number, to: number): Addresses {
  return {
    count: to - from,
    first: first + from,
    ...(low && high && { low: low.subarray(from, to), high: high.subarray(from, to) }),
  };
}

/** The low 32 bits of the address of example `index`, as int32. */
export function lowOf(addresses: Addresses, index: number): number {
  return addresses.low ? addresses.low[index] : (addresses.first + index) | 0;
}

/** The high 29 bits of the address of example `index`. */
export function highOf(addresses: Addresses, index: number): number {
  return addresses.high ? addresses.high[index] : 0;
}

/** The id of example i, as the caller named it. */
export function idReader(ids: ExampleIds | undefined): (index: number) => ExampleId {
  if (ids === undefined) return (index) => index;
  return 'first' in ids ? (index) => ids.first + index : (index) => ids[index];
}
