import type { Scale } from '../experiments/experiment.js';
import type { BackendName } from '../node/backend.js';
import { answerParent } from '../sweeps/answer-parent.js';
import { loadExperiment } from '../sweeps/load-experiment.js';
import { runContext } from '../sweeps/run-context.js';

/**
 * The program of a cell's process: `cell-process PARENT EXPERIMENT SCALE BACKEND DATA` runs the cell that its parent sends. BACKEND
 * and DATA may be empty: then no backend is started before the cell asks for one, and no folder is read.
 */
const [parent, experiment, scale, backend, data] = process.argv.slice(2);

answerParent(Number(parent), async (cell, lent) => {
  if (backend) await (await import('../node/backend.js')).startBackend(backend as BackendName);
  const { run } = await loadExperiment(experiment, scale as Scale);
  return run(cell, { ...runContext(data), ...lent });
});
