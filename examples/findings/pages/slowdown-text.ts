import { FIGURE_1_RATES, FIGURE_1B } from '../../../src/reports/published/figure-1.js';
import { times } from '../parts.js';
import { logTimeTo, type Row } from '../rows.js';
import { markdownTable } from './markdown-table.js';

/** Epochs of each seed until 95 per cent of 50,000 training images are right, beside the paper's curve. */
export function slowdownText(rows: readonly Row[] | undefined): string {
  if (!rows) return 'Not run yet.';
  const shares = [...new Set(rows.map(({ cell }) => Number(cell.rate)))];
  const layout = times(rows, logTimeTo('accuracy at least 0.95'));
  const epochs = [...layout.values()].map((seeds) =>
    [...seeds.values()].map((time) => 10 ** (time ?? Number.NaN)),
  );
  return markdownTable(
    ['share', 'epochs to 95 %, each seed', 'relative', 'least to most', 'the paper'],
    shares.map((share, k) => {
      const relative = epochs[k].map((own, seed) => own / epochs[0][seed]);
      const mean = relative.reduce((sum, value) => sum + value, 0) / relative.length;
      return [
        String(share),
        epochs[k].map((own) => own.toFixed(0)).join(', '),
        mean.toFixed(2),
        `[${Math.min(...relative).toFixed(2)}, ${Math.max(...relative).toFixed(2)}]`,
        FIGURE_1B['MLP 1x512'][FIGURE_1_RATES.indexOf(share)].toFixed(2),
      ];
    }),
  );
}
