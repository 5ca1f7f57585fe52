import type { RandomizationTestResult, RegimeResult } from '../experiments/randomization-test.js';

/** The headings of the summary. */
export const HEADINGS = [
  'regime',
  'epochs to fit',
  'train error',
  'test error',
  'test error*',
  'gap*',
] as const;

/** What the asterisk of the headings means. */
export const FOOTNOTE =
  '* against labels corrupted like the training ones; the gap is that error minus the training error';

/** The cells of a regime's row, as text. */
export function cells(result: RegimeResult): string[] {
  const { regime, end, epochsToFit, history, trainError, testError, corruptedTestError, gap } = result;
  const epochs = epochsToFit === undefined ? `${ENDS[end]} in ${history.length}` : String(epochsToFit);
  return [regime, epochs, ...[trainError, testError, corruptedTestError, gap].map(percent)];
}

const ENDS = {
  interpolated: 'fitted',
  stopped: 'stopped',
  epochs: 'not fitted',
  steps: 'not fitted',
  diverged: 'diverged',
  aborted: 'stopped',
} as const;

/** A share as a percentage with one digit. */
function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** The summary as a table of plain text, numbers to the right, with its footnote. */
export function textTable({ results }: RandomizationTestResult): string {
  const rows = [[...HEADINGS], ...results.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('   ')
      .trimEnd();
  return [
    line(rows[0]),
    widths.map((width) => '-'.repeat(width)).join('   '),
    ...rows.slice(1).map(line),
    '',
    FOOTNOTE,
  ].join('\n');
}
