import type { ImageDataset, LabelledBytes } from '../datasets/labelled-images.js';
import type { RunContext, Scale } from '../experiments/experiment.js';
import { answerParent } from '../sweeps/answer-parent.js';
import { isModule, loadExperiment } from '../sweeps/load-experiment.js';

/**
 * The program of a cell's process: `cell-process PARENT EXPERIMENT SCALE [DATA]` runs the cell that its parent sends. An experiment
 * of somebody's own sees to its backend itself.
 */
const [parent, experiment, scale, data] = process.argv.slice(2);

answerParent(Number(parent), async (cell) => {
  if (!isModule(experiment)) await (await import('../node/backend.js')).startBackend();
  const { run } = await loadExperiment(experiment, scale as Scale);
  return run(cell, contextOf(data));
});

/** Lends the data set of a folder. */
function contextOf(folder: string | undefined): RunContext {
  if (!folder) return {};
  const readDataset = async (): Promise<ImageDataset<LabelledBytes>> =>
    (await import('../node/data-folder.js')).readDataFolder(folder);
  return { readDataset };
}
