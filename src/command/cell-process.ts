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

/** Begun before there is a cell, so that a process that waits for one is ready for it. */
const loading = load();
loading.catch(() => {});

answerParent(Number(parent), async (cell, lent) => {
  const { run } = await loading;
  return run(cell, { ...runContext(data), ...lent });
});

async function load() {
  if (backend) await (await import('../node/backend.js')).startBackend(backend as BackendName);
  return loadExperiment(experiment, scale as Scale);
}
