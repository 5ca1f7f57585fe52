/**
 * Lays the published cells of an experiment in the store of a sweep, which then goes on where its table ends. A table in
 * `docs/results` may lack cells: what takes days is committed as it comes.
 *
 *   npx rethink-gen sweep NAME --scale small --data DIR --store STORE    (begin it, and end it with Ctrl-C)
 *   npx tsx examples/published-cells.ts docs/results/NAME.jsonl STORE
 */
import { readTable } from '../src/sweeps/read-table.js';
import { readStore, recordResult } from '../src/sweeps/store.js';

/** Records every cell of a table in a store of the same grid; returns how many there are. */
export function layPublishedCells(table: string, folder: string): number {
  const store = readStore(folder);
  const grid = new Set(store.cells.keys());
  const published = readTable(table);
  for (const { cell, id, result } of published) {
    if (!grid.has(id) || !result)
      throw new Error(`${table}: cell ${id.slice(0, 12)} is not in the grid of the store`);
    recordResult(store, cell, result);
  }
  return published.length;
}

const [table, folder] = process.argv.slice(2);
if (table && folder) console.log(`${layPublishedCells(table, folder)} cells`);
