import { outOfRange, wrongKind } from '../errors/argument-error.js';
import type { ExampleId } from '../random/example-ids.js';
import { fromText } from '../random/from-text.js';
import type { Cell, Columns } from './column.js';
import { fieldBytes, fieldText, readDelimited, type Span } from './csv.js';
import { valueSpans } from './json-lines.js';
import { DEFAULT_LABELS, type LabelSelection } from './label-file.js';

/** The columns of CSV or TSV. Every byte outside the fields of changed labels stays. */
export function delimitedColumns(separator: string) {
  const code = separator.charCodeAt(0);
  return (bytes: Uint8Array, selection: LabelSelection, name: string): Columns => {
    const decoder = textDecoder();
    const text = (span: Span, row: number) => decoded(() => fieldText(bytes, span, decoder), name, row);
    const spans: Span[] = [];
    const labels: Cell[] = [];
    const ids: ExampleId[] = [];
    let columns: string[] | undefined;
    let [labelAt, idAt] = [-1, -1];
    let blank = 0;
    readDelimited(bytes, code, name, (fields, line) => {
      if (!columns) {
        const first = fields.map((field) => text(field, line));
        columns = selection.header === false ? first.map((_, i) => String(i + 1)) : first;
        labelAt = columnOf('labels', columns, selection.labels ?? defaultLabels(columns, selection));
        idAt = selection.ids === undefined ? -1 : columnOf('ids', columns, selection.ids);
        if (selection.header !== false) return;
      }
      if (fields.length === 1 && fields[0].start === fields[0].end && columns.length > 1) {
        blank = line;
        return;
      }
      if (blank > 0) throw new RangeError(`${name}, row ${blank}: the line is empty`);
      if (fields.length !== columns.length) {
        throw new RangeError(
          `${name}, row ${line}: ${fields.length} fields, the first row has ${columns.length}`,
        );
      }
      spans.push(fields[labelAt]);
      labels.push(text(fields[labelAt], line));
      if (idAt >= 0) ids.push(idFromText(text(fields[idAt], line), name, line));
    });
    return {
      labels,
      ids: idAt >= 0 ? ids : undefined,
      rewritten: (changed) =>
        spliced(bytes, spans, changed, (cell, { start }) => fieldBytes(String(cell), bytes[start], code)),
    };
  };
}

/** The columns of JSON lines: an object a line. Every byte outside the values of changed labels stays. */
export function jsonLinesColumns(bytes: Uint8Array, selection: LabelSelection, name: string): Columns {
  const keys = [selection.labels ?? DEFAULT_LABELS, ...(selection.ids === undefined ? [] : [selection.ids])];
  const decoder = textDecoder();
  const spans: Span[] = [];
  const labels: Cell[] = [];
  const ids: ExampleId[] = [];
  let line = 0;
  for (let from = 0; from < bytes.length; ) {
    line++;
    const lineFeed = bytes.indexOf(0x0a, from);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const text = decoded(() => decoder.decode(bytes.subarray(from, end)), name, line);
    if (text.trim() !== '') {
      const object = parsedObject(text, name, line);
      const found = located(bytes, from, keys, name, line);
      spans.push(found[0]);
      labels.push(labelCell(object[keys[0]], name, line));
      if (keys.length > 1) ids.push(idFromJson(object[keys[1]], name, line));
    }
    from = end + 1;
  }
  return {
    labels,
    ids: selection.ids === undefined ? undefined : ids,
    rewritten: (changed) => spliced(bytes, spans, changed, (cell) => Buffer.from(JSON.stringify(cell))),
  };
}

function located(
  bytes: Uint8Array,
  from: number,
  keys: readonly string[],
  name: string,
  line: number,
): Span[] {
  const spans = valueSpans(bytes, from, keys);
  return spans.map((span, k) => {
    if (span && span !== 'twice') return span;
    const found = span ? 'twice' : 'missing';
    throw new RangeError(`${name}, line ${line}: the key ${JSON.stringify(keys[k])} is ${found}`);
  });
}

function parsedObject(text: string, name: string, line: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RangeError(`${name}, line ${line}: not JSON`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new RangeError(`${name}, line ${line}: not an object`);
}

function labelCell(value: unknown, name: string, line: number): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new RangeError(`${name}, line ${line}: the label must be a string, a number or null`);
}

function idFromJson(value: unknown, name: string, line: number): ExampleId {
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new RangeError(`${name}, line ${line}: the id must be a string or a number`);
}

function idFromText(text: string, name: string, line: number): ExampleId {
  const id = fromText(text);
  if (typeof id === 'bigint' || text === '') {
    throw new RangeError(
      `${name}, row ${line}: the id ${JSON.stringify(text)} is not a text, nor a whole number below 2^53`,
    );
  }
  return id;
}

/** Decodes UTF-8, and refuses what is not. */
const textDecoder = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

function decoded(decode: () => string, name: string, row: number): string {
  try {
    return decode();
  } catch {
    throw new RangeError(`${name}, row ${row}: not UTF-8; save it as UTF-8`);
  }
}

function defaultLabels(columns: readonly string[], { ids }: LabelSelection): string {
  const others = columns.filter((column) => column !== ids);
  return others.length === 1 ? others[0] : DEFAULT_LABELS;
}

function columnOf(option: 'labels' | 'ids', columns: readonly string[], wanted: string): number {
  const at = columns.indexOf(wanted);
  if (at < 0) throw outOfRange(option, `a column (${columns.join(', ')})`, wanted);
  if (columns.includes(wanted, at + 1)) throw wrongKind(option, 'a column that is there once', wanted);
  return at;
}

/** The bytes with other fields: those from one changed field to the next are parts of `bytes`. */
function* spliced(
  bytes: Uint8Array,
  spans: readonly Span[],
  changed: readonly (Cell | undefined)[],
  encode: (cell: Cell, span: Span) => Uint8Array,
): Generator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let from = 0;
  let gathered = 0;
  for (let row = 0; row < spans.length; row++) {
    const cell = changed[row];
    if (cell === undefined) continue;
    pieces.push(bytes.subarray(from, spans[row].start), encode(cell, spans[row]));
    from = spans[row].end;
    gathered += 2;
    if (gathered >= PIECES) yield Buffer.concat(pieces.splice(0));
    if (pieces.length === 0) gathered = 0;
  }
  pieces.push(bytes.subarray(from));
  yield Buffer.concat(pieces);
}

const PIECES = 8192;
