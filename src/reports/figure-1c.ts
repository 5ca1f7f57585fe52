import type { Figure } from './figure.js';
import { errorPoints, GUESSING, paperSeries, SHARES, seriesOfModels } from './over-rates.js';
import { FIGURE_1_SOURCE, FIGURE_1C } from './published/figure-1.js';
import { spreadNote, type TrainingRun, warningOf } from './training-runs.js';

/** Figure 1c, whose test labels are corrupted like the training ones; and the same against the true labels. */
export function figures1c(runs: readonly TrainingRun[]): Figure[] {
  const layout = {
    x: { label: 'label corruption', domain: [0, 1], ticks: SHARES },
    levels: [GUESSING],
    legend: 'bottom right',
    warning: warningOf(runs),
  } as const;
  return [
    {
      ...layout,
      name: 'figure-1c',
      title: 'Generalisation error growth, corrupted test labels',
      y: { label: 'test error', domain: [0, 1], ticks: SHARES },
      series: [
        ...seriesOfModels(runs, (model) => errorPoints(model, 'corruptedTestError')),
        ...paperSeries(FIGURE_1C),
      ],
      notes: [
        'After the last epoch, against test labels that are corrupted like the training ones (at the same rate).',
        spreadNote(runs, 'bars'),
        `Dashed: ${FIGURE_1_SOURCE}; its values are those of corrupted test labels, which its text does not say.`,
      ],
    },
    {
      ...layout,
      name: 'figure-1c-true-labels',
      title: 'Generalisation error growth, true test labels',
      y: { label: 'test error, true labels', domain: [0, 1], ticks: SHARES },
      series: seriesOfModels(runs, (model) => errorPoints(model, 'testError')),
      notes: [
        'After the last epoch, against the true test labels. The paper has no such figure.',
        spreadNote(runs, 'bars'),
      ],
    },
  ];
}
