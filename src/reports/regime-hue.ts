import { REGIMES, type Regime } from '../experiments/regimes.js';
import { FIGURE_1A } from './published/figure-1.js';

/** Regimes in the order of the legend of Figure 1a, then those that it lacks. */
const ORDER = [...Object.keys(FIGURE_1A), ...REGIMES.filter((regime) => !(regime in FIGURE_1A))];

export function regimeHue(regime: Regime): number {
  return ORDER.indexOf(regime);
}
