import { existsSync } from 'node:fs';
import quantile from '@stdlib/stats-base-dists-t-quantile';
import { CLAIMS } from '../claims.js';
import { LEVEL } from '../decide.js';
import type { Effect } from '../parts.js';
import { readRows } from '../read-tables.js';
import { conditionOf, layoutOf, logTime, testPoints } from '../rows.js';
import { contrast, power } from '../statistics.js';

/** Seeds of the sweeps, and degrees of freedom of the smallest table that compares conditions: five by three. */
const PLANNED = { seeds: 3, degrees: 8 };

type Measure = NonNullable<Effect['measure']>;

const VALUES = { 'test error': testPoints, 'time to fit': logTime } as const;

/** The residual deviations of the pilot: points of error, and decimal logarithms of times. */
export type Pilot = ReadonlyMap<Measure, { readonly deviation: number; readonly degrees: number }>;

/** What the pilot's table says of variances; empty without one. */
export function readPilot(path: string): Pilot {
  const rows = existsSync(path) ? readRows(path) : [];
  const found = Object.entries(VALUES).flatMap(([measure, value]) => {
    const layout = layoutOf(rows, conditionOf, value);
    const several = new Map([...layout].filter(([, seeds]) => seeds.size > 1));
    const [a, b] = [...several.keys()];
    const estimate = b === undefined ? undefined : contrast(several, { [a]: 1, [b]: -1 });
    if (!estimate) return [];
    const { standardError, scale, degrees } = estimate;
    return [[measure as Measure, { deviation: standardError / scale, degrees }] as const];
  });
  return new Map(found);
}

/** The power of a test of that effect as it could be told before the sweeps: with the pilot's variance. */
export function plannedPower(pilot: Pilot, expected: number, effect: Effect): number | undefined {
  const known = effect.measure && pilot.get(effect.measure);
  if (!known || !effect.estimate) return undefined;
  const standardError = known.deviation * effect.estimate.scale;
  return power(expected, effect.limit, { standardError, degrees: PLANNED.degrees }, LEVEL / CLAIMS.length);
}

/** The differences that two conditions must have to be told apart, with the pilot's variances. */
export function pilotText(path: string): string {
  const pilot = readPilot(path);
  if (pilot.size === 0) return 'Not run yet.';
  const critical = quantile(1 - LEVEL / CLAIMS.length, PLANNED.degrees) + quantile(0.9, PLANNED.degrees);
  const lines = [...pilot].map(([measure, { deviation, degrees }]) => {
    const [own, least] = [deviation, critical * deviation * Math.sqrt(2 / PLANNED.seeds)].map((value) =>
      measure === 'time to fit' ? `a factor of ${(10 ** value).toFixed(3)}` : `${value.toFixed(2)} points`,
    );
    return `- ${measure}: residual deviation ${own} (${degrees} degrees of freedom); power 0.9 needs ${least} beyond the limit`;
  });
  return [
    `${readRows(path).length} cells of 1,000 images each. For a sweep of ${PLANNED.seeds} seeds and five conditions (${PLANNED.degrees} degrees of freedom), at a level of ${LEVEL} divided by ${CLAIMS.length} claims (34 when they were committed):`,
    '',
    ...lines,
  ].join('\n');
}
