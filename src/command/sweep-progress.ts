import { Listr } from 'listr2';
import type { Failure, SweepProgress } from '../sweeps/sweep-cells.js';
import { flagText } from './flags.js';

/** Where there is no terminal, how many seconds lie between two lines at least. */
const QUIET = 5;

/**
 * Shows how far a sweep is while it runs: live on a terminal, plain lines elsewhere (at the beginning, every few seconds, at
 * the end). A cell that failed is told at once.
 */
export async function sweepWithProgress(
  title: string,
  run: (onProgress: (progress: SweepProgress) => void) => Promise<SweepProgress>,
): Promise<SweepProgress> {
  const begun = performance.now();
  const lineOf = (progress: SweepProgress) => progressLine(progress, (performance.now() - begun) / 1000);
  if (!process.stdout.isTTY) {
    let told = Number.NEGATIVE_INFINITY;
    let failed = 0;
    const ended = await run((progress) => {
      for (; failed < progress.failures.length; failed++) say(failureLine(progress.failures[failed]));
      if (performance.now() - told < QUIET * 1000) return;
      told = performance.now();
      say(lineOf(progress));
    });
    say(lineOf(ended));
    return ended;
  }
  let ending: Promise<SweepProgress> | undefined;
  const task = {
    title,
    task: async (_context: unknown, shown: { output: string; title: string }) => {
      ending = run((progress) => {
        shown.output = [...progress.failures.slice(-1).map(failureLine), lineOf(progress)].join('\n');
      });
      const { failures, conflicts, ...counts } = await ending;
      shown.title = `${title}: ${lineOf({ ...counts, failures, conflicts })}`;
      // an error is how a task gets its cross in place of the tick; what it says is told below
      if (failures.length + conflicts.length > 0) throw new Error('not every cell is done');
    },
  };
  const shown = { registerSignalListeners: false, exitOnError: false } as const;
  await new Listr([task], { ...shown, rendererOptions: { showErrorMessage: false } }).run();
  if (!ending) throw new Error('the sweep did not begin');
  const ended = await ending;
  for (const failure of ended.failures) say(failureLine(failure));
  return ended;
}

/** How far a sweep is, with the time that is left at the pace so far. */
export function progressLine(
  { total, done, ran, running, failures, conflicts }: SweepProgress,
  seconds: number,
): string {
  const left = total - done - failures.length;
  const parts = [`${done} of ${total} cells done`];
  if (running > 0) parts.push(`${running} running`);
  if (failures.length > 0) parts.push(`${failures.length} failed`);
  if (conflicts.length > 0) parts.push(`${conflicts.length} in conflict`);
  if (left > 0 && ran > 0) parts.push(`about ${duration((seconds / ran) * left)} left`);
  return parts.join(', ');
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function failureLine({ cell, id, reason }: Failure): string {
  return `cell ${id.slice(0, 12)} failed: ${flagText(reason)} ${JSON.stringify(cell)}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
