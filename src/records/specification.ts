import { STREAMS } from '../random/key.js';
import { type Seed, type SeedJson, seedToJson } from '../random/seed.js';
import { signedZeroToJson } from './signed-zero.js';

/**
 * What was done, as plain JSON: the operation, its options with every default written out, the `imageShape` of images, the
 * seed and the split, and the version of the streams. What the caller supplied as a function or a typed array (probabilities,
 * features) is left out.
 */
export interface Specification {
  readonly operation: string;
  readonly seed?: SeedJson;
  readonly split?: string;
  readonly streams: typeof STREAMS;
  readonly [option: string]: unknown;
}

/** Options in a plan: an address may be among them. */
interface PlanOptions {
  readonly seed?: Seed;
  readonly split?: string;
  readonly ids?: unknown;
  readonly noise?: { readonly prepare: unknown };
}

export function specificationOf(operation: string, options: object): Specification {
  const { seed, split = 'train', ids: _ids, noise, ...own } = options as PlanOptions;
  return {
    operation,
    ...mapSignedZeros(jsonOf(own), signedZeroToJson),
    ...(noise && { noise: jsonOf(noise) }),
    ...(seed !== undefined && { seed: seedToJson(seed), split }),
    streams: STREAMS,
  };
}

/** The options in which -0 is not 0. */
const SIGNED = ['clip', 'statistics'];

/** Options whose signed zeros are mapped, to JSON or from it. */
export function mapSignedZeros(options: object, map: (value: unknown) => unknown): object {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, SIGNED.includes(name) ? map(value) : value]),
  );
}

/** The fields of an object that JSON can hold. */
function jsonOf(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && typeof value !== 'function' && !ArrayBuffer.isView(value),
    ),
  );
}
