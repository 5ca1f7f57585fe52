import type { ImageDataset, LabelledBytes } from '../datasets/labelled-images.js';
import type { JsonObject } from '../digests/plain-json.js';
import { wrongKind } from '../errors/argument-error.js';
import { checkInteger, checkIsObject, checkOptions, checkType } from '../errors/checks.js';
import type { TrainOptions } from '../train/train-options.js';
import type { Cell } from './cell.js';
import type { CellProgress } from './cell-progress.js';

/**
 * An experiment as data: a grid of cells, and the function that runs one. A cell's result depends on the cell and on nothing
 * else (no clock, no order of the cells), so that a grid may be run in any order, in pieces, on many machines, and again.
 */
export interface Experiment<SomeCell extends Cell = Cell> {
  /** A short name for files and tables, such as `figure-1b`. */
  readonly name: string;
  /** What the experiment asks, in one line. */
  readonly title: string;
  /** The grid, in the order in which it is best run; no two cells are equal. */
  readonly cells: readonly SomeCell[];
  /** Runs one cell of this grid; the result is a plain JSON object. */
  run(cell: SomeCell, context: RunContext): JsonObject | Promise<JsonObject>;
}

/** What a cell gets from its runner: data sets, a backend, a place for checkpoints, a listener. */
export interface RunContext {
  /** Reads a data set that cannot be generated, by its name. */
  readonly readDataset?: (name: string) => ImageDataset<LabelledBytes> | Promise<ImageDataset<LabelledBytes>>;
  /** Starts a TensorFlow.js backend unless one is set. A cell that trains calls it first, as `runTrainingCell` does. */
  readonly startBackend?: () => Promise<void>;
  /** Where a cell that trains keeps its checkpoints: a cell that is begun again goes on from there, to the same result. */
  readonly checkpoints?: NonNullable<TrainOptions['checkpoints']>;
  /** Receives how far the cell is. */
  readonly onProgress?: (progress: CellProgress) => void;
}

/** A copy of what a cell is lent, or a throw unless it is that. */
export function ownContext(context: RunContext): RunContext {
  checkOptions(context, { readDataset: true, startBackend: true, checkpoints: true, onProgress: true });
  const lent = { ...context };
  const { checkpoints, ...functions } = lent;
  if (checkpoints !== undefined) checkIsObject(checkpoints, 'checkpoints');
  for (const [name, value] of Object.entries(functions)) checkType('function', name, value);
  return lent;
}

/** How large an experiment is: `smoke` takes seconds, `small` minutes to hours on two cores, `paper` is the full setting. */
export const SCALES = ['smoke', 'small', 'paper'] as const;

/** A scale of an experiment. */
export type Scale = (typeof SCALES)[number];

/**
 * The grid of all combinations of the axes' values; the last axis varies fastest.
 *
 * ```ts
 * crossed({ rate: [0, 0.5], seed: [1, 2] }); // [{ rate: 0, seed: 1 }, { rate: 0, seed: 2 }, { rate: 0.5, seed: 1 }, ...]
 * ```
 */
export function crossed<Fields extends object>(
  axes: {
    readonly [Name in keyof Fields]: readonly Fields[Name][];
  },
): Fields[] {
  checkIsObject(axes, 'axes');
  let cells: object[] = [{}];
  for (const [name, values] of Object.entries<readonly unknown[]>(axes)) {
    checkList(`axes.${name}`, values);
    cells = cells.flatMap((cell) => values.map((value) => ({ ...cell, [name]: value })));
  }
  return cells as Fields[];
}

/**
 * The cells of one shard of several: every `of`th cell, so that the shards cost about the same and together are the grid.
 *
 * @param shard 1 to `of`
 */
export function shardOf<T>(cells: readonly T[], shard: number, of: number): T[] {
  checkList('cells', cells);
  checkInteger('of', of, 1);
  checkInteger('shard', shard, 1, of);
  return cells.filter((_, place) => place % of === shard - 1);
}

/** Throws unless `values` is an array without holes. */
export function checkList(name: string, values: unknown): asserts values is readonly unknown[] {
  if (!Array.isArray(values)) throw wrongKind(name, 'an array', values);
  for (let place = 0; place < values.length; place++)
    if (values[place] === undefined) throw wrongKind(`${name}[${place}]`, 'a value', undefined);
}
