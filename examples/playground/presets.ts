import type { Setting } from './setting.js';

/** A card: a corruption and its dose, as the paper has them. */
export interface Preset extends Pick<Setting, 'corruption' | 'dose'> {
  readonly name: string;
  readonly hint: string;
}

/** The six regimes of the paper, in its order (section 2.1). */
export const PRESETS: readonly Preset[] = [
  { name: 'True labels', hint: 'as they are', corruption: 'labels', dose: 0 },
  { name: 'Partly random labels', hint: 'half of them redrawn', corruption: 'labels', dose: 50 },
  { name: 'Random labels', hint: 'all redrawn', corruption: 'labels', dose: 100 },
  { name: 'Shuffled pixels', hint: 'one order for all images', corruption: 'shuffled pixels', dose: 100 },
  { name: 'Random pixels', hint: 'an order for each image', corruption: 'random pixels', dose: 100 },
  { name: 'Gaussian noise', hint: 'every pixel redrawn', corruption: 'gaussian', dose: 100 },
];

/** The place of the card that a setting belongs to; -1 if it is of none. */
export function presetOf({ corruption, dose }: Pick<Setting, 'corruption' | 'dose'>): number {
  if (corruption !== 'labels') return PRESETS.findIndex((preset) => preset.corruption === corruption);
  return dose === 0 ? 0 : dose === 100 ? 2 : 1;
}

/** What the dose is a share of, in words. */
export const DOSES: Readonly<Record<Setting['corruption'], string>> = {
  labels: 'Labels redrawn at random',
  'symmetric labels': 'Labels replaced by wrong ones',
  'shuffled pixels': 'Images with shuffled pixels',
  'random pixels': 'Images with random pixels',
  gaussian: 'Images of Gaussian noise',
};
