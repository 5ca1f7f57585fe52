import type { RandomizedData } from 'rethink-gen/experiments';
import { digits, seenOf } from './data.js';
import type { Shown } from './frame.js';
import type { Card } from './messages.js';
import { PRESETS } from './presets.js';
import type { Setting } from './setting.js';
import { TASK } from './task.js';

/** Pixel values as grey bytes; those of Gaussian pixels that no grey stands for are cut off. */
const bytesOf = ({ images }: RandomizedData['train']): Uint8Array =>
  images instanceof Uint8Array
    ? images.slice()
    : Uint8Array.from(Uint8ClampedArray.from(images, (v) => v * 255));

/** The training examples of a setting, before and after. */
export function shownOf(setting: Setting): Shown {
  const [before, train] = [digits().train, seenOf(setting)];
  const { corrupted = new Uint8Array(train.labels.length) } = train;
  return {
    original: before.images,
    given: bytesOf(train),
    originalLabels: before.labels,
    labels: Uint8Array.from(train.labels),
    corrupted,
  };
}

/** How much ink is at the edges of an image, where digits have none: its noise. */
function noiseOf(image: Uint8Array): number {
  let sum = 0;
  image.forEach((value, k) => {
    const [x, y] = [k % TASK.side, Math.floor(k / TASK.side)];
    if (x < 2 || y < 2 || x >= TASK.side - 2 || y >= TASK.side - 2) sum += value;
  });
  return sum;
}

/** One digit under each preset: the clearest of those whose label the partly random labels replace. */
export function cardsOf(seed: number): readonly Card[] {
  const partly = shownOf({ ...PRESETS[1], view: 'memorise', seed, rate: 0 });
  const size = TASK.side ** 2;
  const replaced = Array.from(partly.corrupted.keys()).filter((i) => partly.corrupted[i] === 1);
  const noise = (i: number) => noiseOf(partly.original.subarray(i * size, (i + 1) * size));
  const example = replaced.reduce((best, i) => (noise(i) < noise(best) ? i : best), replaced[0]);
  return PRESETS.map((preset) => {
    const { given, labels, originalLabels } = shownOf({ ...preset, view: 'memorise', seed, rate: 0 });
    return {
      picture: given.slice(example * size, (example + 1) * size),
      label: labels[example],
      originalLabel: originalLabels[example],
    };
  });
}
