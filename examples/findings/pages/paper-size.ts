import type { TrainingCell } from 'rethink-gen/experiments';
import { rowOfTable1 } from '../../../src/reports/accuracy-tables.js';
import { PAPER_DATA } from '../../../src/reports/data-text.js';
import type { Figure } from '../../../src/reports/figure.js';
import { figure1b } from '../../../src/reports/figure-1b.js';
import { figures1c } from '../../../src/reports/figure-1c.js';
import { paperModel } from '../../../src/reports/model-name.js';
import { FIGURE_1_RATES, FIGURE_1B, FIGURE_1C } from '../../../src/reports/published/figure-1.js';
import { TABLE_1 } from '../../../src/reports/published/tables.js';
import { accuracyAtLeast } from '../../../src/train/criteria.js';
import { accuracy, FITTED_95, type Row, type Training } from '../rows.js';
import { markdownTable } from './markdown-table.js';

/** A training at the paper's size. */
interface Run extends Training {
  readonly id: string;
  /** A cell of `fitting.mjs` may have other initial weights. */
  readonly cell: TrainingCell & { readonly weightsTimes?: number };
}

const CRITERIA = [FITTED_95, accuracyAtLeast(0.985).name] as const;
const EPOCHS_TO = ['epochs to 95 %', 'epochs to 98.5 %'];

const runsOf = (rows: readonly Row[]) => rows as unknown as readonly Run[];

const isRegularised = ({ cell }: Run) => Object.keys(cell.regularisers).length > 0;

/** The perceptron of Figures 1b and 1c, in the order of its rates. */
const perceptron = (rows: readonly Row[]) =>
  runsOf(rows)
    .filter((run) => paperModel(run) === 'MLP 1x512' && !isRegularised(run))
    .sort((a, b) => a.cell.rate - b.cell.rate);

/** The rows of Table 1 that were run, beside the paper's. */
export function paperSizeTable1(rows: readonly Row[]): string {
  const found = runsOf(rows).flatMap((run) => {
    const paper = rowOfTable1(run);
    return paper ? [{ paper, last: run.result.last }] : [];
  });
  found.sort((a, b) => TABLE_1.indexOf(a.paper) - TABLE_1.indexOf(b.paper));
  return markdownTable(
    ['network', 'labels', 'weight decay', 'train', 'the paper', 'less it', 'test', 'the paper', 'less it'],
    found.map(({ paper: { model, labels, weightDecay, train, test }, last }) => [
      ...[model, labels, weightDecay ? 'yes' : 'no'],
      ...beside(accuracy(last.trainError), train),
      ...beside(accuracy(last.testError), test),
    ]),
  );
}

/** The perceptron's Figures 1b and 1c, beside the paper's. */
export function paperSizeFigure1(rows: readonly Row[]): string {
  const runs = perceptron(rows);
  const times = CRITERIA.map((name) => {
    const [unit] = runs.map(({ result }) => result.epochsTo[name]);
    return ({ result }: Run) => {
      const epochs = result.epochsTo[name];
      return epochs && unit ? [String(epochs), (epochs / unit).toFixed(2)] : ['not reached', '-'];
    };
  });
  const columns = EPOCHS_TO.flatMap((title) => [title, 'relative']);
  return markdownTable(
    ['share', 'train', ...columns, 'the paper', 'test error', 'the paper', 'less it'],
    runs.map((run) => {
      const { cell, result } = run;
      const place = FIGURE_1_RATES.indexOf(cell.rate);
      return [
        ...[String(cell.rate), accuracy(result.last.trainError).toFixed(2)],
        ...times.flatMap((timesOf) => timesOf(run)),
        FIGURE_1B['MLP 1x512'][place].toFixed(2),
        ...beside(100 - accuracy(result.last.corruptedTestError), 100 * FIGURE_1C['MLP 1x512'][place]),
      ];
    }),
  );
}

/** The same as figures, with the paper's curve of this network only. */
export function paperSizeFigures(rows: readonly Row[]): Figure[] {
  const runs = perceptron(rows);
  return [figure1b(runs, CRITERIA[0]), figures1c(runs)[0]].map((figure) => ({
    ...figure,
    name: `paper-size-${figure.name}`,
    data: PAPER_DATA,
    series: figure.series.filter(({ name }) => name === 'MLP 1x512'),
  }));
}

/** How far the perceptron fits random labels if one thing is changed: the cells of `fitting.mjs`, and the one without a change. */
export function fittingText(rows: readonly Row[], changed: readonly Row[]): string {
  const bare = perceptron(rows).filter(({ cell }) => cell.rate === 1);
  return markdownTable(
    ['changed', 'train, epoch 100', ...EPOCHS_TO],
    [...bare, ...runsOf(changed)].map(({ cell, result }) => [
      changeOf(cell),
      accuracy(result.last.trainError).toFixed(2),
      ...CRITERIA.map((name) => String(result.epochsTo[name] ?? 'not reached')),
    ]),
  );
}

function changeOf({ training, weightsTimes }: Run['cell']): string {
  if (weightsTimes) return `initial weights, ${weightsTimes} times as large`;
  if (training.decayEpochs) return `learning rate falls every ${training.decayEpochs} epochs`;
  return training.batchSize === 128 ? 'nothing' : `batches of ${training.batchSize}`;
}

/** A number of per cent, the paper's, and the difference in points. */
const beside = (value: number, paper: number) => {
  const difference = (value - paper).toFixed(2);
  return [value.toFixed(2), paper.toFixed(2), Number(difference) > 0 ? `+${difference}` : difference];
};
