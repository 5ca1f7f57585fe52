import { wrongKind } from '../../errors/argument-error.js';
import { checkChoice, checkNames } from '../../errors/checks.js';
import type { LabelNoise, NoiseKind } from './label-noise.js';
import { NOISE_KINDS, type NoiseEntry } from './noise-kinds.js';

/** Label noise as JSON: its kind and the data fields of that kind. */
export type LabelNoiseJson = { readonly kind: string; readonly [field: string]: unknown };

/**
 * Makes label noise again from its JSON, as it stands in the specification of a record.
 *
 * ```ts
 * const noise = labelNoise(JSON.parse('{ "kind": "symmetric", "rate": 0.4 }')); // symmetric(0.4)
 * ```
 *
 * @param json `{ kind, ... }`: a kind of noise of this library, with the data fields of that kind
 * @throws TypeError if the kind is unknown or `own:...`, whose rule JSON does not hold
 * @throws TypeError if data is missing that JSON did not hold (typed arrays and functions)
 * @throws RangeError if a field is out of range
 */
export function labelNoise(json: LabelNoiseJson): LabelNoise {
  const kind = json?.kind;
  if (typeof kind === 'string' && kind.startsWith('own:')) {
    const cure = 'its rule is not part of the JSON: pass the noise itself, as in verify(record, { noise })';
    throw wrongKind('kind', 'a kind of this library', kind, cure);
  }
  checkChoice('kind', kind, kinds());
  const { fields, make, perExample }: NoiseEntry = NOISE_KINDS[kind];
  checkNames(json, ['kind', ...fields]);
  if (perExample) checkSupplied(json, perExample);
  return make(json as never);
}

/** The data of label noise from which a worker makes it again with `labelNoise`. */
export function noiseForWorkers(noise: LabelNoise): LabelNoiseJson {
  const possible = kinds().filter((kind) => !('perExample' in NOISE_KINDS[kind]));
  if (!possible.some((kind) => kind === noise.kind)) {
    const rule = `of a kind that a worker can make again (${possible.join(', ')})`;
    throw wrongKind('noise', rule, noise.kind, 'corrupt these labels in one thread, with corruptLabelsInto');
  }
  const { prepare: _prepare, check: _check, ...data } = noise;
  return data;
}

function kinds(): NoiseKind[] {
  return Object.keys(NOISE_KINDS) as NoiseKind[];
}

function checkSupplied(json: LabelNoiseJson, [field, maker]: readonly [string, string]): void {
  const value = json[field];
  if (!Array.isArray(value) && !ArrayBuffer.isView(value) && typeof value !== 'function')
    throw wrongKind(field, 'an array', value, `it is not part of the JSON: make the noise with ${maker}`);
}
