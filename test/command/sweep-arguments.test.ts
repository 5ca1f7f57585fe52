import { describe, expect, it } from 'vitest';
import { cellLines, progressLine } from '../../src/command/progress-lines.js';
import { readSweepArguments, SUBCOMMANDS, SWEEP_USAGE } from '../../src/command/sweep-arguments.js';

it('has defaults for everything', () => {
  expect(readSweepArguments([], 'sweep')).toEqual({
    ...{ help: false, operands: [], scale: 'smoke', shard: [1, 1] },
    png: true,
  });
});

it('reads every option', () => {
  const argv =
    'figure-1a --scale paper --store s --shard 2/3 --jobs 4 --retries 0 --time-limit 1.5 --checkpoint-every 0 --data d --backend webgpu';
  expect(readSweepArguments(argv.split(' '), 'sweep')).toEqual({
    ...{
      help: false,
      operands: ['figure-1a'],
      scale: 'paper',
      store: 's',
      shard: [2, 3],
      jobs: 4,
      retries: 0,
    },
    ...{ timeLimit: 1.5, checkpointEvery: 0, data: 'd', backend: 'webgpu', png: true },
  });
  expect(readSweepArguments(['s', '--out', 'o', '--no-png'], 'report')).toMatchObject({
    out: 'o',
    png: false,
  });
});

describe('refuses', () => {
  it.each([
    [['--shard', '0/3'], '--shard must be I/N with I from 1 to N, got "0/3"; the first of 3 is 1/3'],
    [['--shard', '4/3'], '--shard must be I/N'],
    [['--shard', '1'], '--shard must be I/N'],
    [['--jobs', '0'], '--jobs must be a whole number of at least 1, got "0"'],
    [['--retries', '-1'], 'retries'],
    [['--retries', '1.5'], '--retries must be a whole number of at least 0, got "1.5"'],
    [['--time-limit', '0'], '--time-limit must be a number of seconds above 0, got "0"'],
    [['--scale', 'huge'], '--scale must be one of smoke, small, paper, got "huge"'],
    [['--backend', 'tpu'], '--backend must be one of wasm, webgpu, cpu, got "tpu"'],
    [['--out', 'o'], 'sweep takes no --out; see rethink-gen sweep --help'],
    [['--colour'], "Unknown option '--colour'"],
  ])('%j', (argv, message) => {
    expect(() => readSweepArguments(argv, 'sweep')).toThrow(message);
  });
});

it('names every subcommand and option in its help', () => {
  for (const name of SUBCOMMANDS) expect(SWEEP_USAGE).toContain(`rethink-gen ${name}`);
  for (const option of [
    'scale',
    'backend',
    'store',
    'shard',
    'jobs',
    'retries',
    'time-limit',
    'checkpoint-every',
    'data',
    'out',
    'no-png',
  ]) {
    expect(SWEEP_USAGE).toContain(`--${option} `);
  }
});

describe('tells how far a sweep is', () => {
  const run = { cell: {}, id: '0123456789abcdef' };
  const begun = { total: 10, done: 4, ran: 0, running: [run, run], failures: [], conflicts: [] };
  const failure = { cell: {}, id: '', reason: '' };

  it.each([
    [begun, 0, '4 of 10 cells done, 2 running'],
    [{ ...begun, done: 6, ran: 2 }, 10, '6 of 10 cells done, 2 running, about 20 s left'],
    [
      { ...begun, done: 6, ran: 4, failures: [failure, failure], conflicts: ['a'] },
      400,
      '6 of 10 cells done, 2 running, 2 failed, 1 in conflict, about 3 min left',
    ],
    [{ ...begun, done: 5, ran: 1 }, 3600, '5 of 10 cells done, 2 running, about 5.0 h left'],
    [{ ...begun, done: 10, ran: 6, running: [] }, 60, '10 of 10 cells done'],
  ])('%#', (progress, seconds, line) => {
    expect(progressLine(progress, seconds)).toBe(line);
  });

  it('and each of its cells', () => {
    const progress = { epoch: 3, epochs: 100, step: 20, stepsPerEpoch: 391 };
    const begun = { ...progress, trainError: null, secondsLeft: null };
    const going = { ...progress, trainError: 0.2345, secondsLeft: 2280 };
    expect(cellLines([run, { ...run, progress: begun }, { ...run, progress: going }])).toEqual([
      'cell 0123456789ab: begun',
      'cell 0123456789ab: epoch 3 of at most 100, step 20 of 391',
      'cell 0123456789ab: epoch 3 of at most 100, step 20 of 391, train error 23.4 %, at most 38 min left',
    ]);
  });
});
