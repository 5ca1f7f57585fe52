import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellId, EXPERIMENT_NAMES, type ExperimentName, experimentOf } from 'rethink-gen/experiments';
import type { Row, Tables } from './rows.js';

/** The rows of a merged table. */
export function readRows(path: string): Row[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

/** The tables of the experiments at scale small in a folder, `NAME.jsonl`, each in the order of its grid; incomplete ones left out. */
export function readTables(folder: string): Tables {
  const tables = new Map<ExperimentName, readonly Row[]>();
  for (const name of EXPERIMENT_NAMES) {
    const path = join(folder, `${name}.jsonl`);
    if (!existsSync(path)) continue;
    const rows = new Map(readRows(path).map((row) => [row.id, row]));
    const grid = gridIds(name).map((id) => rows.get(id));
    if (grid.every((row) => row?.result)) tables.set(name, grid as Row[]);
  }
  return tables;
}

function gridIds(name: ExperimentName): string[] {
  const { cells } = experimentOf(name, 'small');
  return cells.map((cell) => cellId(cell));
}
