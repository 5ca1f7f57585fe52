import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as sweeps from '../../../src/sweeps.js';
import { hasRedis, RedisServer } from '../../sweeps/queue/redis-server.js';
import { call, type Entry } from '../call.js';
import { inFolder, leftFiles, pathFrom, pathTo } from '../folder.js';
import * as is from '../kinds.js';
import type { OPEN } from '../open.js';

const experiment = () => ({
  name: 'squares',
  title: 'Squares',
  cells: [{ n: 1, seed: 1 }],
  run: ({ n }: sweeps.Cell) => ({ square: Number(n) ** 2 }),
});

/** The built entry, whose reports have their program beside them. */
const BUILT = pathToFileURL(resolve('dist/sweeps.js')).href;

/** A store with all of its results, outside of the folder that each call finds empty. */
let store = '';

async function makeStore(): Promise<void> {
  if (store === '') {
    await sweeps.sweep(experiment(), { store: 'made', jobs: 1 });
    store = resolve(`../${process.pid}.store`);
    cpSync('made', store, { recursive: true });
    rmSync('made', { recursive: true });
    process.on('exit', () => rmSync(store, { recursive: true }));
  }
  cpSync(store, 'store', { recursive: true });
}

const NO_FILES = {};
const inEmptyFolder = <Args>(args: Args): Args => {
  inFolder(NO_FILES);
  return args;
};
const leftButStore = () => leftFiles().filter((name) => name !== 'store');

let server: Promise<RedisServer> | undefined;
const QUEUE = 'redis://the-queue';

/** Where the queue of the calls is: without a Redis server on this machine, nowhere. */
async function queueOf(options: sweeps.WorkOptions): Promise<sweeps.WorkOptions> {
  if (Object(options).queue !== QUEUE) return options;
  if (!hasRedis) return { ...options, queue: 'redis://127.0.0.1:1' };
  server ??= RedisServer.begin().then((begun) => {
    process.on('exit', () => {
      begun.kill();
      rmSync(begun.folder, { recursive: true, force: true });
    });
    return begun;
  });
  const { url } = await server;
  // with its getters, as they are
  const fields = { ...Object.getOwnPropertyDescriptors(options), queue: { value: url, enumerable: true } };
  return Object.defineProperties({}, fields) as sweeps.WorkOptions;
}

const noQueue = { fault: /^no queue at / };
const PART = { where: is.optional(emptyObject()), seeds: is.optional(is.never) };

/** No condition at all. */
function emptyObject(): is.Kind {
  return is.rule(
    'no conditions',
    (value) =>
      Object.prototype.toString.call(value) === '[object Object]' && Object.keys(Object(value)).length === 0,
  );
}

const name = is.rule(
  'the name of an experiment, which is unknown',
  (value) => typeof value === 'string' && value !== '' && value.length < 4097,
  { fault: /^there is no experiment / },
);

/** Folders that are not there. */
const folders = (fault: RegExp) =>
  is.rule(
    'folders, which are not there',
    // Few, since `every` looks for all of an array's holes.
    (value) =>
      Array.isArray(value) &&
      [1, 2, 3].includes(value.length) &&
      value.every((one) => typeof one === 'string'),
    { fault },
  );

const signal = is.optional(is.never);
const path = is.optional(pathFrom);

