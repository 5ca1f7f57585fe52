import { EXPERIMENT_NAMES, type ExperimentName, experimentOf } from '../experiments/catalogue.js';
import { type Cell, cellId, gridDigest } from '../experiments/cell.js';
import { SCALES, type Scale } from '../experiments/experiment.js';

export interface KnownGrid {
  readonly name: ExperimentName;
  readonly scale: Scale;
  readonly title: string;
  readonly cells: readonly Cell[];
}

export function gridOfDigest(digest: string): KnownGrid | undefined {
  return grids().find(({ cells }) => gridDigest(cells) === digest);
}

export function gridWith(ids: readonly string[]): KnownGrid | undefined {
  return grids().find(({ cells }) => {
    const own = new Set(cells.map(cellId));
    return ids.every((id) => own.has(id));
  });
}

function grids(): KnownGrid[] {
  return EXPERIMENT_NAMES.flatMap((name) =>
    SCALES.map((scale) => {
      const { title, cells } = experimentOf(name, scale);
      return { name, scale, title, cells };
    }),
  );
}
