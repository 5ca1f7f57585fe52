import { checkChoice, checkRate } from '../errors/checks.js';
import { type Corruption, isOfLabels } from './corrupted-data.js';

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
  if (!isOfLabels(corruption)) return corruption;
  return rate === 1 ? 'random labels' : 'partially corrupted labels';
}
