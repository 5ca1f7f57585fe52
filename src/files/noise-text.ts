import { readFileSync } from 'node:fs';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkRate } from '../errors/checks.js';
import { checkRegular } from '../node/regular-file.js';
import { classMap } from '../plans/labels/class-map.js';
import { groups } from '../plans/labels/groups.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { type LabelNoiseJson, labelNoise } from '../plans/labels/label-noise-json.js';
import { NOISE_KINDS, type NoiseEntry } from '../plans/labels/noise-kinds.js';
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
import { readNumbers } from './read-numbers.js';

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
 * `specification.noise` of a record; or `@FILE`, a file that holds such JSON. Numbers for each example stand in an NPY file, which
 * the JSON names: `{"kind":"instance-dependent","probabilities":"@FILE.npy"}`.
 */
export async function noiseFromText(text: string): Promise<LabelChangeOptions['noise']> {
  const rateless = RATELESS.find((name) => name === text);
  if (rateless) return rateless;
  if (text.startsWith('@')) {
    const path = text.slice(1);
    checkRegular(path);
    return noiseFromJson(readFileSync(path, 'utf8'));
  }
  if (text.startsWith('{')) return noiseFromJson(text);
  const [, name, rate] = /^([\w-]+):(.+)$/.exec(text) ?? [];
  if (name === undefined || !Object.hasOwn(NAMED, name))
    throw wrongKind('noise', `one of ${NOISE_USAGE}; or JSON, or @FILE`, text);
  const share = Number(rate);
  checkRate('rate', rate.trim() === '' || Number.isNaN(share) ? rate : share);
  return NAMED[name](share);
}

async function noiseFromJson(text: string): Promise<LabelNoise> {
  const json = parsed(text);
  const { perExample }: Partial<NoiseEntry> = Object.hasOwn(NOISE_KINDS, json.kind)
    ? NOISE_KINDS[json.kind as keyof typeof NOISE_KINDS]
    : {};
  const file = perExample && json[perExample[0]];
  if (!perExample || typeof file !== 'string' || !file.startsWith('@')) return labelNoise(json);
  return labelNoise({ ...json, [perExample[0]]: await readNumbers(file.slice(1)) });
}

function parsed(text: string): LabelNoiseJson {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw outOfRange('noise', 'JSON of a kind of noise', text.slice(0, 60));
  }
}
