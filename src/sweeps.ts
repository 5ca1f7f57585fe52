/**
 * rethink-gen/sweeps: experiments as grids of cells, swept into a store, merged and reported; what the command
 * `rethink-gen` does, as functions. Node.js only.
 *
 * ```ts
 * await sweep('figure-1bc', { store: 'results', scale: 'smoke' });
 * const { page } = await report(['results'], { out: 'report' });
 * ```
 *
 * @packageDocumentation
 */
import { outOfRange } from './errors/argument-error.js';
import { checkChoice, checkInteger, checkOptions } from './errors/checks.js';
import { type Cell, cellId, checkJsonObject, type JsonObject } from './experiments/cell.js';
import { type Experiment, type RunContext, SCALES, type Scale } from './experiments/experiment.js';
import type { WrittenReport } from './reports/write-report.js';
import { loadExperiment } from './sweeps/load-experiment.js';
import { type Merged, mergedText, mergeStores } from './sweeps/merge.js';
import { cores, prepareSweep } from './sweeps/prepare-sweep.js';
import { missingCells, readStore } from './sweeps/store.js';
import { type SweepProgress, sweep as sweepCells } from './sweeps/sweep.js';

export type { Cell, Json, JsonObject } from './experiments/cell.js';
export type { Experiment, RunContext, Scale } from './experiments/experiment.js';
export type { WrittenReport } from './reports/write-report.js';
export type { Merged, MergedCell } from './sweeps/merge.js';
export type { Failure, SweepProgress } from './sweeps/sweep.js';

declare const PACKAGE_VERSION: string;

/** Options of {@link sweep}. */
export interface SweepOptions {
  /** The folder of the store, begun where there is none. */
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

/**
 * Runs the cells of an experiment that its store lacks, and records each result once.
 *
 * The cells of an experiment that is named, or that is the path of an ES module, run in processes of their own. Those of an
 * experiment that is an object run in this process, one after another where they are synchronous: its code version is that of
 * Node.js alone, and neither `data` nor `timeLimit` may be given.
 *
 * @returns how far it came: cells that failed and cells in conflict are listed, not thrown
 * @throws TypeError or RangeError where an option does not fit; Error where there is no such experiment, or the store cannot
 *   be written to, or was begun with another grid or code version
 */
export async function sweep(experiment: string | Experiment, options: SweepOptions): Promise<SweepProgress> {
  checkOptions(options, [
    ...['store', 'scale', 'data', 'shard', 'jobs', 'retries', 'timeLimit', 'signal', 'onProgress'],
  ]);
  const { store: folder, scale = SCALES[0], data, shard = [1, 1], timeLimit, signal, onProgress } = options;
  const { jobs = cores(), retries = 1 } = options;
  checkChoice('scale', scale, SCALES);
  checkInteger('jobs', jobs, 1);
  checkInteger('retries', retries, 0);
  checkInteger('shard[1]', shard[1], 1);
  checkInteger('shard[0]', shard[0], 1, shard[1]);
  if (timeLimit !== undefined && !(timeLimit > 0))
    throw outOfRange('timeLimit', 'seconds above 0', timeLimit);
  for (const name of ['data', 'timeLimit'] as const) {
    if (typeof experiment === 'string' || options[name] === undefined) continue;
    throw outOfRange(
      name,
      'left out where the experiment is an object',
      options[name],
      'pass the path of its module',
    );
  }
  const plan = {
    ...{ store: folder, scale, shard },
    ...(data !== undefined && { data }),
    ...(timeLimit !== undefined && { timeLimit }),
  };
  const { store, cells, run } = await prepareSweep(experiment, plan, PACKAGE_VERSION);
  const hooks = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
  return sweepCells(store, cells, { run, jobs, retries, ...hooks });
}

/**
 * Runs one cell in this process, on the backend that is set, without a store.
 *
 * @param experiment a name, the path of an ES module, or the experiment itself
 * @param context what the cell is lent: the reader of a data set
 * @returns the cell, its id and its result: a line of a merged table
 * @throws Error where there is no such experiment; whatever the cell throws; TypeError where its result is not plain JSON
 */
export async function runCell(
  experiment: string | Experiment,
  cell: Cell,
  context: RunContext = {},
): Promise<{ readonly cell: Cell; readonly id: string; readonly result: JsonObject }> {
  const { run } = typeof experiment === 'string' ? await loadExperiment(experiment, SCALES[0]) : experiment;
  const result = await run(cell, context);
  checkJsonObject('result', result);
  return { cell, id: cellId(cell), result };
}

/**
 * The cells of a store's grid that have no result, in the order of the grid.
 *
 * @throws Error where the folder holds no store, or a damaged one
 */
export function missing(store: string): Cell[] {
  return missingCells(readStore(store));
}

/**
 * Merges stores of one grid. The table, canonical JSON lines sorted by the cells' ids, is the same bytes however the stores
 * were filled.
 *
 * @throws Error where a folder holds no store, a record is damaged, or two stores have another grid or code version
 */
export function merge(stores: readonly string[]): Merged & { readonly table: string } {
  const [first, ...others] = stores.map(readStore);
  if (!first) throw outOfRange('stores', 'at least one folder', stores);
  const merged = mergeStores([first, ...others]);
  return { ...merged, table: mergedText(merged) };
}

/** Options of {@link report}. */
export interface ReportOptions {
  /** The folder of the report's files, made where there is none. */
  readonly out: string;
  /** Whether figures are written as PNG too, which needs the package `@resvg/resvg-wasm`. Default true. */
  readonly png?: boolean;
}

/**
 * Writes a report of stores and merged tables: a page that needs no other file, figures as SVG, PNG and CSV, tables as CSV
 * and Markdown, and all numbers as JSON.
 *
 * @param operands folders of stores, and files of merged tables
 * @throws TypeError where an option is unknown; Error where an operand is none, holds no result or is damaged, where
 *   `@resvg/resvg-wasm` is missing, or the folder cannot be written to; nothing is written then
 */
export async function report(operands: readonly string[], options: ReportOptions): Promise<WrittenReport> {
  checkOptions(options, ['out', 'png']);
  const { out, png = true } = options;
  // the libraries that draw are bundled once, in a program beside this one
  const program = new URL('./report-writer.js', import.meta.url).href;
  const { writeReport } = (await import(program)) as typeof import('./reports/write-report.js');
  const command = `report(${JSON.stringify(operands)}, ${JSON.stringify(options)})`;
  return writeReport({ operands, out, png, command, version: PACKAGE_VERSION });
}
