import { outOfRange, wrongKind } from '../errors/argument-error.js';

/**
 * A user's seed: a whole number (0 and negative ones included; beyond 2^53 as a bigint) or a string.
 * `42` and `42n` are one seed; `42` and `'42'` are two.
 */
export type Seed = number | bigint | string;

/** A seed as plain JSON, for records: numbers and strings as they are, larger integers as `{ integer }`. */
export type SeedJson = number | string | { readonly integer: string };

/** Text in which no two seeds are the same: kind, colon, percent-encoded value. */
export function canonicalSeed(seed: Seed): string {
  if (typeof seed === 'string') return `s:${encode('seed', seed)}`;
  if (typeof seed === 'bigint') return `i:${seed}`;
  if (typeof seed !== 'number') throw wrongKind('seed', 'a string or a whole number', seed);
  if (!Number.isSafeInteger(seed))
    throw outOfRange('seed', 'a whole number', seed, 'beyond 2^53 write a bigint');
  return `i:${seed}`;
}

/** The percent-encoded (UTF-8) form of `text`, which holds none of the characters that bracket a key text. */
export function encode(name: string, text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw outOfRange(name, 'well-formed Unicode', text);
  }
}

export function seedToJson(seed: Seed): SeedJson {
  if (typeof seed === 'string') return seed;
  if (typeof seed === 'number') return seed + 0;
  const small = Number(seed);
  return Number.isSafeInteger(small) ? small : { integer: String(seed) };
}

/** The seed of a record's JSON form. */
export function seedFromJson(json: SeedJson): Seed {
  if (typeof json !== 'object') return json;
  const integer = json?.integer;
  if (typeof integer === 'string' && /^-?\d+$/.test(integer)) return BigInt(integer);
  throw wrongKind('seed', "a number, a string or { integer: '...' }", json);
}
