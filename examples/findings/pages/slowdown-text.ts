import { measured } from '../../../src/reports/figure.js';
import { relativeToBaseline, timesToFit } from '../../../src/reports/fit-times.js';
import { byRate } from '../../../src/reports/over-rates.js';
import { FIGURE_1_RATES, FIGURE_1B } from '../../../src/reports/published/figure-1.js';
import type { TrainingRun } from '../../../src/reports/training-runs.js';
import { FITTED_95, type Row } from '../rows.js';
import { markdownTable } from './markdown-table.js';

/** Epochs of each seed until 95 per cent of 50,000 training images are right, beside the paper's curve. */
export function slowdownText(rows: readonly Row[] | undefined): string {
  if (!rows) return 'Not run yet.';
  const runs = rows as unknown as readonly TrainingRun[];
  return markdownTable(
    ['share', 'epochs to 95 %, each seed', 'relative', 'least to most', 'the paper'],
    byRate(runs).map(({ rate, seeds }) => {
      const relative = relativeToBaseline(seeds, runs, FITTED_95).times;
      const { mean, least, most } = measured(rate, relative, seeds.length);
      return [
        String(rate),
        timesToFit(seeds, FITTED_95).times.join(', '),
        mean.toFixed(2),
        `[${least.toFixed(2)}, ${most.toFixed(2)}]`,
        FIGURE_1B['MLP 1x512'][FIGURE_1_RATES.indexOf(rate)].toFixed(2),
      ];
    }),
  );
}