/** The functions of `rethink-gen/sweeps`. */
export const SWEEPS: Entry<typeof sweeps, (typeof OPEN.sweeps)[number]> = {
  measured: call(
    (x: number, values: number[], wanted: number) => sweeps.measured(x, values, wanted),
    () => [0.5, [1, 2], 2],
    {
      x: is.rule('a finite number', Number.isFinite),
      values: is.rule('finite numbers', (value) => {
        const list =
          Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView)) ? value : [];
        const numbers = Array.from(list as number[]);
        return numbers.length > 0 && numbers.every(Number.isFinite);
      }),
      wanted: is.integer(1, Number.MAX_SAFE_INTEGER),
    },
  ),
  sweep: call(
    (swept: sweeps.Experiment, options: sweeps.SweepOptions) => sweeps.sweep(swept, options),
    () => inEmptyFolder([experiment(), { store: 'store', jobs: 1, retries: 0 }]),
    {
      experiment: is.fields(
        {
          name: is.rule(
            'a name',
            (value) => typeof value === 'string' && value !== '' && value.length < 4097,
          ),
          cells: is.never,
          run: is.anyFunction,
        },
        name,
      ),
      options: is.options<sweeps.SweepOptions>({
        store: pathTo,
        queue: is.optional(is.never),
        scale: is.optional(is.never),
        backend: is.optional(is.never),
        data: is.optional(is.never),
        shard: is.optional(is.never),
        jobs: is.optional(is.integer(1, Number.MAX_SAFE_INTEGER)),
        retries: is.optional(is.integer(0, Number.MAX_SAFE_INTEGER)),
        timeLimit: is.optional(is.never),
        checkpointEvery: is.optional(is.number(0, Number.MAX_VALUE)),
        signal,
        onProgress: is.optional(is.anyFunction),
        ...PART,
      }),
    },
    { seeds: ['seed'], run: ['experiment'], name: ['experiment'], cells: ['cells'] },
    leftFiles,
  ),
  runCell: call(
    (run: sweeps.Experiment, cell: sweeps.Cell, context: sweeps.RunContext) =>
      sweeps.runCell(run, cell, context),
    () => [experiment(), { n: 3 }, {}],
    {
      experiment: is.fields({ run: is.never }, name),
      cell: is.fields(
        { n: is.rule('any JSON', (value) => JSON.stringify(value) !== undefined) },
        emptyObject(),
      ),
      context: is.optionalOptions<sweeps.RunContext>({
        readDataset: is.optional(is.anyFunction),
        startBackend: is.optional(is.anyFunction),
        checkpoints: is.optional(
          is.rule('an object', (value) => typeof value === 'object' && value !== null),
        ),
        onProgress: is.optional(is.anyFunction),
      }),
    },
    { run: ['experiment', 'result'], n: ['cell'] },
  ),
  merge: call(
    async (stores: string[], part: sweeps.GridPart) => {
      await makeStore();
      return sweeps.merge(stores, part);
    },
    () => inEmptyFolder([['store'], {}]),
    {
      stores: folders(/holds no sweep/),
      part: is.optionalOptions<sweeps.GridPart>(PART),
    },
    { seeds: ['seed'] },
    leftButStore,
  ),
  missing: call(
    async (folder: string, part: sweeps.GridPart) => {
      await makeStore();
      return sweeps.missing(folder, part);
    },
    () => inEmptyFolder(['store', {}]),
    {
      store: is.rule('a folder that is not there', (value) => typeof value === 'string' && value !== '', {
        fault: /holds no sweep/,
      }),
      part: is.optionalOptions<sweeps.GridPart>(PART),
    },
    { seeds: ['seed'] },
    leftButStore,
  ),
  report: call(
    async (operands: string[], options: sweeps.ReportOptions) => {
      await makeStore();
      const { report } = (await import(BUILT)) as typeof sweeps;
      return (await report(operands, options)).files;
    },
    () => inEmptyFolder([['store'], { out: 'out', png: false, command: 'by hand' }]),
    {
      operands: folders(/^there is no store or table /),
      options: is.options<sweeps.ReportOptions>({
        out: pathTo,
        png: is.optional(is.rule('true or false', (value) => typeof value === 'boolean')),
        experiment: is.optional(name),
        command: is.optional(is.rule('text', (value) => typeof value === 'string')),
        ...PART,
      }),
    },
    { seeds: ['seed'] },
    leftButStore,
  ),
  work: call(
    async (options: sweeps.WorkOptions) => sweeps.work(await queueOf(options)),
    () => inEmptyFolder([{ queue: QUEUE, signal: AbortSignal.abort(), giveUp: AbortSignal.abort() }]),
    {
      options: is.options<sweeps.WorkOptions>({
        queue: is.never,
        data: path,
        store: is.optional(pathTo),
        jobs: is.optional(
          is.rule('a whole number', (value) => Number.isSafeInteger(value) && Number(value) > 0, noQueue),
        ),
        lostAfter: is.optional(
          is.rule('seconds', (value) => Number.isFinite(value) && Number(value) >= 1, noQueue),
        ),
        signal,
        giveUp: signal,
        onEvent: is.optional(is.anyFunction),
      }),
    },
    {},
    leftFiles,
  ),
};
