import { type Cell, EXPERIMENT_NAMES, type ExperimentName, experimentOf } from 'rethink-gen/experiments';
import noiseAndData from './noise-and-data.mjs';

/** An experiment whose table is published: a ready-made one at scale small, or one of this folder. */
export type Swept = ExperimentName | 'noise-and-data';

export const SWEPT: readonly Swept[] = [...EXPERIMENT_NAMES, 'noise-and-data'];

export function cellsOf(name: Swept): readonly Cell[] {
  return name === 'noise-and-data' ? noiseAndData.cells : experimentOf(name, 'small').cells;
}
