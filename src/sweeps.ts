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

export type { Json, JsonObject } from './digests/plain-json.js';
export type { Cell } from './experiments/cell.js';
export type { CellProgress } from './experiments/cell-progress.js';
export type { Experiment, RunContext, Scale } from './experiments/experiment.js';
export type { GridPart } from './experiments/grid-part.js';
export type { Drawing, DrawnExperiment } from './reports/drawn-experiment.js';
export {
  type Axis,
  type Corner,
  type Figure,
  type Level,
  measured,
  type Point,
  type Series,
} from './reports/figure.js';
export type { Operand } from './reports/operands.js';
export { type ReportOptions, report } from './reports/report.js';
export type { Entry, Table } from './reports/table.js';
export type { NamedTraining } from './reports/training-section.js';
export type { WrittenReport } from './reports/write-report.js';
export { type Merged, type MergedCell, merge } from './sweeps/merge.js';
export { type WorkOptions, work } from './sweeps/queue/work.js';
export { runCell } from './sweeps/run-cell.js';
export { missing } from './sweeps/store.js';
export { type SweepOptions, sweep } from './sweeps/sweep.js';
export type { Failure, RunningCell, SweepProgress } from './sweeps/sweep-cells.js';
