import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { lifeSigns } from '../../src/command/progress-lines.js';
import { type CellProgress, progressHooks } from '../../src/experiments/cell-progress.js';
import type { EpochRow } from '../../src/train/history.js';

/** The built program; `npm test` builds it first. */
const CLI = resolve('dist/cli.js');
const MODULE = resolve('test/sweeps/training-experiment.mjs');
const SCRIPT = '/usr/bin/script';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-progress-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.useRealTimers());

it('a cell tells how far it is once a second, and after each epoch', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const told: CellProgress[] = [];
  const { onStep, onEpoch } = progressHooks((progress) => told.push(progress), 3, 10);
  for (let step = 1; step <= 10; step++) {
    onStep(step);
    vi.advanceTimersByTime(500);
  }
  onEpoch({ epoch: 1, steps: 10, trainError: 0.25 } as EpochRow);
  onStep(11);
  vi.advanceTimersByTime(1000);
  onStep(12);
  expect(told.map(({ epoch, step }) => [epoch, step])).toEqual([
    [1, 1],
    [1, 3],
    [1, 5],
    [1, 7],
    [1, 9],
    [1, 10],
    [2, 2],
  ]);
  expect(told[0]).toEqual({
    ...{ epoch: 1, epochs: 3, step: 1, stepsPerEpoch: 10 },
    ...{ trainError: null, secondsLeft: null },
  });
  // 29 and 27 steps are left, each took half a second
  expect(told[1].secondsLeft).toBeCloseTo(27 / 2);
  expect(told.map(({ trainError }) => trainError)).toEqual([null, null, null, null, null, 0.25, 0.25]);
});

it('goes on with the pace of its own steps after a resume, and tells no error that is no number', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const told: CellProgress[] = [];
  const { onStep, onEpoch } = progressHooks((progress) => told.push(progress), 3, 10);
  onStep(15);
  vi.advanceTimersByTime(5000);
  onStep(20);
  onEpoch({ epoch: 2, steps: 20, trainError: Number.NaN } as EpochRow);
  expect(told.map(({ epoch, step }) => [epoch, step])).toEqual([
    [2, 5],
    [2, 10],
    [2, 10],
  ]);
  expect(told[1].secondsLeft).toBeCloseTo(10);
  expect(told[2].trainError).toBe(null);
});

it('a sign of life is due at first, and then every minute', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const isDue = lifeSigns();
  const due = [0, 30, 29, 2, 59, 1].map((seconds) => {
    vi.advanceTimersByTime(1000 * seconds);
    return isDue();
  });
  expect(due).toEqual([true, false, false, true, false, true]);
});

const EPOCH = /epoch \d+ of at most 300, step [1-4] of 4/;

it('without a terminal, sweep tells plain lines of each cell', () => {
  const argv = [CLI, 'sweep', MODULE, '--store', 'lines'];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  expect(stderr).toBe('');
  expect(lines[0]).toBe('0 of 1 cells done');
  expect(lines.find((line) => /^cell [0-9a-f]{12}: /.test(line))).toMatch(EPOCH);
  expect(lines.slice(-2)).toEqual(['1 of 1 cells done', 'store: lines']);
  expect(stdout).not.toContain('\u001b');
});

it('without a terminal, run tells lines on standard error, and prints nothing but its record', () => {
  const { stdout, stderr } = spawnSync(process.execPath, [CLI, 'run', MODULE, '1'], { encoding: 'utf8' });
  expect(stderr).toMatch(EPOCH);
  expect(stderr).not.toContain('\u001b');
  expect(Object.keys(JSON.parse(stdout))).toEqual(['cell', 'id', 'result']);
});

it.skipIf(!existsSync(SCRIPT))('on a terminal, sweep and run show how far they are, live', () => {
  const terminal = (...argv: string[]) => {
    const command = [process.execPath, CLI, ...argv].map((word) => `'${word}'`).join(' ');
    const env = { ...process.env, CI: '', TERM: 'xterm' };
    return spawnSync(SCRIPT, ['-qec', `stty rows 50 cols 200; ${command}`, '/dev/null'], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
  };
  const swept = terminal('sweep', MODULE, '--store', 'live');
  expect(swept.status).toBe(0);
  expect(swept.stdout).toMatch(EPOCH);
  expect(swept.stdout).toContain('\u001b[');
  expect(swept.stdout).toContain('one training: A perceptron on a few digits: 1 of 1 cells done');
  const ran = terminal('run', MODULE, '1');
  expect(ran.stdout).toMatch(EPOCH);
  expect(ran.stdout).toContain('\r\u001b[K{"cell":');
});
