import { CLAIMS, type Claim } from './claims.js';
import type { Part } from './parts.js';
import type { Tables } from './rows.js';
import { type Estimate, holm, interval, pLarger, power, pSuccesses } from './statistics.js';

/** The probability of calling any claim shown that is not true. */
export const LEVEL = 0.05;

/** A claim about trainings is that more than this share of them succeed. */
const CHANCE = 0.5;

/** A claim and what the tables say of it. */
export interface Finding {
  readonly claim: Claim;
  readonly verdict: 'shown' | 'not shown' | 'contrary' | 'not tested';
  /** Holm's, over all claims. */
  readonly p?: number;
  readonly evidence: string;
  /** At the effect that the claim expects, with the variance that was found. */
  readonly power?: number;
}

/** What the tables say of every claim. Claims without a table count as well, with a p-value of 1. */
export function decide(tables: Tables): Finding[] {
  const parts = CLAIMS.map(({ experiment, parts: partsOf }) => {
    const rows = tables.get(experiment);
    return rows && partsOf(rows);
  });
  const adjusted = holm(parts.map((own) => (own ? Math.max(...own.map(pOf)) : 1)));
  return CLAIMS.map((claim, k): Finding => {
    const own = parts[k];
    if (!own) return { claim, verdict: 'not tested', evidence: `no complete table of ${claim.experiment}` };
    const contrary = own.some(
      (part) => 'estimate' in part && part.estimate && interval(part.estimate)[1] < 0 && part.margin > 0,
    );
    const [first] = own;
    const at =
      'estimate' in first && first.estimate && claim.expected !== undefined
        ? { power: power(claim.expected, first.margin, first.estimate, LEVEL / CLAIMS.length) }
        : {};
    const verdict = adjusted[k] <= LEVEL ? 'shown' : contrary ? 'contrary' : 'not shown';
    return {
      claim,
      verdict,
      p: adjusted[k],
      evidence: own.map((part) => textOf(part, claim.unit)).join('; '),
      ...at,
    };
  });
}

function pOf(part: Part): number {
  if ('of' in part) return pSuccesses(part.successes, part.of, CHANCE);
  return part.estimate ? pLarger(part.estimate, part.margin) : 1;
}

function textOf(part: Part, unit: Claim['unit']): string {
  if ('of' in part) return `${part.successes} of ${part.of} trainings`;
  return part.estimate
    ? effectText(part.estimate, part.margin, unit)
    : 'a training has no such number (never fitted)';
}

function effectText(estimate: Estimate, margin: number, unit: Claim['unit']): string {
  const shown = (value: number) => (unit === 'factor' ? `${(10 ** value).toFixed(2)}` : value.toFixed(2));
  const [from, to] = interval(estimate);
  const what = unit === 'factor' ? 'times' : 'points';
  return `${shown(estimate.effect)} ${what} [${shown(from)}, ${shown(to)}], asked: above ${shown(margin)}`;
}
