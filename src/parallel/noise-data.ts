import { wrongKind } from '../errors/argument-error.js';
import { type ClassMapNoise, classMap } from '../plans/labels/class-map.js';
import { type GroupNoise, groups } from '../plans/labels/groups.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { pairFlip } from '../plans/labels/pair-flip.js';
import { symmetric } from '../plans/labels/symmetric.js';
import { type TransitionNoise, transition } from '../plans/labels/transition.js';
import { uniform } from '../plans/labels/uniform.js';

/** The data of label noise, without its functions: what can be sent to a worker. */
export function noiseData(noise: LabelNoise): { readonly kind: string } {
  const { prepare: _, ...data } = noise;
  noiseFromData(data);
  return data;
}

/**
 * The noise that `data` describes.
 *
 * @throws TypeError where it is of a kind that cannot be sent to a worker (instance-dependent noise)
 */
export function noiseFromData(data: { readonly kind: string }): LabelNoise {
  const { kind, rate = 0 } = data as LabelNoise;
  const of: Record<string, () => LabelNoise> = {
    uniform: () => uniform(rate),
    symmetric: () => symmetric(rate),
    'pair-flip': () => pairFlip(rate),
    'class-map': () => classMap((data as ClassMapNoise).map, rate),
    groups: () => groups((data as GroupNoise).groups, rate),
    transition: () => transition((data as TransitionNoise).matrix, (data as TransitionNoise).orientation),
  };
  if (!of[kind]) throw wrongKind('noise', `of one of the kinds ${Object.keys(of).join(', ')}`, kind);
  return of[kind]();
}
