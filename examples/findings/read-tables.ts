import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellId } from 'rethink-gen/experiments';
import type { Row, Tables } from './rows.js';
import { cellsOf, SWEPT, type Swept } from './swept.js';

/** The rows of a merged table. */
export function readRows(path: string): Row[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

/** The tables of the experiments in a folder, `NAME.jsonl`, each in the order of its grid; incomplete ones left out. */
export function readTables(folder: string): Tables {
  const tables = new Map<Swept, readonly Row[]>();
  for (const name of SWEPT) {
    const path = join(folder, `${name}.jsonl`);
    if (!existsSync(path)) continue;
    const rows = new Map(readRows(path).map((row) => [row.id, row]));
    const grid = cellsOf(name).map((cell) => rows.get(cellId(cell)));
    if (grid.every((row) => row?.result)) tables.set(name, grid as Row[]);
  }
  return tables;
}
