import { EXPERIMENT_NAMES, type ExperimentName, experimentOf } from '../experiments/catalogue.js';
import { type Cell, cellId, gridDigest } from '../experiments/cell.js';
import { SCALES, type Scale } from '../experiments/experiment.js';
import type { MergedCell } from '../sweeps/merge.js';

export interface KnownGrid {
  readonly name: ExperimentName;
  readonly scale: Scale;
  readonly title: string;
  readonly cells: readonly Cell[];
}

export function gridOfDigest(digest: string): KnownGrid | undefined {
  return grids().find(({ cells }) => gridDigest(cells) === digest);
}

export function gridWith(cells: readonly MergedCell[]): KnownGrid | undefined {
  return ownerOf(cells, grids());
}

/** The first of the grids that has all of these cells. */
export function ownerOf<Grid extends { readonly cells: readonly Cell[] }>(
  cells: readonly MergedCell[],
  among: readonly Grid[],
): Grid | undefined {
  return among.find((grid) => {
    const own = new Set(grid.cells.map(cellId));
    return cells.every(({ id }) => own.has(id));
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
