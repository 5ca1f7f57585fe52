import type { Figure } from './figure.js';
import { inOrder } from './html.js';

/** A table as data: texts, or numbers as they were measured. */
export interface Table {
  /** The name of its files, such as `table-1`. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Entry[])[];
  /** The columns of shares from 0 to 1, which a reader sees in per cent. */
  readonly shares?: readonly string[];
  readonly warning: string;
  readonly notes: readonly string[];
  /** Where the page has it. Default: below the figures. */
  readonly place?: 'above the figures' | 'folded';
}

/** An entry of a table; null if there is no value. */
export type Entry = string | number | null;

/** Digits that a number is shown with if it is read rather than computed with. */
const DIGITS = 4;

export function rowTexts({ columns, rows, shares = [] }: Table): string[][] {
  return rows.map((row) => row.map((entry, column) => entryText(entry, shares.includes(columns[column]))));
}

function entryText(entry: Entry, isShare: boolean): string {
  if (entry === null) return '–';
  if (typeof entry === 'string') return entry;
  return isShare ? `${(100 * entry).toFixed(1)} %` : String(Number(entry.toPrecision(DIGITS)));
}

/** A table as Markdown, with its warning and its notes. */
export function tableMarkdown(table: Table): string {
  const { title, columns, rows, warning, notes } = table;
  const line = (texts: readonly string[]) =>
    `| ${texts.map((text) => markdown(text).replaceAll('|', '\\|')).join(' | ')} |`;
  const align = columns.map((_, column) => (isNumeric(rows, column) ? '---:' : '---'));
  return [
    `**${markdown(title)}**`,
    ...(warning ? ['', `**${markdown(warning)}**`] : []),
    '',
    line(columns),
    line(align),
    ...rowTexts(table).map(line),
    '',
    ...notes.map((note) => `- ${markdown(note)}`),
    '',
  ].join('\n');
}

/** A text as one line of Markdown without HTML. */
function markdown(text: string): string {
  return inOrder(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\\', '&#92;')
    .replaceAll(/\s*[\n\r\u2028\u2029]\s*/g, ' ');
}

/** Whether a column holds numbers only, so that it stands to the right. */
export function isNumeric(rows: Table['rows'], column: number): boolean {
  const entries = rows.map((row) => row[column]).filter((entry) => entry !== null);
  return entries.length > 0 && entries.every((entry) => typeof entry === 'number');
}

/**
 * Rows as CSV (RFC 4180, lines end in LF) behind comment lines that begin with `#`; numbers with all their digits. A text that
 * a spreadsheet would take for a formula has an apostrophe before it.
 */
export function csvText(
  comments: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly Entry[])[],
): string {
  const field = (entry: Entry) => {
    const formula = typeof entry === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(entry);
    const text = inOrder(`${formula ? "'" : ''}${entry ?? ''}`);
    return /[",\n\r]|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [
    ...comments.map((comment) => `# ${inOrder(comment).replaceAll(/\s+/g, ' ')}`),
    ...[columns, ...rows].map((row) => row.map(field).join(',')),
    '',
  ].join('\n');
}

/** The points of a figure as rows, and the names of their columns. */
export function figureRows({ x, y, series }: Figure): { columns: string[]; rows: Entry[][] } {
  return {
    columns: [
      'series',
      'from',
      x.label,
      `mean ${y.label}`,
      'least',
      'most',
      'standard deviation',
      'seeds',
      'seeds wanted',
    ],
    rows: series.flatMap(({ name, from, points }) =>
      points.map((p): Entry[] => [name, from, p.x, p.mean, p.least, p.most, p.deviation, p.seeds, p.wanted]),
    ),
  };
}
