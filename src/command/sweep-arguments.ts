import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { given } from '../digests/given.js';
import { SCALES, type Scale } from '../experiments/experiment.js';
import { BACKEND_NAMES } from '../node/backend.js';
import { choiceOf, numberOf, textOptions, wholeNumber } from './argument-values.js';
import { PART_USAGE, partArguments } from './part-arguments.js';

export const SUBCOMMANDS = ['list', 'run', 'sweep', 'work', 'missing', 'merge', 'report', 'python'] as const;

export type Subcommand = (typeof SUBCOMMANDS)[number];

/** The options that each subcommand takes; another one is an error. */
export const OPTIONS_OF = {
  list: [],
  run: ['scale', 'backend', 'data', 'where', 'seeds'],
  sweep: [
    ...['scale', 'backend', 'store', 'shard', 'where', 'seeds', 'jobs', 'retries', 'time-limit'],
    ...['checkpoint-every', 'data', 'queue'],
  ],
  work: ['queue', 'data', 'store', 'jobs', 'lost-after'],
  missing: ['where', 'seeds'],
  merge: ['out', 'where', 'seeds'],
  report: ['out', 'where', 'seeds', 'experiment', 'no-png'],
  python: [],
} as const satisfies Record<Subcommand, readonly string[]>;

export const SWEEP_USAGE = `rethink-gen: experiments as grids of cells, swept into a store

usage: rethink-gen list
       rethink-gen run EXPERIMENT [CELL]      without CELL, lists the cells: number, id, JSON
       rethink-gen sweep EXPERIMENT [options] runs every cell that the store lacks, each in a process of its own
       rethink-gen work --queue URL [options] runs cells of the sweeps that are given to a queue, until it is ended
       rethink-gen missing STORE              prints the cells that have no result
       rethink-gen merge STORE...             one table of all results, the same bytes however they were made
       rethink-gen report STORE|TABLE...      figures and tables, beside the paper's; a page, SVG, PNG, CSV, Markdown
       rethink-gen python > rethink_gen.py    the corruptions in Python, one file, the same bits

EXPERIMENT is a name that 'list' shows, or the path of a module of your own. CELL is a number or the start of an id.

  --scale S        ${SCALES.join(', ')}; default ${SCALES[0]}
  --backend B      of TensorFlow.js: ${BACKEND_NAMES.join(', ')}; default ${BACKEND_NAMES[0]}
  --store DIR      default ./rethink-gen-sweep/EXPERIMENT-SCALE
  --shard I/N      only the Ith of N shards, from 1 on: one for each machine or job of an array
  ${PART_USAGE}
  --jobs N         processes at once; default the number of cores; on webgpu 1, for one GPU
  --retries N      how often a cell that failed is tried again; default 1
  --time-limit S   seconds after which a cell is given up; default none
  --checkpoint-every S
                   seconds from one checkpoint of a cell to the next, from which it goes on; default 30
  --data DIR       MNIST (IDX) or CIFAR-10 (binary) from a folder
  --queue URL      of a Redis server: sweep gives its cells to the workers there, and records what they return;
                   redis://[USER:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// with TLS
  --lost-after S   seconds without a sign of life after which a worker's cell is given to another; default 60
  --out PATH       where merge writes the table; default standard output
                   where report writes its files; default ./rethink-gen-sweep/report
  --experiment M   report with what the module M of an experiment of your own draws
  --no-png         report without PNG files, which need the package @resvg/resvg-wasm
  --help

Exit codes: 0 done, 1 something failed, is missing or in conflict, 130 interrupted, 143 terminated.
`;

type SweepOption = (typeof OPTIONS_OF)[Subcommand][number];

export function readSweepArguments(argv: readonly string[], name: Subcommand) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      ...textOptions<SweepOption>(OPTIONS_OF),
      help: { type: 'boolean', default: false, short: 'h' },
      where: { type: 'string', multiple: true },
      'no-png': { type: 'boolean', default: false },
    },
  });
  const taken: readonly string[] = OPTIONS_OF[name];
  const other = Object.entries(values).find(
    ([option, value]) => value !== false && option !== 'help' && !taken.includes(option),
  );
  if (other) throw new Error(`${name} takes no --${other[0]}; see rethink-gen ${name} --help`);
  const { store, queue, out, data, experiment } = values;
  return {
    help: values.help,
    operands: positionals,
    scale: choiceOf('scale', values.scale ?? SCALES[0], SCALES),
    shard: shardFrom(values.shard ?? '1/1'),
    png: !values['no-png'],
    ...partArguments(values.where, values.seeds),
    ...(values.backend !== undefined && { backend: choiceOf('backend', values.backend, BACKEND_NAMES) }),
    ...(values.jobs !== undefined && { jobs: wholeNumber('jobs', values.jobs) }),
    ...(values.retries !== undefined && { retries: wholeNumber('retries', values.retries, 0) }),
    ...(values['time-limit'] !== undefined && { timeLimit: seconds('time-limit', values['time-limit']) }),
    ...(values['checkpoint-every'] !== undefined && {
      checkpointEvery: seconds('checkpoint-every', values['checkpoint-every'], true),
    }),
    ...(values['lost-after'] !== undefined && { lostAfter: seconds('lost-after', values['lost-after']) }),
    ...given({ store, queue, out, data, experiment }),
  };
}

export type SweepArguments = ReturnType<typeof readSweepArguments>;

export function defaultStore(experiment: string, scale: Scale): string {
  return join('rethink-gen-sweep', `${experiment}-${scale}`);
}

export const DEFAULT_REPORT = join('rethink-gen-sweep', 'report');

function shardFrom(text: string): [number, number] {
  const [shard, of] = /^(\d+)\/(\d+)$/.exec(text)?.slice(1).map(Number) ?? [];
  if (!(shard >= 1 && shard <= of && Number.isSafeInteger(of))) {
    throw new Error(
      `--shard must be I/N with I from 1 to N, got ${JSON.stringify(text)}; the first of 3 is 1/3`,
    );
  }
  return [shard, of];
}

function seconds(name: string, text: string, zero = false): number {
  return numberOf(name, text, `of seconds ${zero ? 'of at least 0' : 'above 0'}`, (value) =>
    zero ? value >= 0 : value > 0,
  );
}
