import { canonicalJson } from '../digests/canonical-json.js';
import type { SweptGrid } from './swept-grids.js';

/** How many cells are named one by one. */
const MOST_NAMED = 20;

/** A reason not to take a section for the whole experiment, and the cells that it is about. */
export interface Problem {
  readonly text: string;
  readonly cells: readonly string[];
}

export function problemsOf({ cells, known, code }: SweptGrid): Problem[] {
  const missing = cells.filter(({ result, results }) => !result && !results);
  const conflicts = cells.filter(({ results }) => results);
  const named = (affected: typeof cells) => {
    const lines = affected
      .slice(0, MOST_NAMED)
      .map(({ id, cell }) => `${id.slice(0, 12)} ${canonicalJson(cell)}`);
    return affected.length > MOST_NAMED ? [...lines, `and ${affected.length - MOST_NAMED} more`] : lines;
  };
  const problems: Problem[] = [];
  const add = (affected: typeof cells, what: string) => {
    const text = `${affected.length} of ${cells.length} cells have ${what}`;
    if (affected.length > 0) problems.push({ text, cells: named(affected) });
  };
  add(missing, 'no result');
  add(conflicts, 'different results on record; none of them is drawn');
  if (!known && !code) {
    const text = 'The cells belong to no grid known here, so what is missing cannot be told';
    problems.push({ text, cells: [] });
  }
  return problems;
}
