import { canonicalJson } from '../digests/canonical-json.js';
import { digestJson } from '../digests/digest.js';
import type { JsonObject } from '../digests/plain-json.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkOptions } from '../errors/checks.js';
import { type Cell, cellId } from '../experiments/cell.js';
import { type GridPart, PART_OPTIONS, partOf } from '../experiments/grid-part.js';
import { checkPath } from '../node/check-path.js';
import { checkSameSweep } from './manifest.js';
import { readResults, readStore, type Store } from './store.js';

/** A cell of a grid with its recorded results: a line of a merged table. Without a result, the cell is missing. */
export interface MergedCell<SomeCell extends Cell = Cell, Result extends JsonObject = JsonObject> {
  readonly cell: SomeCell;
  readonly id: string;
  /** The cell's result; absent if it has several. */
  readonly result?: Result;
  /** The different results of the cell, sorted: a conflict. */
  readonly results?: readonly Result[];
}

/** The results of one store or of several (the shards of one sweep), each cell once. */
export interface Merged {
  /** The cells with a result, sorted by id. */
  readonly cells: readonly MergedCell[];
  /** The ids of the cells with several results. */
  readonly conflicts: readonly string[];
  /** The cells without a result, in the order of the grid. */
  readonly missing: readonly Cell[];
}

/**
 * Merges stores of one grid, or a part of it. The table, canonical JSON lines sorted by the cells' ids, is the same bytes however
 * the stores were filled.
 *
 * @param stores their folders
 * @throws Error if a folder holds no store, or a record is damaged
 * @throws Error if two stores have another grid or code version
 * @throws RangeError if no cell is in the part
 */
export function merge(stores: readonly string[], part: GridPart = {}): Merged & { readonly table: string } {
  checkOptions(part, PART_OPTIONS);
  if (!Array.isArray(stores)) throw wrongKind('stores', 'an array of folders', stores);
  if (stores.length === 0) throw outOfRange('stores', 'at least one folder', stores);
  for (let i = 0; i < stores.length; i++) checkPath(`stores[${i}]`, stores[i], 'folder');
  const [first, ...others] = stores.map(readStore);
  const merged = mergeStores([first, ...others], part);
  return { ...merged, table: mergedText(merged) };
}

/**
 * Merges stores. What comes out depends on the results alone: not on the number of stores, their order, or the way in which
 * they were filled.
 */
export function mergeStores(stores: readonly [Store, ...Store[]], part: GridPart = {}): Merged {
  const [{ folder, manifest }] = stores;
  for (const store of stores) checkSameSweep(folder, manifest, store.manifest);
  return mergeResults(partOf(manifest.cells, part), stores.map(readResults));
}

/** Merges the results that were found in several places, by the ids of the cells; those of no cell of the grid are left out. */
export function mergeResults(
  cells: readonly Cell[],
  places: readonly ReadonlyMap<string, readonly JsonObject[]>[],
): Merged {
  const results = new Map<string, Map<string, JsonObject>>();
  for (const [id, found] of places.flatMap((place) => [...place])) {
    const known = results.get(id) ?? new Map<string, JsonObject>();
    for (const result of found) known.set(canonicalJson(result), result);
    results.set(id, known);
  }
  const grid = cells.map((cell) => ({ cell, id: cellId(cell) }));
  const merged: MergedCell[] = [];
  for (const { cell, id } of [...grid].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const known = results.get(id);
    if (!known) continue;
    const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, result]) => result);
    merged.push(sorted.length === 1 ? { cell, id, result: sorted[0] } : { cell, id, results: sorted });
  }
  return {
    cells: merged,
    conflicts: merged.filter(({ results }) => results).map(({ id }) => id),
    missing: grid.filter(({ id }) => !results.has(id)).map(({ cell }) => cell),
  };
}

/**
 * A merged table as canonical JSON lines: the same bytes for the same results. Each line has the digest of its result, or of
 * its results.
 */
export function mergedText({ cells }: Pick<Merged, 'cells'>): string {
  return cells
    .map((cell) => `${canonicalJson({ ...cell, digest: digestJson(cell.result ?? cell.results) })}\n`)
    .join('');
}
