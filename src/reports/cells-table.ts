import type { Json, JsonObject } from '../digests/plain-json.js';
import type { SweptGrid } from './swept-grids.js';
import type { Entry, Table } from './table.js';

/** Every cell of a grid with its result: lists within results (such as histories) are left out. */
export function cellsTable({ cells, known, experiment }: SweptGrid): Table {
  const fields = columnsOf(cells.map(({ cell }) => flat(cell, 'list')));
  const values = columnsOf(cells.map(({ result }) => flat(result ?? {}, 'no list')));
  const clash = new Set(fields.filter((field) => values.includes(field)));
  return {
    name: known ? `${known.name}-cells` : 'cells',
    title: `Cells of ${known?.name ?? experiment}`,
    columns: [
      'id',
      ...fields,
      'status',
      ...values.map((value) => (clash.has(value) ? `result.${value}` : value)),
    ],
    rows: cells.map((line): Entry[] => {
      const cell = flat(line.cell, 'list');
      const result = flat(line.result ?? {}, 'no list');
      return [
        line.id,
        ...fields.map((field) => cell.get(field) ?? null),
        line.results ? 'in conflict' : line.result ? 'done' : 'missing',
        ...values.map((value) => result.get(value) ?? null),
      ];
    }),
    warning: '',
    notes: ['Lists within results, such as histories, stand in the stores and in merged tables only.'],
  };
}

/** The fields of the objects, in the order in which they are met. */
function columnsOf(rows: readonly ReadonlyMap<string, Entry>[]): string[] {
  return [...new Set(rows.flatMap((row) => [...row.keys()]))];
}

/** The leaves of an object by their paths; lists as JSON, or left out. */
function flat(object: JsonObject, lists: 'list' | 'no list', path = ''): Map<string, Entry> {
  const leaves = new Map<string, Entry>();
  for (const [key, value] of Object.entries(object)) {
    const name = path ? `${path}.${key}` : key;
    if (isObject(value)) for (const [inner, leaf] of flat(value, lists, name)) leaves.set(inner, leaf);
    else if (!Array.isArray(value))
      leaves.set(name, typeof value === 'boolean' ? String(value) : (value as Entry));
    else if (lists === 'list') leaves.set(name, JSON.stringify(value));
  }
  return leaves;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
