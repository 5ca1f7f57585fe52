import { parse } from 'node:path';
import { loadExperiment } from '../sweeps/load-experiment.js';
import { sweep } from '../sweeps/sweep.js';
import { defaultStore, type SweepArguments } from './sweep-arguments.js';
import { sweepWithProgress } from './sweep-progress.js';

/** Exit codes of a sweep that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

export async function sweepCommand(wanted: SweepArguments): Promise<number> {
  const {
    operands,
    help: _,
    out: _out,
    png: _png,
    experiment: _experiment,
    lostAfter: _lostAfter,
    ...options
  } = wanted;
  const [name] = operands;
  if (operands.length !== 1) throw new Error('sweep takes one experiment; see rethink-gen list');
  const { scale, shard } = options;
  const store = options.store ?? defaultStore(parse(name).name, scale);
  const experiment = await loadExperiment(name, scale);
  const title = `${experiment.name}: ${experiment.title}`;
  const [part, of] = shard;
  const interrupt = new AbortController();
  let code: number | undefined;
  for (const [signal, exit] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      code ??= exit;
      interrupt.abort();
    });
  }
  const ended = await sweepWithProgress(of > 1 ? `${title} (shard ${part} of ${of})` : title, (onProgress) =>
    sweep(name, { ...options, store, signal: interrupt.signal, onProgress }),
  );
  process.stdout.write(`store: ${store}\n`);
  for (const id of ended.conflicts) {
    process.stderr.write(
      `rethink-gen: cell ${id} has another result on record; both are kept, see conflicts\n`,
    );
  }
  return code ?? (ended.failures.length + ended.conflicts.length === 0 ? 0 : 1);
}
