import { wrongKind } from '../../errors/argument-error.js';
import { checkChoice, checkOptions } from '../../errors/checks.js';
import { type ClassMapNoise, classMap } from './class-map.js';
import { type GroupNoise, groups } from './groups.js';
import { type InstanceNoise, instanceDependent } from './instance-dependent.js';
import type { LabelNoise } from './label-noise.js';
import { pairFlip } from './pair-flip.js';
import { type PartDependentNoise, partDependent } from './part-dependent.js';
import { symmetric } from './symmetric.js';
import { type TransitionNoise, transition } from './transition.js';
import { uniform } from './uniform.js';

/** Label noise as JSON: its kind and the data fields of that kind. */
export type LabelNoiseJson = { readonly kind: string; readonly [field: string]: unknown };

/** What the fields of a kind are read as; its maker checks them. */
type Fields<Noise extends LabelNoise> = Omit<Noise, 'prepare' | 'rate'> & { readonly rate: number };

/** For each kind its fields, and how it is made of them. */
const KINDS: Record<string, readonly [fields: readonly string[], make: (json: never) => LabelNoise]> = {
  uniform: [['rate'], ({ rate }: Fields<LabelNoise>) => uniform(rate)],
  symmetric: [['rate'], ({ rate }: Fields<LabelNoise>) => symmetric(rate)],
  'pair-flip': [['rate'], ({ rate }: Fields<LabelNoise>) => pairFlip(rate)],
  'class-map': [['map', 'rate'], ({ map, rate }: Fields<ClassMapNoise>) => classMap(map, rate)],
  groups: [['groups', 'rate'], (json: Fields<GroupNoise>) => groups(json.groups, json.rate)],
  transition: [
    ['matrix', 'orientation'],
    ({ matrix, orientation }: Fields<TransitionNoise>) => transition(matrix, orientation),
  ],
  'instance-dependent': [
    ['probabilities'],
    ({ probabilities }: Fields<InstanceNoise>) => {
      checkSupplied('probabilities', probabilities, 'instanceDependent');
      return instanceDependent(probabilities);
    },
  ],
  'part-dependent': [
    ['flipRate', 'deviation', 'scale', 'features'],
    ({ kind: _kind, features, ...options }: Fields<PartDependentNoise>) => {
      checkSupplied('features', features, 'partDependent');
      return partDependent(features, options);
    },
  ],
};

/**
 * Makes label noise again from its JSON, as it stands in the specification of a record (or in a worker's message).
 *
 * ```ts
 * const noise = labelNoise(JSON.parse('{ "kind": "symmetric", "rate": 0.4 }')); // symmetric(0.4)
 * ```
 *
 * @param json `{ kind, ... }`: `uniform`, `symmetric`, `pair-flip`, `class-map`, `groups`, `transition`,
 *   `instance-dependent` or `part-dependent`, with the data fields of that kind
 * @throws TypeError or RangeError where the kind or a field is none, or data is missing that JSON did not hold (typed arrays
 *   and functions that the caller supplied)
 */
export function labelNoise(json: LabelNoiseJson): LabelNoise {
  const kind = json?.kind;
  checkChoice('kind', kind, Object.keys(KINDS));
  const [fields, make] = KINDS[kind];
  checkOptions(json, ['kind', ...fields]);
  return make(json as never);
}

function checkSupplied(name: string, value: unknown, maker: string): void {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value) && typeof value !== 'function') {
    throw wrongKind(name, 'an array', value, `it is no part of the JSON: make the noise with ${maker}`);
  }
}
