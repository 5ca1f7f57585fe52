import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** The built program; `npm test` builds it first. */
const CLI = resolve('dist/cli.js');
const SMALL = [
  '--train',
  '200',
  '--test',
  '100',
  '--hidden',
  '64',
  '--learning-rate',
  '0.05',
  '--batch-size',
  '32',
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...argv: string[]) =>
  spawnSync(process.execPath, [CLI, ...argv], { cwd: folder, encoding: 'utf8' });
const tableOf = (output: string) => output.slice(output.indexOf('regime  '), output.indexOf('report: '));

it('runs all six regimes, prints the table and writes a page that needs no other file', () => {
  const { status, stdout, stderr } = run(...SMALL);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const rows = tableOf(stdout).trim().split('\n').slice(2, -2);
  expect(rows.map((row) => row.split('   ')[0].trim())).toEqual([
    'true labels',
    'partially corrupted labels',
    'random labels',
    'shuffled pixels',
    'random pixels',
    'gaussian',
  ]);
  const path = stdout.trim().split('report: ')[1];
  expect(path).toBe(join(folder, 'rethink-gen-report', 'report.html'));
  const page = readFileSync(path, 'utf8');
  expect(page.match(/<svg /g)?.length).toBe(4);
  expect(page).not.toMatch(/<script|<link|src=|@import|url\((?!data:|#)/);
  const results = JSON.parse(readFileSync(join(folder, 'rethink-gen-report', 'results.json'), 'utf8'));
  expect(results.results.length).toBe(6);
  const figures = ['test-error', 'test-error-corrupted', 'training-error', 'training-loss'];
  expect(readdirSync(join(folder, 'rethink-gen-report')).sort()).toEqual(
    [
      ...['report.html', 'report.json', 'results.json', 'summary.csv', 'summary.md'],
      ...figures.flatMap((name) => [`${name}.csv`, `${name}.svg`]),
    ].sort(),
  );
});

it('prints the same table for the same seed, and another for another', () => {
  const some = [...SMALL, '--regimes', 'random-labels,gaussian', '--epochs', '4'];
  const [first, again, other] = [run(...some), run(...some), run(...some, '--seed', '0')].map((r) =>
    tableOf(r.stdout),
  );
  expect(first).toContain('random labels');
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it('writes a seed beyond 2^53 as records do, apart from the text of its digits', () => {
  const seedOf = (seed: string) => {
    run(...SMALL, '--regimes', 'random-labels', '--epochs', '1', '--seed', seed);
    return JSON.parse(readFileSync(join(folder, 'rethink-gen-report', 'results.json'), 'utf8')).settings.seed;
  };
  expect(seedOf('18446744073709551616')).toEqual({ integer: '18446744073709551616' });
  expect(seedOf('7')).toBe(7);
});

it('gives each split noise of its own', () => {
  const some = [...SMALL, '--regimes', 'random-labels,true-labels', '--epochs', '2'];
  const lines = (...more: string[]) => tableOf(run(...some, ...more).stdout).split('\n');
  const [first, other] = [lines(), lines('--split', 'fold-1')];
  const line = (table: readonly string[], regime: string) => table.find((text) => text.startsWith(regime));
  expect(line(other, 'true labels')).toBe(line(first, 'true labels'));
  expect(line(other, 'random labels')).not.toBe(line(first, 'random labels'));
});

describe('bad input is one line on standard error, exit code 1, nothing left behind', () => {
  it.each([
    [['--regimes', 'noise'], '--regimes must be one of true labels'],
    [['--data', 'missing'], 'there is no folder missing'],
    [['--data', '.'], '. holds no data set known here'],
    [['--rate', '1.5'], '--rate must be a number from 0 to 1, got "1.5"'],
    [['--rate', 'NaN'], '--rate must be a number from 0 to 1, got "NaN"'],
    [['--seed', 'x'.repeat(300)], '`seed` must be shorter by 80 characters'],
    [
      ['bogus'],
      'there is no command "bogus"; rethink-gen alone runs the experiment, the others are help, corrupt',
    ],
    [['verfy'], 'there is no command "verfy"; did you mean verify?'],
    [['help', 'sweep', 'run'], 'help takes one command, got 2'],
    [['list', 'extra'], 'list takes no operand, got extra'],
    [['list', '--jobs', '2'], 'list takes no --jobs; see rethink-gen list --help'],
    [['audit', 'a', 'b', '--pixels', 'gaussian'], 'audit takes no --pixels; see rethink-gen audit --help'],
    [
      ['sweep', 'figure-1bc', '--scale', 'small'],
      'figure-1bc at scale small reads CIFAR-10; give its folder as --data',
    ],
    [
      ['--out', '/proc/nowhere/at/all'],
      '--out must be a folder that can be made, got "/proc/nowhere/at/all": no folder',
    ],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('%j', (argv, message) => {
    const { status, stdout, stderr } = run(...argv);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`rethink-gen: ${message}`);
    expect(stderr.trim().split('\n').length).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a report folder that cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    const { status, stderr } = run(...SMALL, '--out', 'file');
    expect(status).toBe(1);
    expect(stderr).toBe(
      'rethink-gen: --out must be a folder that can be made, got "file": a file is in the way (ENOTDIR)\n',
    );
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

it('ends without a stack trace if nobody reads what it prints', () => {
  const command = `${process.execPath} ${CLI} ${SMALL.join(' ')} --epochs 1 --regimes gaussian | head -n 1`;
  const { stderr } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toMatch(
    /^(rethink-gen: standard output is not whole: nobody reads it any more \(EPIPE\)\n)?$/,
  );
});

describe.skipIf(process.platform !== 'linux')('on a terminal', () => {
  /** What the command prints on a terminal of 40 columns, with these variables of the shell. */
  function shown(variables: string): string {
    const argv = '--train 60 --test 20 --hidden 8 --epochs 1 --regimes gaussian';
    const line = `stty cols 40; ${variables} ${process.execPath} ${CLI} ${argv}`;
    const env = {
      ...process.env,
      TERM: 'xterm-256color',
      NO_COLOR: undefined,
      FORCE_COLOR: undefined,
      CI: undefined,
    };
    const { status, stdout } = spawnSync('script', ['-qec', line, '/dev/null'], {
      cwd: folder,
      encoding: 'utf8',
      env,
      input: '',
    });
    expect(status).toBe(0);
    return stdout;
  }
  const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[1-9][0-9;]*m`);

  it('shows colours, unless NO_COLOR is set (no-color.org)', () => {
    expect(shown('')).toMatch(COLOUR);
    const plain = shown('NO_COLOR=1');
    expect(plain).not.toMatch(COLOUR);
    expect(plain).toContain('gaussian: not fitted in 1 epoch');
  });

  it('shows a table as wide as the terminal', () => {
    const lines = shown('').split('\r\n');
    const list = lines.slice(
      lines.lastIndexOf('gaussian'),
      lines.findIndex((line) => line.startsWith('report: ')),
    );
    expect(list.map((line) => line.slice(0, 15))).toContain('  train error  ');
    expect(list.filter((line) => line.length > 40)).toEqual([]);
  });
});

it.each([
  ['--help', [0, 141]],
  ['list', [0, 141]],
  ['python', [141]],
])('%s | head ends without a stack trace', (argv, codes) => {
  const pipe = `${process.execPath} ${CLI} ${argv} | head -n 0; exit \${PIPESTATUS[0]}`;
  const { status, stderr } = spawnSync('bash', ['-c', pipe], { cwd: folder, encoding: 'utf8' });
  expect(codes).toContain(status);
  expect(stderr).toMatch(
    /^(rethink-gen: standard output is not whole: nobody reads it any more \(EPIPE\)\n)?$/,
  );
});

it('prints the Python file, whole and alone', () => {
  const { status, stdout } = run('python');
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: readFileSync('src/python/rethink_gen.py', 'utf8'),
  });
  expect(run('python', 'extra')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'rethink-gen: python takes no operand, got extra\n',
  });
});

it('tells its help and its version', () => {
  expect(run('--help').stdout).toContain('usage: rethink-gen');
  expect(run('help')).toMatchObject({ status: 0, stderr: '', stdout: run('--help').stdout });
  expect(run('help', 'audit').stdout).toMatch(/usage: rethink-gen audit CLEAN NOISY/);
  expect(run('help', 'merge').stdout).toBe(run('merge', '--help').stdout);
  expect(run('--version').stdout.trim()).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});

it('reports what was done so far after an interrupt, and exits with 130', async () => {
  const child = spawn(process.execPath, [CLI, '--learning-rate', '1e-6', '--epochs', '100000'], {
    cwd: folder,
  });
  let output = '';
  let interrupted = false;
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (interrupted || !output.includes('epoch 10 of')) return;
    interrupted = true;
    child.kill('SIGINT');
  });
  expect(await exitOf(child)).toBe(130);
  expect(tableOf(output)).toMatch(/true labels +stopped in \d+/);
  expect(output).not.toMatch(/^random labels /m);
  expect(existsSync(join(folder, 'rethink-gen-report', 'report.html'))).toBe(true);
});

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
