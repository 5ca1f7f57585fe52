import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MODULE } from '../built-program.js';
import { isAlive, parentOf } from '../live-processes.js';
import { squaresTable } from '../squares-table.js';
import { writeMnist } from '../write-mnist.js';
import { type Begun, type Faults, Processes, until } from './processes.js';
import { hasRedis, RedisServer } from './redis-server.js';

const CELLS = 12;
const TABLE = squaresTable(CELLS);
const ONCE = Object.fromEntries(Array.from({ length: CELLS }, (_, n) => [n, 1]));

/** Seconds without a server; `npm run test:queue` waits for 40. */
const OUTAGE = Number(process.env.REDIS_OUTAGE ?? 3);

const TRAINING = resolve('test/sweeps/training-experiment.mjs');

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
      await expect.poll(() => redis.cli('keys', '*'), { timeout: 20_000 }).toBe('');
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

  it.each(['one store', 'two stores'])('two coordinators at once with %s', async (kind) => {
    const second = kind === 'one store' ? store : join(processes.folder, 'second');
    const workers = [work(SLOW), work(SLOW)];
    const two = [sweep(), sweep({}, '--store', second)];
    expect(await Promise.all(two.map(({ ended }) => ended))).toEqual([0, 0]);
    if (kind === 'one store') expect(processes.counts()).toEqual(ONCE);
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    expect(processes.merge(second)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(...workers);
  });

  it('the grid added twice: each cell has one job', async () => {
    const first = sweep();
    await until(() => redis.cli('llen', waitingOf(redis)) === String(CELLS));
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(130);
    const again = sweep();
    await until(() => again.said().includes('0 of 12'));
    expect(redis.cli('llen', waitingOf(redis))).toBe(String(CELLS));
    const worker = work();
    expect(await again.ended).toBe(0);
    expect(processes.counts()).toEqual(ONCE);
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(worker);
  });

  it('a worker that hangs loses its cell; when it goes on, nothing is recorded twice', async () => {
    const hanging = work({ all: ['sleep', 4000] });
    const coordinator = sweep();
    await until(() => processes.runs().length === 1);
    hanging.child.kill('SIGSTOP');
    const other = work();
    // each cell once, and the one that was lost a second time: it goes on only when that has happened
    await until(() => processes.runs().length > CELLS);
    hanging.child.kill('SIGCONT');
    expect(await coordinator.ended).toBe(0);
    const [{ n }] = processes.runs();
    expect(processes.counts()).toEqual({ ...ONCE, [n]: 2 });
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(hanging, other);
  });

  it('a cell that hangs, and one that always throws, are tried again and reported; the next sweep does the rest', async () => {
    const faults = { 4: ['hang'], 7: ['throw'] };
    const worker = work(faults);
    const coordinator = sweep({}, '--time-limit', '3', '--retries', '1');
    expect(await coordinator.ended).toBe(1);
    expect(coordinator.said()).toContain('failed: took longer than 3 s {"n":4}');
    expect(coordinator.said()).toContain('failed: this cell always throws {"n":7}');
    expect(coordinator.said()).toContain('10 of 12 cells done, 2 failed');
    expect(processes.counts()).toEqual({ ...ONCE, 4: 2, 7: 2 });
    await processes.endWorkers(worker);
    const well = work();
    expect(await sweep().ended).toBe(0);
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(well);
  });

  it('a worker of another version, or with another data set, refuses the sweep by name, and others run it', async () => {
    const data = writeMnist(join(processes.folder, 'data'), 2);
    const other = writeMnist(join(processes.folder, 'other'), 7);
    const module = join(processes.folder, 'trivial-experiment.mjs');
    const elsewhere = join(processes.folder, 'elsewhere');
    cpSync(MODULE, module);
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'trivial-experiment.mjs'), `${readFileSync(MODULE)}// another version\n`);
    const argv = ['work', '--queue', redis.url, '--jobs', '1'];
    const workers = [
      processes.begin([...argv, '--data', data], {}, {}, elsewhere),
      processes.begin([...argv, '--data', other]),
      processes.begin(argv),
    ];
    const coordinator = processes.begin([
      ...['sweep', './trivial-experiment.mjs', '--queue', redis.url, '--store', store, '--data', data],
    ]);
    const reasons = [
      /is refused: it was begun with the module trivial-experiment\.mjs [0-9a-f]{64}, this is [0-9a-f]{64}/,
      /is refused: it was begun with the data set [0-9a-f]{12}, this is [0-9a-f]{12}/,
      /is refused: it reads a data set; give its folder as --data/,
    ];
    for (const [i, reason] of reasons.entries()) {
      await expect.poll(() => workers[i].said(), { timeout: 20_000 }).toMatch(reason);
    }
    expect(processes.runs()).toEqual([]);
    const right = processes.begin([...argv, '--data', data]);
    expect(await coordinator.ended).toBe(0);
    expect(processes.counts()).toEqual(ONCE);
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(...workers, right);
  });

  it('SIGTERM: a worker finishes its cell and leaves; a second one gives the cell back at once', async () => {
    const first = work({ all: ['sleep', 2000] });
    const coordinator = sweep();
    await until(() => processes.runs().length === 1);
    await processes.endWorkers(first);
    expect(processes.runs().length).toBe(1);
    const second = work({ all: ['hang'] });
    await until(() => processes.runs().length === 2);
    second.child.kill('SIGTERM');
    await until(() => second.said().includes('leaving'));
    await processes.endWorkers(second);
    const third = work();
    expect(await coordinator.ended).toBe(0);
    expect(processes.counts()).toEqual({ ...ONCE, [processes.runs()[1].n]: 2 });
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(third);
  });

  it('SIGTERM to a worker whose cell trains: another one goes on from its checkpoint, to the same bytes', async () => {
    const alone = processes.begin(['sweep', TRAINING, '--store', join(processes.folder, 'alone')]);
    expect(await alone.ended).toBe(0);
    const coordinator = processes.begin([
      ...['sweep', TRAINING, '--queue', redis.url, '--store', store, '--checkpoint-every', '0.3'],
    ]);
    await until(() => coordinator.said().includes('0 of 1'));
    const first = work({}, '--store', store);
    await until(() => existsSync(join(store, 'checkpoints')));
    await processes.endWorkers(first);
    expect(first.said()).toContain('given back, with a checkpoint');
    const second = work({}, '--store', store);
    expect(await coordinator.ended).toBe(0);
    expect(processes.merge(store).sha).toBe(processes.merge(join(processes.folder, 'alone')).sha);
    expect(readdirSync(join(store, 'checkpoints'))).toEqual([]);
    await processes.endWorkers(second);
  });

  it(`Redis is killed for ${OUTAGE} s and started again: nothing is lost, nobody hangs`, async () => {
    const lostAfter = OUTAGE > 10 ? '60' : '10';
    const workers = [work(SLOW, '--lost-after', lostAfter), work(SLOW, '--lost-after', lostAfter)];
    const coordinator = sweep();
    await until(() => processes.runs().length >= 4);
    await redis.kill();
    await sleep(OUTAGE * 1000);
    await redis.start();
    expect(await coordinator.ended).toBe(0);
    for (const worker of workers) expect(worker.said()).toMatch(/is away; waiting for it\n(.*\n)*.*is back/);
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(...workers);
  });

  it('a server that lost everything is told again', async () => {
    const coordinator = sweep();
    await until(() => redis.cli('llen', waitingOf(redis)) === String(CELLS));
    redis.cli('flushall');
    const worker = work();
    expect(await coordinator.ended).toBe(0);
    expect(processes.counts()).toEqual(ONCE);
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    await processes.endWorkers(worker);
  });
});

/** The key of the cells that wait. */
function waitingOf(server: RedisServer): string {
  return server.cli('--scan', '--pattern', 'rethink-gen:*:wait');
}
