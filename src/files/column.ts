import { outOfRange } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';
import type { ExampleId } from '../random/example-ids.js';
import type { Chunk } from './chunks.js';
import type { LabelFile, LabelSelection } from './label-file.js';

/** A label as a file holds it: text or a number, or nothing. */
export type Cell = string | number | null;

export interface Columns {
  readonly labels: readonly Cell[];
  readonly ids?: readonly ExampleId[] | undefined;
  /** The bytes of the whole file with other labels; those that are undefined stay as they are, to the byte. */
  readonly rewritten: (labels: readonly (Cell | undefined)[]) => Iterable<Uint8Array>;
}

export function columnLabels(columns: Columns, selection: LabelSelection, name: string): LabelFile {
  const { labels: cells } = columns;
  const present = rowsWithLabel(cells, selection.keepMissing === true, name);
  const classOf = classReader(cells, selection.classes);
  const labels = new Int32Array(present.length);
  for (let i = 0; i < labels.length; i++) labels[i] = classOf.index(cells[present[i]], present[i]);
  const ids = idsOf(columns, present, name);
  const { classNames } = classOf;
  return {
    count: labels.length,
    classes: classOf.values.length,
    ...(ids && { ids }),
    ...(classNames && { classNames }),
    close: async () => {},
    chunks: async function* () {
      const rewritten = (noisy: Int32Array) => {
        const changed: (Cell | undefined)[] = new Array(cells.length);
        present.forEach((row, i) => {
          if (noisy[i] !== labels[i]) changed[row] = classOf.values[noisy[i]];
        });
        return columns.rewritten(changed);
      };
      yield { values: labels.slice(), rewritten } satisfies Chunk<Int32Array>;
    },
  };
}

function rowsWithLabel(cells: readonly Cell[], keepMissing: boolean, name: string): number[] {
  const present: number[] = [];
  cells.forEach((cell, row) => {
    if (cell !== null && cell !== '') present.push(row);
    else if (!keepMissing) {
      throw new RangeError(`${name} has no label in example ${row}; set \`keepMissing\` to keep it as it is`);
    }
  });
  if (present.length === 0) throw new RangeError(`${name} has no label at all`);
  return present;
}

/** What makes class indices of cells, and cells of class indices. */
function classReader(cells: readonly Cell[], classes: LabelSelection['classes']) {
  if (typeof classes === 'number') {
    const numbers = typeof firstOf(cells) === 'number';
    const values: Cell[] = Array.from({ length: classes }, (_, k) => (numbers ? k : String(k)));
    const index = (cell: Cell, row: number) => numberedClass(cell, row, classes);
    return { values, index, classNames: undefined };
  }
  const values = classes ? namedValues(cells, classes) : sortedValues(cells);
  const classNames = values.map(String);
  const indices = new Map(classNames.map((text, k) => [text, k]));
  if (indices.size !== values.length) throw outOfRange('classes', 'distinct names', classNames);
  const index = (cell: Cell, row: number) => {
    const found = indices.get(String(cell));
    if (found === undefined) throw outOfRange(`labels[${row}]`, `one of the ${values.length} classes`, cell);
    return found;
  };
  return { values, index, classNames };
}

const firstOf = (cells: readonly Cell[]) => cells.find((cell) => cell !== null && cell !== '');

function numberedClass(cell: Cell, row: number, classes: number): number {
  const label = typeof cell === 'number' ? cell : /^\d+$/.test(String(cell)) ? Number(cell) : cell;
  checkInteger(`labels[${row}]`, label, 0, classes - 1);
  return label;
}

/** The names as cells of the kind that the column has. */
function namedValues(cells: readonly Cell[], names: readonly string[]): Cell[] {
  const numbers = typeof firstOf(cells) === 'number';
  return names.map((name) =>
    numbers && name.trim() !== '' && !Number.isNaN(Number(name)) ? Number(name) : name,
  );
}

/** The values that occur, in ascending order: of numbers if all are, else of UTF-16 units. */
function sortedValues(cells: readonly Cell[]): Cell[] {
  const values = [...new Set(cells)].filter((cell) => cell !== null && cell !== '');
  const numbers = values.every((value) => /^-?\d+$/.test(String(value)));
  return values.sort((a, b) => (numbers ? Number(a) - Number(b) : String(a) < String(b) ? -1 : 1));
}

/** The ids of the rows that have a label: their own, or their row if others are left out. */
function idsOf({ labels, ids }: Columns, present: readonly number[], name: string): ExampleId[] | undefined {
  if (!ids) return present.length === labels.length ? undefined : [...present];
  const seen = new Set<ExampleId>();
  ids.forEach((id, row) => {
    if (seen.has(id))
      throw new RangeError(
        `${name} has the id ${JSON.stringify(id)} twice, the second time in example ${row}`,
      );
    seen.add(id);
  });
  return present.map((row) => ids[row]);
}
