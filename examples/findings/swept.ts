import { type Cell, EXPERIMENT_NAMES, type ExperimentName, experimentOf } from 'rethink-gen/experiments';
import noiseAndData from './sweeps/noise-and-data.mjs';
import slowdown from './sweeps/slowdown.mjs';

/** The experiments of `sweeps` whose tables decide claims. */
const OWN = { 'noise-and-data': noiseAndData, slowdown } as const;

/** An experiment whose table is published: a ready-made one at scale small, or one of `sweeps`. */
export type Swept = ExperimentName | keyof typeof OWN;

export const SWEPT = [...EXPERIMENT_NAMES, ...Object.keys(OWN)] as readonly Swept[];

export function cellsOf(name: Swept): readonly Cell[] {
  return name in OWN
    ? OWN[name as keyof typeof OWN].cells
    : experimentOf(name as ExperimentName, 'small').cells;
}
