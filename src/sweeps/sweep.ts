import { availableParallelism } from 'node:os';
import { outOfRange } from '../errors/argument-error.js';
import { checkChoice, checkInteger, checkOptions } from '../errors/checks.js';
import { type Experiment, SCALES, type Scale, shardOf } from '../experiments/experiment.js';
import { packageVersion } from '../node/package-version.js';
import { inChildProcess } from './child-process.js';
import { cellProgram, codeVersion, nodeVersion } from './code-version.js';
import { loadExperiment } from './load-experiment.js';
import { manifestOf } from './manifest.js';
import { openStore, type Store } from './store.js';
import { type CellRunner, type SweepProgress, sweepCells } from './sweep-cells.js';

/** Options of {@link sweep}. */
export interface SweepOptions {
  /** The folder of the store, begun if there is none. */
  readonly store: string;
  /** Default `'smoke'`. */
  readonly scale?: Scale;
  /** The folder of MNIST (IDX) or CIFAR-10 (binary), for cells that read them. */
  readonly data?: string;
  /** Which part of the grid: the first of three is `[1, 3]`. Default `[1, 1]`. */
  readonly shard?: readonly [shard: number, of: number];
  /** Cells that run at once. Default the number of cores. */
  readonly jobs?: number;
  /** How often a cell that failed is tried again. Default 1. */
  readonly retries?: number;
  /** Seconds, above 0, after which the process of a cell is killed. Default none. */
  readonly timeLimit?: number;
  /** Ends the sweep: what runs is given up, what was recorded stays. */
  readonly signal?: AbortSignal;
  /** Called whenever a cell begins or ends. */
  readonly onProgress?: (progress: SweepProgress) => void;
}

const OPTIONS = {
  store: true,
  scale: true,
  data: true,
  shard: true,
  jobs: true,
  retries: true,
  timeLimit: true,
  signal: true,
  onProgress: true,
} satisfies Record<keyof SweepOptions, true>;

/**
 * Runs the cells of an experiment that its store lacks, and records each result once.
 *
 * The cells of an experiment that is named, or that is the path of an ES module, run in processes of their own. Those of an
 * experiment that is an object run in this process, one after another if they are synchronous: its code version is that of
 * Node.js alone, and neither `data` nor `timeLimit` may be given.
 *
 * @returns how far it came: cells that failed and cells in conflict are listed, not thrown
 * @throws TypeError or RangeError if an option does not fit
 * @throws Error if there is no such experiment
 * @throws Error if the store cannot be written to, or was begun with another grid or code version
 */
export async function sweep(experiment: string | Experiment, options: SweepOptions): Promise<SweepProgress> {
  checkOptions(options, Object.keys(OPTIONS));
  const { scale = SCALES[0], shard = [1, 1], jobs = availableParallelism(), retries = 1 } = options;
  const { timeLimit, signal, onProgress } = options;
  checkChoice('scale', scale, SCALES);
  checkInteger('jobs', jobs, 1);
  checkInteger('retries', retries, 0);
  checkInteger('shard[1]', shard[1], 1);
  checkInteger('shard[0]', shard[0], 1, shard[1]);
  if (timeLimit !== undefined && !(timeLimit > 0))
    throw outOfRange('timeLimit', 'seconds above 0', timeLimit);
  const open = typeof experiment === 'string' ? openNamed : openObject;
  const { store, run } = await open(experiment as string & Experiment, scale, options);
  const hooks = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
  return sweepCells(store, shardOf(store.manifest.cells, ...shard), { run, jobs, retries, ...hooks });
}

type Opened = { readonly store: Store; readonly run: CellRunner };

/** The store of an experiment by name or path, whose cells have processes of their own. */
async function openNamed(experiment: string, scale: Scale, options: SweepOptions): Promise<Opened> {
  const { store: folder, data, timeLimit } = options;
  const { cells } = await loadExperiment(experiment, scale);
  const code = await codeVersion(experiment, packageVersion());
  const store = openStore(folder, manifestOf({ experiment, scale, code, cells }));
  const argv = [experiment, scale, ...(data === undefined ? [] : [data])];
  const limit = timeLimit !== undefined && { timeLimit };
  return { store, run: inChildProcess({ program: cellProgram(), argv, ...limit }) };
}

/** The store of an experiment that is an object, whose cells run in this process. */
function openObject({ name, cells, run }: Experiment, scale: Scale, options: SweepOptions): Opened {
  for (const option of ['data', 'timeLimit'] as const) {
    if (options[option] === undefined) continue;
    const rule = 'left out if the experiment is an object';
    throw outOfRange(option, rule, options[option], 'pass the path of its module');
  }
  const code = { node: nodeVersion() };
  const store = openStore(options.store, manifestOf({ experiment: name, scale, code, cells }));
  return { store, run: (cell) => run(cell, {}) };
}
