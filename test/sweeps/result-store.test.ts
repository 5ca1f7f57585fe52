import { expect, it } from 'vitest';
import type { JsonObject } from '../../src/digests/plain-json.js';
import { cellId } from '../../src/experiments/cell.js';
import { resultsInMemory } from '../../src/sweeps/result-store.js';
import { sweepCells } from '../../src/sweeps/sweep-cells.js';

const cells = [{ n: 1 }, { n: 2 }, { n: 3 }];
const begin = () => {
  const results = new Map<string, JsonObject>();
  const controller = new AbortController();
  const sweep = (run: (n: number) => JsonObject) =>
    sweepCells(resultsInMemory(results), cells, {
      run: (cell) => run(Number(cell.n)),
      ...{ jobs: 1, retries: 0, signal: controller.signal },
    });
  return { results, controller, sweep };
};

it('holds results in memory, and runs no cell again that has one', async () => {
  const { results, sweep } = begin();
  results.set(cellId({ n: 2 }), { square: 4 });
  const ran: number[] = [];
  const ended = await sweep((n) => {
    ran.push(n);
    return { square: n * n };
  });
  expect(ran).toEqual([1, 3]);
  expect(ended.done).toBe(3);
  expect(cells.map((cell) => results.get(cellId(cell)))).toEqual([
    { square: 1 },
    { square: 4 },
    { square: 9 },
  ]);
});

it('keeps what the cell returned that an interrupt ended, and begins no other', async () => {
  const { results, controller, sweep } = begin();
  const { done } = await sweep((n) => {
    if (n === 2) controller.abort();
    return { square: n * n, end: n === 2 ? 'aborted' : 'epochs' };
  });
  expect(done).toBe(1);
  expect([...results.values()]).toEqual([
    { square: 1, end: 'epochs' },
    { square: 4, end: 'aborted' },
  ]);
});
