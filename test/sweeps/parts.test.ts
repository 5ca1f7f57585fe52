import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLI } from './built-program.js';

let folder = '';
let store = '';
const run = (...argv: string[]) =>
  spawnSync(process.execPath, [CLI, ...argv], { cwd: folder, encoding: 'utf8' });
const MLP = ['--where', 'model.kind=mlp'];
const ENDS = ['--where', 'rate=0,1'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-parts-'));
  store = join(folder, 'store');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('run lists the cells of a part by their numbers in the grid', () => {
  const { stdout, status } = run('run', 'figure-1bc', ...MLP, ...ENDS, '--seeds', '1');
  expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(['7', '9', '']);
  expect(status).toBe(0);
});

it('sweep runs a part, into a store of the whole grid, and runs nothing twice', () => {
  const first = run('sweep', 'figure-1bc', '--store', store, ...MLP, '--where', 'rate=1');
  expect(first.stderr).toBe('');
  expect(first.stdout).toContain('1 of 1 cells done\n');
  const second = run('sweep', 'figure-1bc', '--store', store, ...MLP, ...ENDS);
  expect(second.stdout).toContain('1 of 2 cells done\n');
  expect(second.stdout).toContain('2 of 2 cells done\n');
  expect(JSON.parse(readFileSync(join(store, 'manifest.json'), 'utf8')).cells.length).toBe(9);
});

it('missing tells what a part lacks', () => {
  const whole = run('missing', store);
  expect([whole.stdout.trim().split('\n').length, whole.status]).toEqual([7, 1]);
  const part = run('missing', store, ...MLP);
  expect(part.stdout).toMatch(/^[0-9a-f]{64} \{.*"kind":"mlp".*"rate":0.5,.*\}\n$/);
  expect(part.status).toBe(1);
  expect(run('missing', store, ...MLP, ...ENDS)).toMatchObject({ stdout: '', status: 0 });
});

it('merge writes the table of a part, and tells what it lacks', () => {
  const part = run('merge', store, ...MLP, ...ENDS);
  expect(part.stdout.split('\n').length).toBe(3);
  expect(part.stderr).toMatch(/^merged: 2 cells, SHA-256 [0-9a-f]{64}\n$/);
  expect(part.status).toBe(0);
  const random = run('merge', store, '--where', 'rate=1');
  expect(random.stdout.split('\n').length).toBe(2);
  expect(random.stderr).toMatch(
    /^merged: 1 cells, SHA-256 [0-9a-f]{64}, 2 missing\n(missing: [0-9a-f]{12} \{.*"rate":1,.*\}\n){2}$/,
  );
  expect(random.status).toBe(1);
});

it('report draws a part, of a store or a table, and says which', () => {
  const table = join(folder, 'table.jsonl');
  run('merge', store, '--out', table);
  for (const from of [store, table]) {
    const { stdout, status } = run('report', from, '--no-png', '--out', 'out', ...MLP, ...ENDS);
    expect(status).toBe(0);
    const page = readFileSync(stdout.trim().replace('report: ', ''), 'utf8');
    expect(page).toContain('figure-1bc, smoke): model.kind &quot;mlp&quot;; rate 0, 1');
    expect(page).toContain('2 of 2 with a result');
  }
  const whole = run('report', store, '--no-png', '--out', 'out', ...MLP);
  expect(whole.status).toBe(1);
  expect(readFileSync(join(folder, 'out', 'report.html'), 'utf8')).toContain('1 of 3 cells have no result');
  expect(run('report', store, '--where', 'model.kind=smallAlexNet').stderr).toContain(
    'holds no result of model.kind "smallAlexNet" yet',
  );
});

it.each(['sweep', 'run', 'missing', 'merge', 'report'])('%s tells which values there are', (name) => {
  const operand = name === 'sweep' || name === 'run' ? 'figure-1bc' : store;
  const { stderr, status } = run(name, operand, '--where', 'model.kind=perceptron');
  expect(stderr).toBe(
    'rethink-gen: --where model.kind must be one of "smallInception", "smallAlexNet", "mlp", got "perceptron"\n',
  );
  expect(status).toBe(1);
});

it('a sweep of no cell begins no store', () => {
  const other = join(folder, 'other');
  expect(run('sweep', 'figure-1bc', '--store', other, '--where', 'rate=2').status).toBe(1);
  expect(run('missing', other).stderr).toContain('holds no sweep');
});
