import { existsSync, statSync } from 'node:fs';
import { sha256 } from '../digests/sha256.js';
import { type Cell, cellId } from '../experiments/cell.js';
import { type GridPart, partOf, partText } from '../experiments/grid-part.js';
import type { Manifest } from '../sweeps/manifest.js';
import { type Merged, type MergedCell, mergedText, mergeResults, mergeStores } from '../sweeps/merge.js';
import { readTable } from '../sweeps/read-table.js';
import { readStore, type Store } from '../sweeps/store.js';
import { grouped } from './grouped.js';
import { gridOfDigest, gridWith, type KnownGrid } from './known-grids.js';

/** What a section of a report is about: a grid, and the results that were found for it. */
export interface SweptGrid {
  /** The experiment's name, or the path of its module; of a table that fits no grid known here, the path of the file. */
  readonly experiment: string;
  readonly scale?: string;
  /** The grid known here that the cells belong to, whose figures can be drawn. */
  readonly known?: KnownGrid;
  /** Versions and digests of the code; a merged table does not hold them. */
  readonly code?: Manifest['code'];
  /** Which part of the grid it is about; absent if it is the whole. */
  readonly part?: string;
  readonly operands: readonly string[];
  /** The cells of the grid, or of its part, in its order; of a table that fits no grid known here, those of the table. */
  readonly cells: readonly MergedCell[];
  /** SHA-256 of the merged table's bytes. */
  readonly digest: string;
}

/**
 * Reads stores and merged tables, or a part of each. Stores of one grid are merged, as are tables of one grid that is known here.
 */
export function readGrids(operands: readonly string[], part: GridPart = {}): SweptGrid[] {
  const stores: Store[] = [];
  const tables: MergedTable[] = [];
  for (const operand of operands) {
    if (!existsSync(operand))
      throw new Error(`there is no store or table ${operand}; begin one with \`sweep\``);
    if (statSync(operand).isDirectory()) stores.push(readStore(operand));
    else tables.push(openTable(operand));
  }
  const sources = [
    ...grouped(stores, ({ manifest }) => `${manifest.experiment} ${manifest.grid}`).map((group) =>
      gridOfStores(group, part),
    ),
    ...grouped(tables, ({ known, path }) => (known ? `${known.name} ${known.scale}` : path)).map((group) =>
      gridOfTables(group, part),
    ),
  ];
  for (const { cells, operands } of sources) {
    if (cells.every(({ result, results }) => !result && !results)) {
      const of = partText(part) && ` of ${partText(part)}`;
      throw new Error(`${operands[0]} holds no result${of} yet; \`sweep\` it first`);
    }
  }
  return sources;
}

/** A merged table, and the grid that its cells belong to if it is one known here. */
type MergedTable = ReturnType<typeof openTable>;

function openTable(path: string) {
  const cells = readTable(path);
  return { path, cells, known: gridWith(cells) };
}

function gridOfTables(tables: readonly [MergedTable, ...MergedTable[]], part: GridPart): SweptGrid {
  const [{ path, known, cells }] = tables;
  const grid = partOf(known?.cells ?? cells.map(({ cell }) => cell), part);
  const places = tables.map(
    (table) =>
      new Map(table.cells.map(({ id, result, results }) => [id, result ? [result] : (results ?? [])])),
  );
  return {
    experiment: known?.name ?? path,
    ...(known && { known, scale: known.scale }),
    operands: tables.map((table) => table.path),
    ...aboutPart(part),
    ...merged(grid, mergeResults(grid, places)),
  };
}

function gridOfStores(stores: readonly [Store, ...Store[]], part: GridPart): SweptGrid {
  const { experiment, scale, code, grid, cells } = stores[0].manifest;
  const known = gridOfDigest(grid);
  return {
    experiment,
    scale,
    code,
    ...(known && { known }),
    operands: stores.map(({ folder }) => folder),
    ...aboutPart(part),
    ...merged(partOf(cells, part), mergeStores(stores, part)),
  };
}

function aboutPart(part: GridPart): Pick<SweptGrid, 'part'> {
  const text = partText(part);
  return text === '' ? {} : { part: text };
}

function merged(grid: readonly Cell[], table: Merged): Pick<SweptGrid, 'cells' | 'digest'> {
  const found = new Map(table.cells.map((cell) => [cell.id, cell]));
  const cells = grid.map((cell): MergedCell => {
    const id = cellId(cell);
    return found.get(id) ?? { cell, id };
  });
  return { cells, digest: sha256(Buffer.from(mergedText(table))) };
}
