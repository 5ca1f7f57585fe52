import { type Measured, measured, type Noise } from '../parts.js';
import type { Row } from '../rows.js';
import { markdownTable } from './markdown-table.js';

const NOISES: readonly (readonly [string, string])[] = [
  ['labels 0', 'true labels'],
  ['labels 1', 'random labels'],
  ['gaussian 1', 'Gaussian images'],
];

/** The means of three measures under each noise, with the least and the most of the seeds. */
export function noiseAndDataText(rows: readonly Row[] | undefined): string {
  if (!rows) return 'Not run yet.';
  const columns: readonly (readonly [string, string, string, (result: Measured, cell: Noise) => number])[] = [
    ['loss sensitivity, Gini', 'loss sensitivity', '', ({ gini }) => gini],
    ['images with a critical sample', 'critical samples', '', ({ ratio }) => ratio],
    ['training error', 'dropout', '', ({ trainError }) => trainError],
    ['training error, dropout', 'dropout', ', dropout', ({ trainError }) => trainError],
    ['test error', 'dropout', '', ({ testError }) => testError],
    ['test error, dropout', 'dropout', ', dropout', ({ testError }) => testError],
  ];
  return markdownTable(
    ['', ...columns.map(([title]) => title)],
    NOISES.map(([noise, name]) => [
      name,
      ...columns.map(([, measure, also, value]) => {
        const values = [...(measured(rows, measure, value).get(`${noise}${also}`)?.values() ?? [])].map(
          Number,
        );
        return values.length > 0 ? spreadText(values) : '';
      }),
    ]),
  );
}

function spreadText(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${mean.toFixed(1)} [${Math.min(...values).toFixed(1)}, ${Math.max(...values).toFixed(1)}]`;
}
