import { digestJson } from '../digests/digest.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';

/** A plain JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A plain JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** One run of an experiment: everything that its result depends on (but for the backend), as plain JSON. */
export type Cell = JsonObject;

/** The id of a cell: the SHA-256 of its canonical JSON, 64 hexadecimal digits. */
export function cellId(cell: Cell): string {
  return digestJson(cell);
}

/**
 * The digest of a grid, which is its cells in their order.
 *
 * @throws TypeError where a cell is not plain JSON; RangeError where two cells are equal or there is none
 */
export function gridDigest(cells: readonly Cell[]): string {
  if (!Array.isArray(cells)) throw wrongKind('cells', 'an array of plain JSON objects', cells);
  if (cells.length === 0) throw outOfRange('cells', 'at least one cell', cells);
  const places = new Map<string, number>();
  cells.forEach((cell, place) => {
    checkJsonObject(`cells[${place}]`, cell);
    const id = cellId(cell);
    const twin = places.get(id);
    if (twin !== undefined) {
      throw outOfRange(`cells[${place}]`, `another cell than cells[${twin}]`, cell, 'leave one of them out');
    }
    places.set(id, place);
  });
  return digestJson([...places.keys()]);
}

/** Throws unless `value` is an object that is the same after it went through JSON. */
export function checkJsonObject(name: string, value: unknown): asserts value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongKind(name, 'a plain JSON object', value);
  }
  checkJson(name, value);
}

function checkJson(name: string, value: unknown): void {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw outOfRange(name, 'a finite number', value, 'write null for no number');
    return;
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) checkJson(`${name}[${i}]`, value[i]);
    return;
  }
  if (typeof value !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    throw wrongKind(name, 'plain JSON', value);
  }
  for (const [key, inner] of Object.entries(value)) checkJson(`${name}.${key}`, inner);
}
