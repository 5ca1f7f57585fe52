import type { DataJson } from './data-json.js';
import type { Scale } from './experiment.js';

/** Digits that each seed draws for itself: `train` images of MNIST, or a few generated ones at scale smoke. */
export function drawnDigits(scale: Scale, train: number): DataJson {
  if (scale === 'smoke') return { name: 'generated digits', train: 100, drawn: true, test: 200 };
  return { name: 'MNIST', train, drawn: true, test: 10_000 };
}

export function drawnSeeds(scale: Scale): number[] {
  return scale === 'smoke' ? [1] : [11, 12, 13, 14, 15];
}
