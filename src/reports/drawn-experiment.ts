import { wrongKind } from '../errors/argument-error.js';
import { type Experiment, SCALES } from '../experiments/experiment.js';
import { loadExperiment } from '../sweeps/load-experiment.js';
import type { MergedCell } from '../sweeps/merge.js';
import type { Figure } from './figure.js';
import type { Table } from './table.js';

/** What is drawn of a grid. */
export interface Drawing {
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
}

/** An experiment of your own that draws its results. */
export interface DrawnExperiment extends Experiment {
  /** Draws the cells of the grid, or as many as a report is about; those without a `result` are missing or in conflict. */
  readonly draw: (cells: readonly MergedCell[]) => Drawing;
}

/** The experiment, or that of a module at each scale. */
export async function openDrawn(experiment: string | DrawnExperiment): Promise<DrawnExperiment[]> {
  const opened =
    typeof experiment === 'string'
      ? await Promise.all(SCALES.map((scale) => loadExperiment(experiment, scale)))
      : [experiment];
  return opened.map((candidate) => {
    if ('draw' in candidate && typeof candidate.draw === 'function') return candidate as DrawnExperiment;
    const cure = 'without the option, the report is a table of all cells';
    throw wrongKind('experiment', 'an experiment with a function `draw`', candidate.name, cure);
  });
}
