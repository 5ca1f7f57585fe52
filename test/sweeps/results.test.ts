import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/digests/plain-json.js';
import { cellId } from '../../src/experiments/cell.js';
import type { Experiment } from '../../src/experiments/experiment.js';
import { merge } from '../../src/sweeps/merge.js';
import { readMessage, reasonOf } from '../../src/sweeps/messages.js';
import { runCell } from '../../src/sweeps/run-cell.js';
import { missing } from '../../src/sweeps/store.js';
import { sweep } from '../../src/sweeps/sweep.js';

let folder = '';
let store = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-results-'));
  store = join(folder, 'store');
});
afterEach(() => rmSync(folder, { recursive: true }));

const experiment = (run: (cell: { n: number }) => unknown, name = 'squares') =>
  ({ name, title: 'Squares', cells: [{ n: 0 }, { n: 1 }, { n: 2 }], run }) as unknown as Experiment;
const square = ({ n }: { n: number }) => ({ square: n * n });
const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });
const circle: Record<string, unknown> = {};
circle.round = circle;

describe('the result of an experiment that is an object ends its cell if it is', () => {
  it.each<[string, unknown, string]>([
    ['NaN', { v: Number.NaN }, '`result.v` must be a finite number, got NaN; write null for no number'],
    ['infinite', { v: -Infinity }, '`result.v` must be a finite number'],
    ['undefined', undefined, '`result` must be a plain JSON object, got undefined'],
    ['a symbol', Symbol('s'), '`result` must be a plain JSON object, got Symbol(s)'],
    ['a number', 5, '`result` must be a plain JSON object, got 5'],
    ['an array', [1, 2], '`result` must be a plain JSON object'],
    ['a map', new Map([[1, 2]]), '`result` must be plain JSON, got a Map'],
    ['a date', { at: new Date(0) }, '`result.at` must be plain JSON, got a Date'],
    ['a BigInt', { big: 1n }, '`result.big` must be plain JSON, got 1n'],
    ['with a hole', { list: new Array(3) }, '`result.list[0]` must be plain JSON, got undefined'],
    ['a circle', circle, '`result` must be at most 100 levels deep'],
    ['5,000 levels deep', nested(5000), '`result` must be at most 100 levels deep'],
    ['50 MB', { text: 'x'.repeat(5e7) }, '`result` must be at most 16777216 values and characters'],
  ])('%s', async (_name, result, reason) => {
    const wrong = experiment((cell) => (cell.n === 1 ? result : square(cell)));
    const { done, failures, conflicts } = await sweep(wrong, { store, retries: 0 });
    expect(failures).toEqual([
      { cell: { n: 1 }, id: cellId({ n: 1 }), reason: expect.stringContaining(reason) },
    ]);
    expect([done, conflicts]).toEqual([2, []]);
    expect(missing(store)).toEqual([{ n: 1 }]);
    expect(merge([store]).cells.length).toBe(2);
  });
});

it('records -0 as 0, which is what JSON writes', async () => {
  await sweep(
    experiment(() => ({ zero: -0 })),
    { store },
  );
  expect(merge([store]).cells.every(({ result }) => Object.is(result?.zero, 0))).toBe(true);
  expect(cellId({ n: -0 })).toBe(cellId({ n: 0 }));
});

it('an experiment cannot change its cells, nor the caller a result that is recorded', async () => {
  const seen: JsonObject[] = [];
  const mutant = experiment((cell) => {
    seen.push(cell);
    if (cell.n === 1) cell.n += 100;
    return square(cell);
  });
  const { done, failures } = await sweep(mutant, { store, retries: 0 });
  expect(done).toBe(2);
  expect(failures[0].reason).toContain('Cannot assign to read only property');
  expect(missing(store)).toEqual([{ n: 1 }]);
  expect(seen.every(Object.isFrozen)).toBe(true);
  expect(Object.isFrozen((await runCell(mutant, { n: 2 })).result)).toBe(true);
});

it('another experiment or another function is not swept into the same store', async () => {
  await sweep(experiment(square), { store });
  await expect(sweep(experiment(square, 'cubes'), { store })).rejects.toThrow(
    `${store} was begun with the experiment squares, this is cubes; go on with the same, or use another folder`,
  );
  const cube = ({ n }: { n: number }) => ({ cube: n ** 3 });
  await expect(sweep(experiment(cube), { store })).rejects.toThrow(
    `${store} was begun with the function run `,
  );
  await expect(sweep(experiment(square), { store, scale: 'small' })).rejects.toThrow(
    `${store} was begun with the scale smoke, this is small`,
  );
  expect((await sweep(experiment(square), { store })).ran).toBe(0);
});

it('a cell of this process that never ends is given up when the sweep is', async () => {
  const controller = new AbortController();
  const ended = sweep(
    experiment(() => new Promise(() => controller.abort())),
    { store, jobs: 1, signal: controller.signal },
  );
  expect(await ended).toMatchObject({ done: 0, ran: 0, failures: [] });
});

describe('a message of the process of a cell', () => {
  it('is read if it is one of ours', () => {
    expect(readMessage({ kind: 'result', result: { n: 1 } })).toEqual({ kind: 'result', result: { n: 1 } });
    expect(readMessage({ kind: 'failure', reason: 'no' })).toEqual({ kind: 'failure', reason: 'no' });
  });

  it.each([
    ['hello', 'it sent "hello" to its parent'],
    [null, 'it sent null to its parent'],
    [{}, 'it sent an Object to its parent'],
    [{ kind: 'toString' }, 'it sent an Object to its parent'],
    [{ kind: 'result' }, '`result` must be a plain JSON object, got undefined'],
    [{ kind: 'result', result: [] }, '`result` must be a plain JSON object'],
  ])('%j is refused', (message, reason) => {
    expect(() => readMessage(message)).toThrow(reason);
  });
});

it.each<[unknown, string]>([
  [new Error('no'), 'no'],
  [new RangeError(''), 'RangeError without a message'],
  [undefined, 'undefined was thrown'],
  ['', '"" was thrown'],
  ['text', 'text'],
  [{}, 'an Object was thrown'],
  [new Error('x'.repeat(1e6)), 'x'.repeat(2000)],
  [Proxy.revocable({}, {}).proxy, 'an Object was thrown'],
])('the reason of a failure is a text, whatever was thrown: %#', (thrown, reason) => {
  expect(reasonOf(thrown)).toBe(reason);
});
