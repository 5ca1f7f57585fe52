import { type ClassMapNoise, classMap } from './class-map.js';
import { type GroupNoise, groups } from './groups.js';
import { type InstanceNoise, instanceDependent } from './instance-dependent.js';
import type { LabelNoise, NoiseKind } from './label-noise.js';
import { pairFlip } from './pair-flip.js';
import { type PartDependentNoise, partDependent } from './part-dependent.js';
import { symmetric } from './symmetric.js';
import { type TransitionNoise, transition } from './transition.js';
import { uniform } from './uniform.js';

type Fields<Noise extends LabelNoise> = Omit<Noise, 'check' | 'prepare' | 'rate'> & { readonly rate: number };

export interface NoiseEntry {
  readonly fields: readonly string[];
  readonly make: (fields: never) => LabelNoise;
  /** The data field that holds numbers for each example, which JSON may not hold, and the name of the maker that takes it. */
  readonly perExample?: readonly [field: string, maker: string];
}

/** Every kind of label noise of this library: the one list of them, from which records and workers make noise again. */
export const NOISE_KINDS = {
  uniform: { fields: ['rate'], make: ({ rate }: Fields<LabelNoise>): LabelNoise => uniform(rate) },
  symmetric: { fields: ['rate'], make: ({ rate }: Fields<LabelNoise>): LabelNoise => symmetric(rate) },
  'pair-flip': { fields: ['rate'], make: ({ rate }: Fields<LabelNoise>): LabelNoise => pairFlip(rate) },
  'class-map': {
    fields: ['map', 'rate'],
    make: ({ map, rate }: Fields<ClassMapNoise>): LabelNoise => classMap(map, rate),
  },
  groups: {
    fields: ['groups', 'rate'],
    make: ({ groups: members, rate }: Fields<GroupNoise>): LabelNoise => groups(members, rate),
  },
  transition: {
    fields: ['matrix', 'orientation'],
    make: ({ matrix, orientation }: Fields<TransitionNoise>): LabelNoise => transition(matrix, orientation),
  },
  'instance-dependent': {
    fields: ['probabilities'],
    make: ({ probabilities }: Fields<InstanceNoise>): LabelNoise => instanceDependent(probabilities),
    perExample: ['probabilities', 'instanceDependent'],
  },
  'part-dependent': {
    fields: ['flipRate', 'deviation', 'scale', 'features'],
    make: ({ features, flipRate, deviation, scale }: Fields<PartDependentNoise>): LabelNoise =>
      partDependent(features, { flipRate, deviation, scale }),
    perExample: ['features', 'partDependent'],
  },
} as const satisfies Record<NoiseKind, NoiseEntry>;

/** The data fields that hold numbers for each example. */
export type PerExampleField = Extract<
  (typeof NOISE_KINDS)[NoiseKind],
  { readonly perExample: unknown }
>['perExample'][0];
