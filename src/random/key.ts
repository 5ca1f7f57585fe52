import seedrandom from 'seedrandom/seedrandom.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { canonicalSeed, encode, type Seed } from './seed.js';

/** The version of the random streams: the bits that an address holds never change within one version. */
export const STREAMS = 1;

/** The 64-bit key of one operation on one split under one seed, as two int32. */
export type Key = readonly [number, number];

/** Keys derived so far: deriving one costs as much as a thousand labels. */
const derived = /* @__PURE__ */ new Map<string, Key>();

/** The last address of an operation, and its key. Work in batches asks for the same address again and again. */
const last = /* @__PURE__ */ new Map<string, readonly [seed: Seed, split: string, kind: string, key: Key]>();

/** Remembered addresses at most, of either kind. */
const MOST = 999;

/**
 * The key under which `operation` draws for the examples of `split` under `seed`: the first two 32-bit outputs of
 * seedrandom (ARC4) for the text `<rethink-gen/1/operation/split/seed>`.
 *
 * seedrandom repeats a short text and keeps only the low byte of a character; the brackets, which stand nowhere else,
 * and the percent-encoding make the texts of two different addresses different ARC4 keys all the same. ARC4 reads 256
 * characters, hence the limit.
 *
 * @param operation its name. It may hold the user's name of a noise, a layer or an image step; brackets, percent signs and
 *   whatever is not printable ASCII are percent-encoded
 * @param kind the end of the operation's name. It is apart, so that a known key is found without joining the texts
 */
export function deriveKey(seed: Seed, split: string, operation: string, kind = ''): Key {
  const before = last.get(operation);
  if (before && before[0] === seed && before[1] === split && before[2] === kind) return before[3];
  if (typeof split !== 'string' || split === '') throw wrongKind('split', "a name such as 'test'", split);
  const plain = (operation + kind).replace(/[<>%]|[^ -~]/gu, (character) => encode('operation', character));
  const text = `<rethink-gen/${STREAMS}/${plain}/${encode('split', split)}/${canonicalSeed(seed)}>`;
  const excess = text.length - 256;
  if (excess > 0) throw outOfRange('seed', `shorter by ${excess} characters`, seed);
  let key = derived.get(text);
  if (!key) {
    const words = seedrandom(text);
    key = [words.int32(), words.int32()];
    if (derived.size > MOST) derived.clear();
    derived.set(text, key);
  }
  if (last.size > MOST) last.clear();
  last.set(operation, [seed, split, kind, key]);
  return key;
}

/** The key of what is drawn once under a seed, the same for every split. */
export function commonKey(seed: Seed, operation: string): Key {
  return deriveKey(seed, 'every split', operation);
}
