import { CLAIMS } from '../claims.js';
import { effectText, type Finding, isEffect, LEVEL, numberText, pOf } from '../decide.js';
import type { Effect, Part } from '../parts.js';
import { type Estimate, interval, power } from '../statistics.js';
import { markdownTable } from './markdown-table.js';

/** The power that the numbers of seeds are for. */
const POWER = 0.9;
const MOST_SEEDS = 1000;

/** The claims that are not shown: the effect of the part furthest from it, the power of the test, and the seeds that it would take. */
export function notShownText(findings: readonly Finding[]): string {
  const rows = findings
    .filter(({ verdict }) => verdict === 'not shown' || verdict === 'contrary')
    .map(({ claim, verdict, parts, evidence, power: found }) => {
      const [effect] = parts.filter(isEffect).sort((a, b) => pOf(b) - pOf(a));
      return [
        claim.statements,
        `${claim.text}${verdict === 'contrary' ? ': *contrary*' : ''}`,
        effect?.estimate ? effectText(effect.estimate, effect.unit) : evidence,
        effect ? numberText(effect.limit, effect.unit) : 'all',
        found === undefined ? '' : found.toFixed(2),
        effect ? seedsText(effect) : countText(parts),
      ];
    });
  return markdownTable(['id', 'claim', 'effect', 'asked', 'power', 'what it would take'], rows);
}

function countText(parts: readonly Part[]): string {
  const missed = parts.reduce((sum, part) => (isEffect(part) ? sum : sum + part.of - part.successes), 0);
  return `the other ${missed} trainings fitted as well`;
}

function seedsText({ estimate, limit }: Effect): string {
  if (!estimate) return 'trainings that fit';
  const [from, to] = interval(estimate);
  if (to < limit) return 'nothing: the interval is below what is asked';
  if (estimate.effect <= limit) return 'no number of seeds, if the effect is the one found';
  const seeds = seedsFor(estimate, limit);
  if (seeds > MOST_SEEDS) return `more than ${MOST_SEEDS} seeds`;
  return from > limit
    ? `${seeds} seeds; beyond the limit, but not after Holm's adjustment`
    : `${seeds} seeds`;
}

/** Seeds with which the test has its power, at the level of Holm's first step, if the effect is the one that was found. */
function seedsFor({ effect, standardError, degrees, seeds: had }: Estimate, limit: number): number {
  const found = { level: LEVEL / CLAIMS.length, deviation: standardError * Math.sqrt(had) };
  let seeds = had;
  const powerNow = () =>
    power(
      effect,
      limit,
      {
        standardError: found.deviation / Math.sqrt(seeds),
        degrees: (degrees / (had - 1)) * (seeds - 1),
      },
      found.level,
    );
  while (seeds <= MOST_SEEDS && powerNow() < POWER) seeds++;
  return seeds;
}
