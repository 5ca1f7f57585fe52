import { CLAIMS, type Claim } from './claims.js';
import type { Effect, Part } from './parts.js';
import type { Tables } from './rows.js';
import { type Estimate, holm, interval, negated, pLarger, power } from './statistics.js';

/** The probability of calling any claim shown that is not true. */
export const LEVEL = 0.05;

/** A claim and what the tables say of it. */
export interface Finding {
  readonly claim: Claim;
  readonly verdict: 'shown' | 'not shown' | 'contrary' | 'not tested';
  readonly evidence: string;
  /** Holm's, over all claims; a count of trainings has none. */
  readonly p?: number;
  /** The same test with the variance of the claim's own seeds alone, not adjusted. */
  readonly pAlone?: number;
  /** At the effect that the claim expects, with the variance that was found. */
  readonly power?: number;
  /** The parts, none without a table. */
  readonly parts: readonly Part[];
}

/** What the tables say of every claim. In Holm's adjustment, counts and claims without a table have a p-value of 1. */
export function decide(tables: Tables): Finding[] {
  const parts = CLAIMS.map(({ experiment, parts: partsOf }) => {
    const rows = tables.get(experiment);
    return rows && partsOf(rows);
  });
  const effects = parts.map((own) => own?.filter(isEffect) ?? []);
  const adjusted = holm(effects.map((own) => (own.length > 0 ? Math.max(...own.map(pOf)) : 1)));
  return CLAIMS.map((claim, k): Finding => {
    const own = parts[k];
    if (!own)
      return {
        ...{ claim, verdict: 'not tested', parts: [] },
        evidence: `no complete table of ${claim.experiment}`,
      };
    const evidence = evidenceOf(own);
    if (effects[k].length === 0) {
      const all = own.every((part) => !isEffect(part) && part.successes === part.of);
      return { claim, verdict: all ? 'shown' : 'not shown', evidence, parts: own };
    }
    const shown = adjusted[k] <= LEVEL;
    const pAlone = Math.max(...effects[k].map((effect) => pOf({ ...effect, estimate: effect.alone })));
    return {
      ...{ claim, evidence, parts: own, p: adjusted[k], pAlone },
      verdict: shown ? 'shown' : effects[k].some(isContrary) ? 'contrary' : 'not shown',
      ...powerOf(claim, effects[k][0]),
    };
  });
}

export const isEffect = (part: Part): part is Effect => 'limit' in part;

/** The estimate as one of an effect that must be above the limit. */
function upwards({ estimate, limit, side }: Effect): { estimate: Estimate; limit: number } | undefined {
  if (!estimate) return undefined;
  return side === 'above' ? { estimate, limit } : { estimate: negated(estimate), limit: -limit };
}

/** The p of one part, not adjusted. */
export function pOf(effect: Effect): number {
  const tested = upwards(effect);
  return tested ? pLarger(tested.estimate, tested.limit) : 1;
}

/** Whether the effect has the other sign, at the level of Holm's first step. */
function isContrary({ estimate, side }: Effect): boolean {
  return side === 'above' && estimate !== undefined && pLarger(negated(estimate), 0) <= LEVEL / CLAIMS.length;
}

function powerOf({ expected }: Claim, effect: Effect): { power: number } | object {
  const tested = upwards(effect);
  if (!tested || expected === undefined) return {};
  const sign = effect.side === 'above' ? 1 : -1;
  return { power: power(sign * expected, tested.limit, tested.estimate, LEVEL / CLAIMS.length) };
}

/** Effects and what is asked of them; one that is asked about twice is told once. */
function evidenceOf(parts: readonly Part[]): string {
  const texts = parts.map((part, k) => {
    if (!isEffect(part)) return `${part.successes} of ${part.of} trainings`;
    const { estimate, limit, side, unit } = part;
    if (!estimate) return 'a training has no such number (never fitted)';
    const asked = `${side} ${numberText(limit, unit)}`;
    const before = parts[k - 1];
    const again = before && isEffect(before) && before.estimate === estimate;
    return again ? `and ${asked}` : `${effectText(estimate, unit)}, asked: ${asked}`;
  });
  return texts.join('; ').replaceAll('; and', ' and');
}

/** An effect with its interval. */
export function effectText(estimate: Estimate, unit: Effect['unit']): string {
  const [from, to] = interval(estimate).map((value) => numberText(value, unit));
  return `${numberText(estimate.effect, unit)} ${unit === 'factor' ? 'times' : 'points'} [${from}, ${to}]`;
}

export function numberText(value: number, unit: Effect['unit']): string {
  return (unit === 'factor' ? 10 ** value : value).toFixed(2);
}
