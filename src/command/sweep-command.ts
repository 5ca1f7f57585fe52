import { parse } from 'node:path';
import type { Experiment } from '../experiments/experiment.js';
import { prepareSweep } from '../sweeps/prepare-sweep.js';
import { sweep } from '../sweeps/sweep.js';
import { defaultStore, type SweepArguments } from './sweep-arguments.js';
import { sweepWithProgress } from './sweep-progress.js';

/** Exit codes of a sweep that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Sweeps an experiment into a store; resolves to the exit code. */
export async function sweepCommand(wanted: SweepArguments, version: string): Promise<number> {
  const { operands, scale, data, shard, jobs, retries, timeLimit } = wanted;
  const [name] = operands;
  if (operands.length !== 1) throw new Error('sweep takes one experiment; see rethink-gen list');
  const prepared = await prepareSweep(
    name,
    {
      store: wanted.store ?? defaultStore(parse(name).name, scale),
      scale,
      shard,
      ...(data !== undefined && { data }),
      ...(timeLimit !== undefined && { timeLimit }),
    },
    version,
  );
  const { experiment, store, cells, run } = prepared;
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

function titleOf({ name, title }: Experiment, [shard, of]: readonly [number, number]): string {
  return `${name}: ${title}${of > 1 ? ` (shard ${shard} of ${of})` : ''}`;
}
