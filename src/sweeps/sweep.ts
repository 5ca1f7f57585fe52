import { availableParallelism } from 'node:os';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkMember } from '../errors/check-members.js';
import {
  checkChoice,
  checkInteger,
  checkNumber,
  checkOptions,
  checkSignal,
  checkType,
} from '../errors/checks.js';
import { type Cell, cellId } from '../experiments/cell.js';
import { type Experiment, SCALES, type Scale, shardOf } from '../experiments/experiment.js';
import { type GridPart, PART_OPTIONS, partOf } from '../experiments/grid-part.js';
import { BACKEND_NAMES, type BackendName } from '../node/backend.js';
import { checkPath } from '../node/check-path.js';
import { type CellCheckpoints, checkpointFolder, keptIn } from './cell-checkpoints.js';
import { inChildProcess, startProcess } from './child-process.js';
import { cellProgram, objectVersion } from './code-version.js';
import { dataDigest } from './data-digest.js';
import { checkExperiment, isModule, loadExperiment } from './load-experiment.js';
import { manifestOf } from './manifest.js';
import type { Announced } from './queue/announced-sweep.js';
import { queueAddress } from './queue/queue-address.js';
import { resultsIn } from './result-store.js';
import { runContext } from './run-context.js';
import { openStore, type Store } from './store.js';
import { type CellRunner, type SweepProgress, sweepCells } from './sweep-cells.js';
import { backendIdentity, sweepIdentity } from './sweep-identity.js';

/** Seconds from one checkpoint of a cell to the next. */
const CHECKPOINT_EVERY = 30;

/** Options of {@link sweep}. */
export interface SweepOptions extends GridPart {
  /** The folder of the store of the whole grid, begun if it is missing. */
  readonly store: string;
  /**
   * The URL of a Redis server: the cells are run by the workers there (see {@link work}), not by this process.
   * `redis://[user:password@]host[:port][/database]`, or `rediss://` with TLS.
   */
  readonly queue?: string;
  /** Default `'smoke'`. */
  readonly scale?: Scale;
  /**
   * The TensorFlow.js backend that every cell is run on; the store then holds its version and, of `'webgpu'`, the GPU and its
   * driver, and can be continued on the same one only. Default `'wasm'` for an experiment of this package; for one of your own,
   * no backend is started unless the cell asks for one, and then wasm.
   */
  readonly backend?: BackendName;
  /** The folder of MNIST (IDX) or CIFAR-10 (binary), for cells that read them. */
  readonly data?: string;
  /** Which shard of the grid, or of its part: the first of three is `[1, 3]`. Default `[1, 1]`. */
  readonly shard?: readonly [shard: number, of: number];
  /** Cells that run at once. Default: the number of cores, or 1 on webgpu, whose cells share one GPU. */
  readonly jobs?: number;
  /** How often a cell that failed is tried again. Default 1. */
  readonly retries?: number;
  /** Seconds, above 0, after which the process of a cell is killed. Default: no limit. */
  readonly timeLimit?: number;
  /** Seconds, at least 0, from one checkpoint of a cell that trains to the next: it goes on from the last one. Default 30. */
  readonly checkpointEvery?: number;
  /** Ends the sweep: what runs is given up, what was recorded stays. */
  readonly signal?: AbortSignal;
  /** Called when a cell begins, makes progress, or ends. */
  readonly onProgress?: (progress: SweepProgress) => void;
}

const OPTIONS = {
  ...PART_OPTIONS,
  store: true,
  queue: true,
  scale: true,
  backend: true,
  data: true,
  shard: true,
  jobs: true,
  retries: true,
  timeLimit: true,
  checkpointEvery: true,
  signal: true,
  onProgress: true,
} satisfies Record<keyof SweepOptions, true>;

/**
 * Runs the cells of an experiment that its store lacks, and records each result once.
 *
 * The cells of an experiment that is named, or that is the path of an ES module, run in processes of their own. Those of an
 * experiment that is an object run in this process, one after another if they are synchronous. The code version is that of
 * Node.js, of the text of its function `run` and of the TensorFlow.js backend that is set. Neither `data` nor `timeLimit` may
 * be given then.
 *
 * @returns how far it came: cells that failed and cells in conflict are listed, not thrown
 * @throws RangeError if no cell has a field or value of `where`
 * @throws Error if there is no such experiment
 * @throws Error if the store cannot be written to, or a record of it is damaged
 * @throws Error if it was begun with another experiment, scale, grid, data set, backend or code version
 */
