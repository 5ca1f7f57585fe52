import { existsSync } from 'node:fs';
import quantile from '@stdlib/stats-base-dists-t-quantile';
import { CLAIMS } from './claims.js';
import { LEVEL } from './decide.js';
import { readRows } from './read-tables.js';
import { conditionOf, layoutOf, logTime, testPoints } from './rows.js';
import { contrast, type Layout } from './statistics.js';

/** Seeds of the sweeps, and degrees of freedom of the smallest table that compares conditions: five by three. */
const PLANNED = { seeds: 3, degrees: 8 };

/** What the pilot says of variances, and the differences that two conditions must have to be told apart. */
export function pilotText(path: string): string {
  if (!existsSync(path)) return 'Not run yet.';
  const rows = readRows(path);
  const unit = (name: string, layout: Layout, shown: (deviation: number) => string) => {
    const several = new Map([...layout].filter(([, seeds]) => seeds.size > 1));
    const [a, b] = [...several.keys()];
    const estimate = b === undefined ? undefined : contrast(several, { [a]: 1, [b]: -1 });
    if (!estimate) return `- ${name}: too few cells`;
    const seeds = several.get(a)?.size ?? 1;
    const deviation = estimate.standardError * Math.sqrt(seeds / 2);
    const { degrees } = PLANNED;
    const critical = quantile(1 - LEVEL / CLAIMS.length, degrees) + quantile(0.9, degrees);
    const least = critical * deviation * Math.sqrt(2 / PLANNED.seeds);
    return `- ${name}: residual deviation ${shown(deviation)}; power 0.9 from ${shown(least)} beyond the margin on`;
  };
  return [
    `${rows.length} cells of 1,000 images each. With ${PLANNED.seeds} seeds, ${PLANNED.degrees} degrees of freedom and a level of ${LEVEL} over ${CLAIMS.length} claims (as Holm's first step has it):`,
    '',
    unit('test error', layoutOf(rows, conditionOf, testPoints), (value) => `${value.toFixed(2)} points`),
    unit(
      'time to fit',
      layoutOf(rows, conditionOf, logTime),
      (value) => `a factor of ${(10 ** value).toFixed(3)}`,
    ),
  ].join('\n');
}
