import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { squaresTable } from '../squares-table.js';
import { type Begun, type Faults, isAlive, MODULE, Processes, parentOf, until } from './processes.js';
import { hasRedis, RedisServer } from './redis-server.js';

const CELLS = 12;
const TABLE = squaresTable(CELLS);
const ONCE = Object.fromEntries(Array.from({ length: CELLS }, (_, n) => [n, 1]));

/** Every cell takes so many milliseconds. */
const SLOW: Faults = { all: ['sleep', 400] };

let redis: RedisServer;
let processes: Processes;
let store = '';
beforeAll(async () => {
  if (hasRedis) redis = await RedisServer.begin();
});
afterAll(async () => redis?.end());
beforeEach(() => {
  processes = new Processes();
  store = join(processes.folder, 'store');
});
afterEach(async () => {
  await processes.end();
  redis?.cli('flushall');
});

/** Begins a coordinator. */
const sweep = (faults: Faults = {}, ...options: string[]): Begun =>
  processes.begin(['sweep', MODULE, '--queue', redis.url, '--store', store, ...options], faults);

/** Begins a worker that runs one cell at a time. */
const work = (faults: Faults = {}, ...options: string[]): Begun =>
  processes.begin(['work', '--queue', redis.url, '--jobs', '1', '--lost-after', '2', ...options], faults);

describe.skipIf(!hasRedis)('a queue', () => {
  it.each([1, 2, 4])(
    '%i workers: each cell is run once, and the table is that of one process',
    async (count) => {
      const workers = Array.from({ length: count }, () => work(SLOW));
      const coordinator = sweep();
      expect(await coordinator.ended).toBe(0);
      expect(coordinator.said()).toContain('12 of 12 cells done');
      expect(processes.counts()).toEqual(ONCE);
      expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
      await processes.endWorkers(...workers);
      await until(() => redis.cli('keys', '*') === '');
    },
  );

  it('kill -9 of a worker in the middle of a cell: no orphan, and another worker runs the cell', async () => {
    const workers = [work({ 5: ['sleep', 4000] }), work({ 5: ['sleep', 4000] })];
    const coordinator = sweep();
    await until(() => processes.runs().some(({ n }) => n === 5));
    const cell = processes.runs().find(({ n }) => n === 5)?.pid ?? 0;
    const [killed, other] = parentOf(cell) === workers[0].pid ? workers : workers.reverse();
    expect(parentOf(cell)).toBe(killed.pid);
    killed.child.kill('SIGKILL');
    await until(() => !isAlive(cell));
    expect(await coordinator.ended).toBe(0);
    expect(processes.counts()).toEqual({ ...ONCE, 5: 2 });
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(other);
  });

  it('kill -9 of the coordinator: the workers go on, and the next one collects what they did', async () => {
    const workers = [work(SLOW), work(SLOW)];
    const killed = sweep();
    await until(() => processes.runs().length >= 3);
    killed.child.kill('SIGKILL');
    await killed.ended;
    await until(() => processes.runs().length >= 9);
    expect(await sweep().ended).toBe(0);
    expect(processes.counts()).toEqual(ONCE);
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(...workers);
  });
});
