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
  const widths = columns.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column].length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column])))
      .join('   ')
      .trimEnd();
  if (widths.reduce((sum, width) => sum + width + 3, -3) > room)
    return `${tableList(columns, rows)}\n${notes.join('\n')}`;
  const rule = widths.map((width) => '-'.repeat(width)).join('   ');
  return [line(columns), rule, ...rows.map(line), '', ...notes].join('\n');
}

/** Each row as its name, and below it a line for each value. */
function tableList(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = Math.max(...columns.slice(1).map((name) => name.length));
  const lines = rows.flatMap(([name, ...values]) => [
    name,
    ...values.map((value, column) => `  ${columns[column + 1].padEnd(width)}  ${value}`),
    '',
  ]);
  return lines.join('\n');
}
