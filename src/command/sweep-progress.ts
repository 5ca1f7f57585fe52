import { Listr } from 'listr2';
import type { Failure, SweepProgress } from '../sweeps/sweep-cells.js';
import { flagText } from './flags.js';
import { cellLines, lifeSigns, progressLine } from './progress-lines.js';
import { OPTIONS_OF } from './sweep-arguments.js';

/** If there is no terminal, how many seconds lie between two lines at least. */
const QUIET = 5;

/**
 * Shows how far a sweep is while it runs: live on a terminal, plain lines elsewhere (at the beginning, every few seconds, or every
 * minute if cells train, at the end). A cell that failed is reported at once.
 */
export async function sweepWithProgress(
  title: string,
  run: (onProgress: (progress: SweepProgress) => void) => Promise<SweepProgress>,
): Promise<SweepProgress> {
  const begun = performance.now();
  const lineOf = (progress: SweepProgress) => progressLine(progress, (performance.now() - begun) / 1000);
  if (!process.stdout.isTTY) {
    const isDue = lifeSigns();
    let [reported, counted] = [Number.NEGATIVE_INFINITY, -1];
    let failed = 0;
    const ended = await run((progress) => {
      for (; failed < progress.failures.length; failed++) say(failureLine(progress.failures[failed]));
      const now = progress.done + progress.failures.length;
      const alive = progress.running.some((cell) => cell.progress) && isDue();
      if (!alive && (now === counted || performance.now() - reported < QUIET * 1000)) return;
      [reported, counted] = [performance.now(), now];
      say(lineOf(progress));
      if (alive) for (const line of cellLines(progress.running)) say(line);
    });
    say(lineOf(ended));
    return ended;
  }
  let ending: Promise<SweepProgress> | undefined;
  const task = {
    title,
    task: async (_context: unknown, shown: { output: string; title: string }) => {
      ending = run((progress) => {
        shown.output = [
          ...progress.failures.slice(-1).map(failureLine),
          lineOf(progress),
          ...cellLines(progress.running),
        ].join('\n');
      });
      const { failures, conflicts, ...counts } = await ending;
      shown.title = `${title}: ${lineOf({ ...counts, failures, conflicts })}`;
      // an error is how a task gets its cross in place of the tick; what it says is reported below
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

function failureLine({ cell, id, reason }: Failure): string {
  return `cell ${id.slice(0, 12)} failed: ${flagText(reason, OPTIONS_OF.sweep)} ${JSON.stringify(cell)}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
