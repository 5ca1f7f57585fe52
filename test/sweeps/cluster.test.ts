import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLI, MODULE } from './built-program.js';
import { isAlive, parentOf } from './live-processes.js';
import { Processes, until } from './queue/processes.js';
import { noSlurm, SlurmCluster } from './slurm-cluster.js';
import { squaresTable } from './squares-table.js';

const CELLS = 12;
const TABLE = squaresTable(CELLS);
const example = (name: string) => resolve('examples/cluster', name);
const hasParallel = spawnSync('parallel', ['--version']).status === 0;
if (!hasParallel) console.warn('skipped: GNU parallel (apt-get install parallel)');
if (noSlurm) console.warn(`skipped: Slurm (${noSlurm})`);
if (process.env.ENGINES === 'all' && noSlurm) throw new Error(`Slurm is missing: ${noSlurm}`);

let processes: Processes;
let store = '';
let env: NodeJS.ProcessEnv = {};
beforeEach(() => {
  processes = new Processes();
  store = join(processes.folder, 'store');
  // what `npx rethink-gen` finds in a project that has installed the package
  const bin = join(processes.folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'rethink-gen'), `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
  chmodSync(join(bin, 'rethink-gen'), 0o755);
  env = { ...process.env, LOG: processes.log, FAULTS: '{}' };
});
afterEach(() => processes.end());

const counts = () => processes.counts();
const ONCE = Object.fromEntries(Array.from({ length: CELLS }, (_, n) => [n, 1]));

it.skipIf(!hasParallel)('GNU parallel: one shard fails, and is resumed as five', () => {
  const run = (shards: number, faults: object) =>
    spawnSync(example('parallel.sh'), [String(shards), MODULE, store, '--retries', '0'], {
      cwd: processes.folder,
      env: { ...env, FAULTS: JSON.stringify(faults), PARALLEL: '--jobs 2' },
      encoding: 'utf8',
    });
  expect(run(3, { 5: ['throw'] }).status).toBe(1);
  expect(counts()).toEqual(ONCE);
  const { status, stderr } = run(5, {});
  expect([stderr, status]).toEqual(['', 0]);
  expect(counts()).toEqual({ ...ONCE, 5: 2 });
  expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
});

it('the command of the Kubernetes Job, with the variable that Kubernetes sets', () => {
  const yaml = readFileSync(example('kubernetes.yaml'), 'utf8');
  const [, line] = /- (exec npx rethink-gen .*)/.exec(yaml) ?? [];
  const [, completions] = /completions: (\d+)/.exec(yaml) ?? [];
  const command = line.replace('figure-1bc', MODULE).replace('/store', store);
  for (let index = 0; index < Number(completions); index++) {
    const pod = { ...env, JOB_COMPLETION_INDEX: String(index) };
    expect(spawnSync('/bin/sh', ['-c', command], { cwd: processes.folder, env: pod }).status).toBe(0);
  }
  expect(counts()).toEqual(ONCE);
  expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
});

describe.skipIf(noSlurm)('Slurm', () => {
  let cluster: SlurmCluster;
  beforeEach(async () => {
    cluster = await SlurmCluster.begin();
  });
  afterEach(() => cluster.end());

  /** Submits an array of so many tasks. */
  const submit = (shards: number, faults: object) =>
    cluster.run(
      'sbatch',
      [
        ...[`--array=1-${shards}`, `--chdir=${processes.folder}`, '--output=%a.out'],
        ...[example('slurm.sh'), String(shards), MODULE, store],
      ],
      { ...env, FAULTS: JSON.stringify(faults), PATH: cluster.env.PATH },
    );

  it('an array of three tasks, one killed in the middle of a cell, resumed as five: the same table', async () => {
    submit(3, { 5: ['hang'] });
    await until(() => processes.runs().some(({ n }) => n === 5));
    const hanging = processes.runs().find(({ n }) => n === 5)?.pid ?? 0;
    process.kill(parentOf(hanging), 'SIGKILL');
    await until(() => !isAlive(hanging));
    await cluster.untilEmpty();
    expect(processes.merge(store).status).toBe(1);
    submit(5, {});
    await cluster.untilEmpty();
    expect(processes.merge(store)).toEqual({ status: 0, sha: TABLE });
    expect(processes.left()).toEqual([]);
  });
});
