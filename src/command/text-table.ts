import { rowTexts, type Table } from '../reports/table.js';

/**
 * A table as plain text with its notes, all columns but the first to the right; as a list, row by row, if it would be wider than
 * the terminal.
 *
 * @param room the columns of the terminal, if there is one
 */
export function textTable(table: Table, room = Number.POSITIVE_INFINITY): string {
  const { columns, notes } = table;
  const rows = rowTexts(table);
  const folded = Number.isFinite(room) ? notes.map((note) => fold(note, room)) : notes;
  const widths = columns.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column].length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column])))
      .join('   ')
      .trimEnd();
  if (widths.reduce((sum, width) => sum + width + 3, -3) > room)
    return [tableList(columns, rows), ...folded].join('\n');
  const rule = widths.map((width) => '-'.repeat(width)).join('   ');
  return [line(columns), rule, ...rows.map(line), '', ...folded].join('\n');
}

/** A text in lines of at most this many columns, if no word is longer. */
function fold(text: string, room: number): string {
  return text.replaceAll(new RegExp(`(.{1,${room}})(?: |$)`, 'g'), '$1\n').trimEnd();
}

function tableList(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = Math.max(...columns.slice(1).map((name) => name.length));
  const lines = rows.flatMap(([name, ...values]) => [
    name,
    ...values.map((value, column) => `  ${columns[column + 1].padEnd(width)}  ${value}`),
    '',
  ]);
  return lines.join('\n');
}
