import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  errorGrowth,
  memorisation,
  orderOfConvergence,
  type Row,
  slowDown,
} from '../../examples/findings/claims.js';
import { experimentOf, type TrainingName } from '../../src/experiments/catalogue.js';
import { cellId } from '../../src/experiments/cell.js';

const epochsTo = (epochs: number | null) => ({
  interpolation: epochs,
  'accuracy at least 0.985': epochs,
  'loss at most 0.05': epochs,
  'accuracy at least 0.95': epochs,
});

/** Rows as the paper has them, at scale smoke; `change` plants what it has not. */
function rowsOf(name: TrainingName, change: (row: Row) => object = () => ({})): Row[] {
  const epochs = {
    'labels 0': 10,
    'shuffled pixels 1': 14,
    'random pixels 1': 23,
    'gaussian 1': 22,
    'labels 1': 36,
  };
  return experimentOf(name, 'smoke').cells.map((cell) => {
    const time = epochs[`${cell.corruption} ${cell.rate}` as keyof typeof epochs] ?? 25;
    const last = { trainError: 0, onlineError: 0, corruptedTestError: 0.1 + 0.8 * cell.rate };
    const row = {
      cell,
      result: { model: cell.model.kind, epochsTo: epochsTo(time), last },
    };
    return { ...row, result: { ...row.result, ...change(row as unknown as Row) } } as unknown as Row;
  });
}

const findings = {
  orderOfConvergence: (change?: (row: Row) => object) => [orderOfConvergence(rowsOf('figure-1a', change))],
  slowDown: (change?: (row: Row) => object) => slowDown(rowsOf('figure-1bc', change)),
  errorGrowth: (change?: (row: Row) => object) => errorGrowth(rowsOf('figure-1bc', change)),
  memorisation: (change?: (row: Row) => object) => memorisation(rowsOf('table-4', change)),
};

const time = (epochs: number | null) => ({ epochsTo: epochsTo(epochs) });
const at = (corruption: string, rate: number, change: object) => (row: Row) =>
  row.cell.corruption === corruption && row.cell.rate === rate ? change : {};

describe('the findings', () => {
  it.each(Object.entries(findings))('%s shows where it is', (_, find) => {
    expect(find().length).toBeGreaterThan(0);
    expect(find().every(({ holds }) => holds)).toBe(true);
  });

  it.each([
    ['orderOfConvergence', 'shuffled pixels are as fast as true labels', at('shuffled pixels', 1, time(10))],
    ['orderOfConvergence', 'Gaussian noise is faster than shuffled pixels', at('gaussian', 1, time(13))],
    ['orderOfConvergence', 'random pixels are slower than random labels', at('random pixels', 1, time(40))],
    ['orderOfConvergence', 'random pixels are never fitted', at('random pixels', 1, time(null))],
    ['slowDown', 'random labels are never fitted', at('labels', 1, time(null))],
    ['slowDown', 'random labels take five times as long', at('labels', 1, time(50))],
    ['slowDown', 'random labels take as long', at('labels', 1, time(10))],
    ['errorGrowth', 'random labels are predicted', at('labels', 1, { last: { corruptedTestError: 0.7 } })],
    ['errorGrowth', 'true labels are not', at('labels', 0, { last: { corruptedTestError: 0.9 } })],
    ['memorisation', 'one label in ten is not fitted', () => ({ last: { trainError: 0.1 } })],
    ['memorisation', 'the training diverged', () => ({ last: { trainError: null } })],
  ] as const)('%s does not show where %s', (name, _, change) => {
    expect(findings[name](change).some(({ holds }) => !holds)).toBe(true);
  });
});

it('npm run findings tells what is missing, and exits with 1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'findings-'));
  const table = join(folder, 'table.jsonl');
  const lines = rowsOf('figure-1a').map((row) => JSON.stringify({ ...row, id: cellId(row.cell) }));
  writeFileSync(table, lines.join('\n'));
  const { stdout, status } = spawnSync('npm', ['run', '--silent', 'findings', table], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(stdout.split('\n')[0]).toBe(
    'shows: true labels < shuffled pixels < random pixels, Gaussian < random labels, in epochs to loss at most 0.05: 10, 14, 23, 22, 36 by interpolation; 10, 14, 23, 22, 36 by accuracy at least 0.985; 10, 14, 23, 22, 36 by loss at most 0.05; 10, 14, 23, 22, 36 by accuracy at least 0.95',
  );
  expect(stdout).toContain(
    'not looked at: memorisation needs every cell of table-4 at one scale, without conflicts',
  );
  expect(status).toBe(1);
});
