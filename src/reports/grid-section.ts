import type { ExperimentName } from '../experiments/catalogue.js';
import { table1, table4 } from './accuracy-tables.js';
import { cellsTable } from './cells-table.js';
import { chosenEpochTable, earlyLearningFigures } from './early-learning.js';
import { gridFacts } from './facts.js';
import { figures1a } from './figure-1a.js';
import { figure1b } from './figure-1b.js';
import { figures1c } from './figure-1c.js';
import { earlyStoppingTable, figures2 } from './figure-2.js';
import { fitTable } from './fit-table.js';
import { criteriaOf } from './fit-times.js';
import { problemsOf } from './problems.js';
import { figureRandTestError, figureRandXRandY } from './rand-x-rand-y.js';
import type { Section } from './section.js';
import type { SweptGrid } from './swept-grids.js';
import type { TrainingRun } from './training-runs.js';

type Drawn = Pick<Section, 'figures' | 'tables'>;

/** What is drawn of each ready-made experiment. */
const DRAWN: Readonly<Record<ExperimentName, (runs: readonly TrainingRun[]) => Drawn>> = {
  'figure-1a': (runs) => ({ figures: figures1a(runs), tables: [fitTable(runs, 'figure-1a')] }),
  'figure-1bc': (runs) => ({
    figures: [...criteriaOf(runs).map((criterion) => figure1b(runs, criterion)), ...figures1c(runs)],
    tables: [fitTable(runs, 'figure-1bc')],
  }),
  'table-1': (runs) => ({ figures: [], tables: [table1(runs)] }),
  'table-4': (runs) => ({ figures: [], tables: [table4(runs)] }),
  'figure-2': (runs) => ({ figures: figures2(runs), tables: [earlyStoppingTable(runs)] }),
  'early-learning': (runs) => ({
    figures: earlyLearningFigures(runs),
    tables: [chosenEpochTable(runs)],
  }),
  'rand-x-rand-y': (runs) => ({
    figures: [
      ...criteriaOf(runs).map((criterion) => figureRandXRandY(runs, criterion)),
      figureRandTestError(runs),
    ],
    tables: [fitTable(runs, 'rand-x-rand-y')],
  }),
};

/** The figures and tables of a grid: those of its experiment if it is known here, and the table of all cells. */
export function gridSection(source: SweptGrid): Section {
  const { known, scale, cells, experiment } = source;
  const drawn = known ? DRAWN[known.name](cells as readonly TrainingRun[]) : { figures: [], tables: [] };
  const all = cellsTable(source);
  return {
    title: known ? `${known.title} (${known.name}, ${scale})` : experiment,
    problems: problemsOf(source),
    figures: drawn.figures,
    tables: [...drawn.tables, known ? { ...all, place: 'folded' } : all],
    facts: gridFacts(source),
    complete: cells.every(({ result }) => result),
  };
}
