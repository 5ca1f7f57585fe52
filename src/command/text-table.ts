import { rowTexts, type Table } from '../reports/table.js';

/** A table as plain text with its notes, all columns but the first to the right. */
export function textTable(table: Table): string {
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
  const rule = widths.map((width) => '-'.repeat(width)).join('   ');
  return [line(columns), rule, ...rows.map(line), '', ...notes].join('\n');
}
