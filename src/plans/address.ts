import type { OptionNames } from '../errors/checks.js';
import type { ExampleId, ExampleIds } from '../random/example-ids.js';
import { deriveKey, type Key } from '../random/key.js';
import type { Seed } from '../random/seed.js';

/** Where a corruption's chance is addressed: the options that every corruption takes. */
export interface Address {
  /** Any string or whole number, 0 included. Equal seeds give equal bits in every release. */
  readonly seed: Seed;
  /** The split that the examples belong to; splits draw from streams of their own. Default `'train'`. */
  readonly split?: string;
  /** Stable ids of the examples. Default: their positions 0, 1, 2, ... in this call. */
  readonly ids?: ExampleIds;
}

export const ADDRESS_OPTIONS = { seed: true, split: true, ids: true } satisfies OptionNames<Address>;

/** The key of `operation` (and `kind`, with which its name ends) at an address. */
export function keyOf({ seed, split = 'train' }: Address, operation: string, kind?: string): Key {
  return deriveKey(seed, split, operation, kind);
}

/** A copy of the listed ids of `count` examples, so that nobody else can change them; anything else as it is. */
export function ownIds(ids: ExampleIds | undefined, count: number): ExampleIds | undefined {
  if (typeof ids !== 'object' || (ids as ArrayLike<ExampleId> | null)?.length !== count || 'first' in ids)
    return ids;
  return ArrayBuffer.isView(ids) ? (ids as Float64Array).slice() : Array.from(ids);
}

/** Options with a copy of the listed ids of `count` examples. */
export function withOwnIds<Options extends Partial<Address>>(options: Options, count: number): Options {
  const own = ownIds(options.ids, count);
  return own === options.ids ? options : { ...options, ids: own };
}
