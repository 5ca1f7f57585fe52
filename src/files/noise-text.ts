import { readFileSync } from 'node:fs';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkRate } from '../errors/checks.js';
import { classMap } from '../plans/labels/class-map.js';
import { groups } from '../plans/labels/groups.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { labelNoise } from '../plans/labels/label-noise-json.js';
import { pairFlip } from '../plans/labels/pair-flip.js';
import {
  CIFAR10_ASYMMETRIC,
  CIFAR100_ASYMMETRIC,
  CIFAR100_SUPERCLASSES,
  MNIST_ASYMMETRIC,
} from '../plans/labels/published-maps.js';
import { symmetric } from '../plans/labels/symmetric.js';
import { uniform } from '../plans/labels/uniform.js';
import type { LabelChangeOptions } from './label-change.js';

/** Noise that a name and a rate say. */
const NAMED: Readonly<Record<string, (rate: number) => LabelNoise>> = {
  uniform,
  symmetric,
  'pair-flip': pairFlip,
  'cifar10-asymmetric': (rate) => classMap(CIFAR10_ASYMMETRIC, rate),
  'cifar100-asymmetric': (rate) => classMap(CIFAR100_ASYMMETRIC, rate),
  'cifar100-superclasses': (rate) => groups(CIFAR100_SUPERCLASSES, rate),
  'mnist-asymmetric': (rate) => classMap(MNIST_ASYMMETRIC, rate),
};

/** What takes no rate. */
const RATELESS = ['permuted-labels', 'renamed-classes'] as const;

/** How label noise is written as text, for a usage line. */
export const NOISE_USAGE = `${Object.keys(NAMED).join(':P, ')}:P, ${RATELESS.join(', ')}`;

/**
 * Label noise from text: `symmetric:0.4` and its like, `permuted-labels`, `renamed-classes`; the JSON of a noise, as in
 * `specification.noise` of a record; or `@FILE`, a file that holds such JSON.
 *
 * @throws TypeError or RangeError if the text is none of these, or a field is not valid
 */
export function noiseFromText(text: string): LabelChangeOptions['noise'] {
  const rateless = RATELESS.find((name) => name === text);
  if (rateless) return rateless;
  if (text.startsWith('@')) return noiseFromJson(readFileSync(text.slice(1), 'utf8'));
  if (text.startsWith('{')) return noiseFromJson(text);
  const [, name, rate] = /^([\w-]+):(.+)$/.exec(text) ?? [];
  if (name === undefined || !Object.hasOwn(NAMED, name)) {
    throw wrongKind('noise', `one of ${NOISE_USAGE}; or JSON, or @FILE`, text);
  }
  const share = Number(rate);
  checkRate('rate', rate.trim() === '' || Number.isNaN(share) ? rate : share);
  return NAMED[name](share);
}

function noiseFromJson(text: string): LabelNoise {
  try {
    return labelNoise(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw outOfRange('noise', 'JSON of a kind of noise', text.slice(0, 60));
    throw error;
  }
}
