import type { ExampleId, ExampleIds } from '../random/example-ids.js';

/** Begins with no ids; as long as they are consecutive numbers, only the first one is kept. */
export function joinIds() {
  let first: number | undefined;
  let length = 0;
  let list: ExampleId[] | undefined;
  return {
    append: (ids: ExampleIds, count: number) => {
      const idOf = 'first' in ids ? (i: number) => ids.first + i : (i: number) => ids[i];
      if (length === 0) first = typeof idOf(0) === 'number' ? (idOf(0) as number) : undefined;
      for (let i = 0; i < count; i++) {
        const id = idOf(i);
        if (!list && (first === undefined || id !== first + length))
          list = Array.from({ length }, (_, k) => (first ?? 0) + k);
        list?.push(id);
        length++;
      }
    },
    /** The ids of all of them. */
    all: (): ExampleIds => list ?? { first: first ?? 0 },
  };
}
