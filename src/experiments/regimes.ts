import { checkChoice, checkIsObject, checkRate } from '../errors/checks.js';
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

/** The share of the examples that each regime corrupts: the paper's, and a half of the partially corrupted labels. */
const SHARES = {
  'true labels': 0,
  'partially corrupted labels': 0.5,
  'random labels': 1,
  'shuffled pixels': 1,
  'random pixels': 1,
  gaussian: 1,
} satisfies Record<Regime, number>;

/** Shares of the examples by regime. True labels and random labels have theirs by definition. */
export type RegimeRates = Readonly<Partial<Record<Exclude<Regime, 'true labels' | 'random labels'>, number>>>;

const CHOSEN = REGIMES.filter((regime) => regime !== 'true labels' && regime !== 'random labels');

/** A copy of `rate`, or a throw unless it is a share of partially corrupted labels, or shares of some of `regimes`. */
export function ownRates<Rates extends number | RegimeRates>(rate: Rates, regimes: readonly Regime[]): Rates {
  if (typeof rate !== 'object' || rate === null) {
    checkRate('rate', rate);
    return rate;
  }
  checkIsObject(rate, 'rate');
  const names = CHOSEN.filter((regime) => regimes.includes(regime));
  const rates = { ...rate };
  for (const [regime, share] of Object.entries(rates)) {
    checkChoice('rate', regime, names);
    checkRate(`rate[${JSON.stringify(regime)}]`, share);
  }
  return rates;
}

/**
 * The corruption that a regime stands for, and its share of the examples.
 *
 * @param rate the share of partially corrupted labels, or of several regimes by name
 */
export function corruptionOf(
  regime: Regime,
  rate: number | RegimeRates,
): { corruption: Corruption; rate: number } {
  checkChoice('regime', regime, REGIMES);
  const own = ownRates(rate, REGIMES);
  const rates: Partial<Record<Regime, number>> =
    typeof own === 'number' ? { 'partially corrupted labels': own } : own;
  const ofLabels = regime.endsWith('labels');
  return { corruption: ofLabels ? 'labels' : (regime as Corruption), rate: rates[regime] ?? SHARES[regime] };
}

/** The regime that a corruption of a share of the examples belongs to. */
export function regimeOf(corruption: Corruption, rate: number): Regime {
  if (rate === 0) return 'true labels';
  if (!isOfLabels(corruption)) return corruption;
  return rate === 1 ? 'random labels' : 'partially corrupted labels';
}
