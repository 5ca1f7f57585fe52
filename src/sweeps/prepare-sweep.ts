import { availableParallelism } from 'node:os';
import type { Cell } from '../experiments/cell.js';
import { type Experiment, type Scale, shardOf } from '../experiments/experiment.js';
import { inChildProcess } from './child-process.js';
import { cellProgram, codeVersion, nodeVersion } from './code-version.js';
import { loadExperiment } from './load-experiment.js';
import { manifestOf } from './manifest.js';
import { openStore, type Store } from './store.js';
import type { CellRunner } from './sweep.js';

/** What is swept, and where its results go. */
export interface SweepPlan {
  /** The folder of the store, begun where there is none. */
  readonly store: string;
  readonly scale: Scale;
  /** The folder of a data set, for cells that read one. */
  readonly data?: string;
  /** Which part of the grid, from 1 on, of how many. */
  readonly shard: readonly [number, number];
  /** Seconds after which the process of a cell is killed; none where it is left out. */
  readonly timeLimit?: number;
}

/** A sweep that can begin: its store is open. */
export interface PreparedSweep {
  readonly experiment: Experiment;
  readonly store: Store;
  readonly cells: readonly Cell[];
  readonly run: CellRunner;
}

/**
 * Opens the store of an experiment. One that is named (or is the path of a module) has its cells run in processes of their
 * own; one that is given as an object, in this process.
 *
 * @param version of this package
 * @throws Error where there is no such experiment, or the store was begun with another grid or code version
 */
export async function prepareSweep(
  wanted: string | Experiment,
  { store: folder, scale, data, shard, timeLimit }: SweepPlan,
  version: string,
): Promise<PreparedSweep> {
  if (typeof wanted !== 'string') {
    const { name, cells, run } = wanted;
    const store = openStore(
      folder,
      manifestOf({ experiment: name, scale, code: { node: nodeVersion() }, cells }),
    );
    return { experiment: wanted, store, cells: shardOf(cells, ...shard), run: (cell) => run(cell, {}) };
  }
  const experiment = await loadExperiment(wanted, scale);
  const code = await codeVersion(wanted, version);
  const store = openStore(folder, manifestOf({ experiment: wanted, scale, code, cells: experiment.cells }));
  const run = inChildProcess({
    program: cellProgram(),
    argv: [wanted, scale, ...(data === undefined ? [] : [data])],
    ...(timeLimit !== undefined && { timeLimit }),
  });
  return { experiment, store, cells: shardOf(store.manifest.cells, ...shard), run };
}

/** Cells that run at once unless somebody says otherwise. */
export function cores(): number {
  return availableParallelism();
}
