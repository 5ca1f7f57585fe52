import { given } from '../digests/given.js';
import { work } from '../sweeps/queue/work.js';
import { flagText } from './flags.js';
import type { SweepArguments } from './sweep-arguments.js';

/** Works for a queue until a signal ends it; resolves to the exit code. A second signal gives back what runs. */
export async function workCommand(wanted: SweepArguments): Promise<number> {
  const { queue, data, store, jobs, lostAfter } = wanted;
  if (queue === undefined) throw new Error('work needs a queue; rethink-gen work --queue redis://HOST');
  const say = (line: string) => void process.stdout.write(`${flagText(line)}\n`);
  const [leave, giveUp] = [new AbortController(), new AbortController()];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (leave.signal.aborted) return giveUp.abort();
      say(
        'leaving: cells that run are finished, or given back at their next checkpoint; again to give them back now',
      );
      leave.abort();
    });
  }
  await work({
    queue,
    ...given({ data, store, jobs, lostAfter }),
    signal: leave.signal,
    giveUp: giveUp.signal,
    onEvent: say,
  });
  return 0;
}
