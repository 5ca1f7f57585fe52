import type { ImageDataset } from '../datasets/labelled-images.js';
import { checkChoice, checkRate } from '../errors/checks.js';
import type { Seed } from '../random/seed.js';
import { type Corruption, corruptData, type RandomizedData } from './corrupted-data.js';

/** The six regimes of the paper's randomisation tests, in its order (section 2.1). */
export const REGIMES = [
  'true labels',
  'partially corrupted labels',
  'random labels',
  'shuffled pixels',
  'random pixels',
  'gaussian',
] as const;

/** A regime of the randomisation tests. */
export type Regime = (typeof REGIMES)[number];

/** The corruption that a regime stands for, and its share of the examples. */
export function corruptionOf(regime: Regime, rate: number): { corruption: Corruption; rate: number } {
  checkChoice('regime', regime, REGIMES);
  checkRate('rate', rate);
  if (regime === 'true labels') return { corruption: 'labels', rate: 0 };
  if (regime === 'partially corrupted labels') return { corruption: 'labels', rate };
  if (regime === 'random labels') return { corruption: 'labels', rate: 1 };
  return { corruption: regime, rate: 1 };
}

/** The regime that a corruption of a share of the examples belongs to. */
export function regimeOf(corruption: Corruption, rate: number): Regime {
  if (rate === 0) return 'true labels';
  if (corruption !== 'labels') return corruption;
  return rate === 1 ? 'random labels' : 'partially corrupted labels';
}

/**
 * Puts a data set under a regime: corrupts it once, on its raw pixels. Each image is to be standardised on its way into a
 * network (`perImageStandardization`).
 *
 * @param rate share of corrupted labels in the regime `'partially corrupted labels'`, 0 to 1
 * @throws TypeError or RangeError where the regime is none or the rate is out of range
 */
export function randomizeData(
  dataset: ImageDataset,
  regime: Regime,
  rate: number,
  seed: Seed,
): RandomizedData {
  const { corruption, rate: share } = corruptionOf(regime, rate);
  return corruptData(dataset, corruption, share, seed);
}
