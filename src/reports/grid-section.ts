import type { CellOf, ExperimentName, ResultOf } from '../experiments/catalogue.js';
import type { MergedCell } from '../sweeps/merge.js';
import { table1, table4 } from './accuracy-tables.js';
import { approximationFigure } from './approximation.js';
import { cellsTable } from './cells-table.js';
import { withData } from './data-text.js';
import { doubleDescentFigure } from './double-descent.js';
import type { Drawing, DrawnExperiment } from './drawn-experiment.js';
import { chosenEpochTable, earlyLearningFigures } from './early-learning.js';
import { gridFacts } from './facts.js';
import { figures1a } from './figure-1a.js';
import { figure1b } from './figure-1b.js';
import { figures1c } from './figure-1c.js';
import { earlyStoppingTable, figures2 } from './figure-2.js';
import { fitTable } from './fit-table.js';
import { criteriaOf } from './fit-times.js';
import { kernelNormFigure, kernelNormTable } from './kernel-norm.js';
import { ownerOf } from './known-grids.js';
import { problemsOf } from './problems.js';
import { figureRandBesidePaper, figureRandTestError, figureRandXRandY } from './rand-x-rand-y.js';
import type { Section } from './section.js';
import type { SweptGrid } from './swept-grids.js';

const DRAWN: {
  readonly [Name in ExperimentName]: (runs: readonly MergedCell<CellOf<Name>, ResultOf<Name>>[]) => Drawing;
} = {
  'figure-1a': (runs) => ({ figures: figures1a(runs), tables: [fitTable(runs, 'figure-1a')] }),
  'figure-1bc': (runs) => ({
    figures: [...criteriaOf(runs).map((criterion) => figure1b(runs, criterion)), ...figures1c(runs)],
    tables: [fitTable(runs, 'figure-1bc')],
  }),
  'table-1': (runs) => ({ figures: [], tables: [table1(runs)] }),
  'table-4': (runs) => ({ figures: [], tables: [table4(runs)] }),
  'figure-2': (runs) => ({ figures: figures2(runs), tables: [earlyStoppingTable(runs)] }),
  'early-learning': (runs) => ({ figures: earlyLearningFigures(runs), tables: [chosenEpochTable(runs)] }),
  'rand-x-rand-y': (runs) => ({
    figures: [
      ...criteriaOf(runs).map((criterion) => figureRandXRandY(runs, criterion)),
      ...criteriaOf(runs)
        .filter((criterion) => criterion === 'interpolation')
        .map((criterion) => figureRandBesidePaper(runs, criterion)),
      figureRandTestError(runs),
    ],
    tables: [fitTable(runs, 'rand-x-rand-y')],
  }),
  'double-descent': (runs) => ({ figures: [doubleDescentFigure(runs)], tables: [] }),
  'kernel-norm': (runs) => ({ figures: [kernelNormFigure(runs)], tables: [kernelNormTable(runs)] }),
  approximation: (runs) => ({ figures: [approximationFigure(runs)], tables: [] }),
};

/**
 * The figures and tables of a grid: those of its experiment, and the table of all cells.
 *
 * @param own experiments that are not ready-made, and draw themselves
 */
export function gridSection(source: SweptGrid, own: readonly DrawnExperiment[] = []): Section {
  const { known, scale, cells, experiment, part } = source;
  const draw = known ? (DRAWN[known.name] as DrawnExperiment['draw']) : ownerOf(cells, own)?.draw;
  const drawn = draw?.(cells) ?? { figures: [], tables: [] };
  const all = cellsTable(source);
  return {
    title: `${known ? `${known.title} (${known.name}, ${scale})` : experiment}${part === undefined ? '' : `: ${part}`}`,
    problems: problemsOf(source),
    figures: known ? drawn.figures.map((figure) => withData(figure, cells)) : drawn.figures,
    tables: [...drawn.tables, known ? { ...all, place: 'folded' } : all],
    facts: gridFacts(source),
    complete: cells.every(({ result }) => result),
  };
}
