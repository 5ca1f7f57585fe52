import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Experiment, shardOf } from '../experiments/experiment.js';
import { inChildProcess } from '../sweeps/child-process.js';
import { fileDigest, isModule, loadExperiment } from '../sweeps/load-experiment.js';
import { manifestOf } from '../sweeps/manifest.js';
import { openStore } from '../sweeps/store.js';
import { sweep } from '../sweeps/sweep.js';
import { kernelSet } from '../wasm-training/kernel-set.js';
import { startBackend } from './backend.js';
import { defaultStore, type SweepArguments } from './sweep-arguments.js';
import { sweepWithProgress } from './sweep-progress.js';

/** Exit codes of a sweep that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Sweeps an experiment into a store; resolves to the exit code. */
export async function sweepCommand(wanted: SweepArguments, version: string): Promise<number> {
  const { operands, scale, data, shard, jobs, retries, timeLimit } = wanted;
  const [name] = operands;
  if (operands.length !== 1) throw new Error('sweep takes one experiment; see rethink-gen list');
  const experiment = await loadExperiment(name, scale);
  const store = openStore(
    wanted.store ?? defaultStore(parse(name).name, scale),
    manifestOf({ experiment: name, scale, code: await codeVersion(name, version), cells: experiment.cells }),
  );
  const cells = shardOf(store.manifest.cells, ...shard);
  const run = inChildProcess({
    program: cellProgram(),
    argv: [name, scale, ...(data === undefined ? [] : [data])],
    ...(timeLimit !== undefined && { timeLimit }),
  });
  const interrupt = new AbortController();
  let code: number | undefined;
  for (const [signal, exit] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      code ??= exit;
      interrupt.abort();
    });
  }
  const ended = await sweepWithProgress(titleOf(experiment, shard), (onProgress) =>
    sweep(store, cells, { run, jobs, retries, signal: interrupt.signal, onProgress }),
  );
  process.stdout.write(`store: ${store.folder}\n`);
  for (const id of ended.conflicts) {
    process.stderr.write(
      `rethink-gen: cell ${id} has another result on record; both are kept, see conflicts\n`,
    );
  }
  return code ?? (ended.failures.length + ended.conflicts.length === 0 ? 0 : 1);
}

/** The program of a cell's process, which stands beside this one. */
function cellProgram(): string {
  const path = fileURLToPath(new URL('./cell-process.js', import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} is missing; sweeps run from the built command`);
  return path;
}

/**
 * What the results depend on besides their cells: the code, and the backend that computes. The digests are those of the
 * programs, whose imports bear digests of their contents in their names; Node.js counts with its major version, which its
 * arithmetic functions come with.
 */
async function codeVersion(experiment: string, version: string): Promise<Record<string, string>> {
  const node = `Node.js ${process.versions.node.split('.')[0]}`;
  if (isModule(experiment)) return { node, [`the module ${parse(experiment).base}`]: fileDigest(experiment) };
  const digest = fileDigest(join(dirname(cellProgram()), 'cell-process.js'));
  const { name, versions } = await startBackend();
  const { 'Node.js': _, ...packages } = versions;
  return {
    node,
    'rethink-gen': `${version} (${digest})`,
    ...packages,
    backend: name,
    kernels: kernelSet(),
  };
}

function titleOf({ name, title }: Experiment, [shard, of]: readonly [number, number]): string {
  return `${name}: ${title}${of > 1 ? ` (shard ${shard} of ${of})` : ''}`;
}
