import { canonicalJson } from '../digests/canonical-json.js';
import type { SweptGrid } from './swept-grids.js';

/** How many cells are named one by one. */
const MOST_NAMED = 20;

/** A reason not to take a section for the whole experiment, and the cells that it is about. */
export interface Problem {
  readonly text: string;
  readonly cells: readonly string[];
}

/** What is missing or in conflict in a source. */
export function problemsOf({ cells, known, code }: SweptGrid): Problem[] {
  const missing = cells.filter(({ result, results }) => !result && !results);
  const conflicts = cells.filter(({ results }) => results);
  const named = (affected: typeof cells) => {
    const lines = affected
      .slice(0, MOST_NAMED)
      .map(({ id, cell }) => `${id.slice(0, 12)} ${canonicalJson(cell)}`);
    return affected.length > MOST_NAMED ? [...lines, `and ${affected.length - MOST_NAMED} more`] : lines;
  };
  return [
    ...(missing.length > 0
      ? [{ text: `${missing.length} of ${cells.length} cells have no result`, cells: named(missing) }]
      : []),
    ...(conflicts.length > 0
      ? [
          {
            text: `${conflicts.length} of ${cells.length} cells have different results on record; none of them is drawn`,
            cells: named(conflicts),
          },
        ]
      : []),
    ...(!known && !code
      ? [{ text: 'The cells belong to no grid known here, so what is missing cannot be told', cells: [] }]
      : []),
  ];
}
