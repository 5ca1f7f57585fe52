/**
 * Whether the findings of the paper show in one's own results: `npm run findings TABLE...`, the tables of `rethink-gen merge`
 * for figure-1a, figure-1bc and table-4. Exits with 1 where a finding does not show, or is not looked at for want of cells.
 */
import { readFileSync } from 'node:fs';
import { cellId, type ExperimentName, experimentOf, SCALES } from 'rethink-gen/experiments';
import {
  errorGrowth,
  type Finding,
  memorisation,
  orderOfConvergence,
  type Row,
  slowDown,
} from './findings/claims.js';

const CLAIMS: readonly (readonly [ExperimentName, (rows: readonly Row[]) => Finding | Finding[]])[] = [
  ['figure-1a', orderOfConvergence],
  ['figure-1bc', slowDown],
  ['figure-1bc', errorGrowth],
  ['table-4', memorisation],
];

const tables = process.argv.slice(2);
if (tables.length === 0) {
  console.log('usage: npm run findings TABLE... (what rethink-gen merge STORE --out TABLE wrote)');
  process.exit(1);
}
const lines = tables.flatMap((table) => readFileSync(table, 'utf8').trim().split('\n'));
const rows = new Map(lines.map((line) => JSON.parse(line)).map((row) => [row.id as string, row as Row]));
let failed = false;
for (const [name, check] of CLAIMS) {
  const grids = SCALES.map((scale) => experimentOf(name, scale).cells.map(cellId));
  const whole = grids.find((ids) => ids.every((id) => rows.get(id)?.result));
  if (!whole) {
    failed = true;
    console.log(`not looked at: ${check.name} needs every cell of ${name} at one scale, without conflicts`);
    continue;
  }
  const found = [check(whole.map((id) => rows.get(id) as Row))].flat();
  for (const { claim, holds, evidence } of found) {
    failed ||= !holds;
    console.log(`${holds ? 'shows' : 'DOES NOT SHOW'}: ${claim}: ${evidence}`);
  }
}
process.exitCode = failed ? 1 : 0;
