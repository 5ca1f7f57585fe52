import { digestJson } from '../digests/digest.js';
import { type JsonObject, plainObject } from '../digests/plain-json.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';

/** One run of an experiment: everything that its result depends on (but for the backend), as plain JSON. */
export type Cell = JsonObject;

/** The id of a cell: the SHA-256 of its canonical JSON, 64 hexadecimal digits. */
export function cellId(cell: Cell): string {
  return digestJson(plainObject('cell', cell));
}

/**
 * The digest of a grid, which is its cells in their order.
 *
 * @throws RangeError if two cells are equal, or the list is empty
 */
export function gridDigest(cells: readonly Cell[]): string {
  return digestJson([...gridOf(cells).keys()]);
}

/** The cells of a grid by their ids, in their order: frozen copies, which nobody can change. */
export function gridOf(cells: readonly Cell[]): ReadonlyMap<string, Cell> {
  if (!Array.isArray(cells)) throw wrongKind('cells', 'an array of plain JSON objects', cells);
  if (cells.length === 0) throw outOfRange('cells', 'at least one cell', cells);
  const grid = new Map<string, Cell>();
  for (let place = 0; place < cells.length; place++) {
    const cell = plainObject(`cells[${place}]`, cells[place]);
    const id = digestJson(cell);
    if (grid.has(id)) {
      const twin = [...grid.keys()].indexOf(id);
      throw outOfRange(`cells[${place}]`, `another cell than cells[${twin}]`, cell, 'leave one of them out');
    }
    grid.set(id, cell);
  }
  return grid;
}