export async function sweep(experiment: string | Experiment, given: SweepOptions): Promise<SweepProgress> {
  checkOptions(given, OPTIONS);
  const options = { ...given };
  checkExperiment(experiment);
  checkPath('store', options.store, 'folder');
  if (options.data !== undefined) checkPath('data', options.data, 'folder');
  if (options.backend !== undefined) checkChoice('backend', options.backend, BACKEND_NAMES);
  checkSignal('signal', options.signal);
  checkType('function', 'onProgress', options.onProgress);
  const { scale = SCALES[0], shard = [1, 1], retries = 1, timeLimit, signal, onProgress } = options;
  const { jobs = options.backend === 'webgpu' ? 1 : availableParallelism() } = options;
  checkChoice('scale', scale, SCALES);
  checkInteger('jobs', jobs, 1);
  checkInteger('retries', retries, 0);
  if (!Array.isArray(shard)) throw wrongKind('shard', 'a shard and of how many, such as [1, 3]', shard);
  checkInteger('shard[1]', shard[1], 1);
  checkInteger('shard[0]', shard[0], 1, shard[1]);
  if (timeLimit !== undefined) checkNumber('timeLimit', timeLimit, { above: 0 });
  if (options.checkpointEvery !== undefined)
    checkNumber('checkpointEvery', options.checkpointEvery, { least: 0 });
  const { queue } = options;
  if (queue !== undefined) checkQueue(experiment, options);
  const open = typeof experiment === 'string' ? openNamed : openObject;
  const opened = await open(experiment as string & Experiment, scale, options);
  const { store, run, announced } = opened;
  const cells = shardOf(opened.cells, shard[0], shard[1]);
  const hooks = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
  if (queue === undefined || !announced)
    return sweepCells(resultsIn(store), cells, { run, jobs, retries, ...hooks });
  const { queueCells } = await import('./queue/queue-cells.js');
  const { checkpointEvery = CHECKPOINT_EVERY } = options;
  const job = { checkpointEvery, ...(timeLimit !== undefined && { timeLimit }) };
  return queueCells(store, cells, { queue, announced, job, retries, ...hooks });
}

/** Throws unless the cells can be run by workers elsewhere. */
function checkQueue(experiment: string | Experiment, { queue, jobs }: SweepOptions): void {
  queueAddress(queue);
  if (typeof experiment !== 'string')
    throw wrongKind('experiment', 'a name or the path of a module, if there is a `queue`', experiment);
  if (jobs !== undefined)
    throw outOfRange('jobs', 'left out if there is a `queue`', jobs, 'give it to `work`');
}

interface Opened {
  readonly store: Store;
  /** The cells of the part that is swept. */
  readonly cells: readonly Cell[];
  readonly run: CellRunner;
  /** What the workers of a queue learn of it. */
  readonly announced?: Announced;
}

/** The store of an experiment by name or path, whose cells have processes of their own. */
async function openNamed(experiment: string, scale: Scale, options: SweepOptions): Promise<Opened> {
  const { store: folder, data, timeLimit } = options;
  const { backend = isModule(experiment) ? null : 'wasm' } = options;
  const { cells } = await loadExperiment(experiment, scale);
  if (!isModule(experiment)) checkData(`${experiment} at scale ${scale}`, cells, data);
  const digest = data === undefined ? null : dataDigest(data);
  const identity = await sweepIdentity({ operand: experiment, scale, backend, data: digest });
  const manifest = manifestOf({ ...identity, cells });
  const part = partOf(manifest.cells, options);
  const store = openStore(folder, manifest);
  const program = cellProgram();
  const argv = [experiment, scale, backend ?? '', data ?? ''];
  const limit = timeLimit !== undefined && { timeLimit };
  const checkpointsOf = checkpointsIn(folder, options);
  return {
    store,
    cells: part,
    run: inChildProcess({ start: () => startProcess(program, argv), checkpointsOf, ...limit }),
    announced: { ...identity, operand: experiment, scale, backend, sweep: store.sweep },
  };
}

/** The store of an experiment that is an object, whose cells run in this process. */
async function openObject(
  { name, cells, run }: Experiment,
  scale: Scale,
  options: SweepOptions,
): Promise<Opened> {
  for (const option of ['data', 'timeLimit'] as const) {
    if (options[option] === undefined) continue;
    const rule = 'left out if the experiment is an object';
    throw outOfRange(option, rule, options[option], 'pass the path of its module');
  }
  checkPath('experiment.name', name, 'experiment');
  checkMember('experiment.run', run, 'function');
  const code = { ...objectVersion(run), ...(await backendIdentity(options.backend)) };
  const manifest = manifestOf({ experiment: name, scale, data: null, code, cells });
  const part = partOf(manifest.cells, options);
  const checkpointsOf = checkpointsIn(options.store, options);
  return {
    cells: part,
    store: openStore(options.store, manifest),
    run: (cell, signal, onProgress) => {
      const checkpoints = keptIn(checkpointsOf(cell));
      return untilAborted(run(cell, { ...runContext(), checkpoints, onProgress }), signal);
    },
  };
}

/** Where and how often the cells of a store keep their checkpoints. */
function checkpointsIn(store: string, { checkpointEvery = CHECKPOINT_EVERY }: SweepOptions) {
  return (cell: Cell): CellCheckpoints => ({
    folder: checkpointFolder(store, cellId(cell)),
    seconds: checkpointEvery,
  });
}

/** What a cell of this process comes to, unless the sweep is ended before. */
async function untilAborted(result: unknown, signal: AbortSignal): Promise<unknown> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('interrupted'));
  });
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Throws unless a folder is given exactly if a cell of a ready-made experiment reads a data set. */
function checkData(experiment: string, cells: readonly Cell[], data: string | undefined): void {
  const names = new Set(cells.map((cell) => (cell.data as { readonly name?: string } | undefined)?.name));
  names.delete('generated digits');
  names.delete(undefined);
  if (names.size > 0 && data === undefined)
    throw new Error(`${experiment} reads ${[...names].join(', ')}; give its folder as \`data\``);
  if (names.size === 0 && data !== undefined)
    throw outOfRange('data', `left out, since ${experiment} reads no data set`, data);
}
