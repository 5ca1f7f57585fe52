import { type JsonObject, plainObject } from '../digests/plain-json.js';
import { checkMember } from '../errors/check-members.js';
import { type Cell, cellId } from '../experiments/cell.js';
import { type Experiment, ownContext, type RunContext, SCALES } from '../experiments/experiment.js';
import { checkExperiment, loadExperiment } from './load-experiment.js';
import { runContext } from './run-context.js';

/**
 * Runs one cell in this process, without a store: on the backend that is set, or else on wasm.
 *
 * @param experiment a name, the path of an ES module, or the experiment itself
 * @param context what the cell gets, in place of what `sweep` gives it
 * @returns the cell, its id and its result: a line of a merged table
 * @throws Error if there is no such experiment
 * @throws whatever the cell throws
 * @throws TypeError if its result is not plain JSON
 */
export async function runCell(
  experiment: string | Experiment,
  cell: Cell,
  context: RunContext = {},
): Promise<{ readonly cell: Cell; readonly id: string; readonly result: JsonObject }> {
  checkExperiment(experiment);
  const lent = ownContext(context);
  const { run } = typeof experiment === 'string' ? await loadExperiment(experiment, SCALES[0]) : experiment;
  checkMember('experiment.run', run, 'function');
  const own = plainObject('cell', cell);
  const result = plainObject('result', await run(own, { ...runContext(), ...lent }));
  return { cell: own, id: cellId(own), result };
}
