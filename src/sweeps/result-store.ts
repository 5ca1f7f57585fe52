import type { JsonObject } from '../digests/plain-json.js';
import type { Cell } from '../experiments/cell.js';
import { removeCheckpoints, removeStaleCheckpoints } from './cell-checkpoints.js';
import { checkWritable, type Recording, readResult, readResults, recordResult, type Store } from './store.js';

/** Where a sweep finds the results that its cells have, and records the others. */
export interface ResultStore {
  readonly ids: () => Iterable<string>;
  readonly has: (id: string) => boolean;
  /** Throws if nothing can be recorded. */
  readonly checkWritable: () => void;
  readonly record: (cell: Cell, id: string, result: JsonObject) => Recording;
  /** Takes the result of a cell that ended because the sweep was ended. Default: it is dropped, and the cell runs again. */
  readonly recordUnfinished?: (id: string, result: JsonObject) => void;
}

/** The results in a folder; a cell that has one needs no checkpoints any more. */
export function resultsIn(store: Store): ResultStore {
  return {
    ids: () => {
      const recorded = new Set(readResults(store).keys());
      removeStaleCheckpoints(store.folder, recorded);
      return recorded;
    },
    has: (id) => readResult(store, id) !== undefined,
    checkWritable: () => checkWritable(store),
    record: (cell, id, result) => {
      const recording = recordResult(store, cell, result);
      removeCheckpoints(store.folder, id);
      return recording;
    },
  };
}

/** Results in memory, by the ids of their cells, unfinished ones too. */
export function resultsInMemory(results: Map<string, JsonObject>): ResultStore {
  return {
    ids: () => results.keys(),
    has: (id) => results.has(id),
    checkWritable: () => {},
    record: (_, id, result) => {
      results.set(id, result);
      return 'recorded';
    },
    recordUnfinished: (id, result) => results.set(id, result),
  };
}
