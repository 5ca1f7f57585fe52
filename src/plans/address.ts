import type { OptionNames } from '../errors/checks.js';
import type { ExampleIds } from '../random/example-ids.js';
import { deriveKey, type Key } from '../random/key.js';
import type { Seed } from '../random/seed.js';

/** Where a corruption's chance is addressed: the options that every corruption takes. */
export interface Address {
  /** Any string or whole number (0 is one); equal seeds give equal bits, for ever. */
  readonly seed: Seed;
  /** The split that the examples belong to; splits draw from streams of their own. Default `'train'`. */
  readonly split?: string;
  /** What names the examples for good. Default: their positions 0, 1, 2, ... in this call. */
  readonly ids?: ExampleIds;
}

/** The option names of an `Address`. */
export const ADDRESS_OPTIONS = { seed: true, split: true, ids: true } satisfies OptionNames<Address>;

/** The key of `operation` (and `kind`, with which its name ends) at an address. */
export function keyOf(address: Address, operation: string, kind?: string): Key {
  return deriveKey(address.seed, address.split ?? 'train', operation, kind);
}

/** A copy of listed ids, so that nobody else can change them; anything else as it is. */
export function ownIds(ids: ExampleIds | undefined): ExampleIds | undefined {
  if (typeof ids !== 'object' || ids === null || 'first' in ids) return ids;
  return ArrayBuffer.isView(ids) ? (ids as Float64Array).slice() : Array.from(ids);
}

/** Options with a copy of listed ids. */
export function withOwnIds<Options extends Partial<Address>>(options: Options): Options {
  const { ids } = Object(options) as Options;
  const own = ownIds(ids);
  return own === ids ? options : { ...options, ids: own };
}
