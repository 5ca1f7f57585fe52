import { measured } from './figure.js';
import { criteriaOf, relativeToBaseline, timesToFit } from './fit-times.js';
import { grouped } from './grouped.js';
import { modelName } from './model-name.js';
import type { Entry, Table } from './table.js';
import { results, type TrainingRun, warningOf } from './training-runs.js';

const COLUMNS = [
  'model',
  'corruption',
  'rate',
  'criterion',
  'epochs',
  'least',
  'most',
  'relative',
  'least, relative',
  'most, relative',
  'fitted',
  'seeds',
];

/** The epochs until each criterion was met, and relative to rate 0: a row for each model, corruption and criterion. */
export function fitTable(runs: readonly TrainingRun[], experiment: string): Table {
  const rows = grouped(runs, ({ cell }) => cell.model).flatMap((model) =>
    grouped(model, ({ cell }) => [cell.corruption, cell.rate]).flatMap((seeds) =>
      criteriaOf(runs).map((criterion) => fitRow(seeds, model, criterion)),
    ),
  );
  return {
    name: `${experiment}-epochs-to-fit`,
    title: 'Epochs to fit, by criterion',
    columns: COLUMNS,
    rows,
    warning: warningOf(runs),
    notes: [
      'Epochs: mean, least and most over the seeds that fitted. Relative: those of a seed divided by its own at rate 0; empty where a seed never fitted. Interpolation: every training image is right.',
      ...(experiment === 'figure-1bc'
        ? ['The paper gives no criterion for Figure 1b; the quotients depend on it.']
        : []),
    ],
  };
}

function fitRow(seeds: readonly TrainingRun[], model: readonly TrainingRun[], criterion: string): Entry[] {
  const [{ cell }] = seeds;
  const done = results(seeds);
  const { times: epochs } = timesToFit(seeds, criterion);
  const { times: ratios, unfitted } = relativeToBaseline(seeds, model, criterion);
  return [
    modelName(seeds[0]),
    cell.corruption,
    cell.rate,
    criterion,
    ...spread(epochs),
    ...spread(unfitted === 0 ? ratios : []),
    `${epochs.length} of ${done.length}`,
    `${done.length} of ${seeds.length}`,
  ];
}

function spread(values: readonly number[]): Entry[] {
  if (values.length === 0) return [null, null, null];
  const { mean, least, most } = measured(0, values, values.length);
  return [mean, least, most];
}
