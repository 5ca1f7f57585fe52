import type { Address } from '../../../src/plans/address.js';
import type { Slot } from '../kinds.js';
import * as is from '../kinds.js';

/** A cutoff of an exact count: only that of the very options is accepted. */
export const count = is.optional(is.never);

/** The options of an address. */
export const ADDRESS = {
  seed: is.seed,
  split: is.optional(is.text),
  ids: is.optional(is.ids),
} satisfies Record<keyof Address, Slot>;

/** Classes of three labels. */
export const classes = is.either(
  is.integer(3, 65536),
  is.rule(
    'three names of classes',
    (value) =>
      Array.isArray(value) && String(value) === '0,1,2' && value.every((name) => typeof name === 'string'),
  ),
);

/** A label noise: nothing but what the makers of noise return. */
export const noise = is.never;

/** The names of three classes, in their order. */
export const classNames = is.optional(
  is.rule(
    'three names',
    (value) => Array.isArray(value) && value.length === 3 && value.every((name) => typeof name === 'string'),
  ),
);
