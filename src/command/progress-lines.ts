import type { CellProgress } from '../experiments/cell-progress.js';
import type { RunningCell, SweepProgress } from '../sweeps/sweep-cells.js';

/** Clears a line of a terminal and goes to its beginning. */
export const CLEAR = '\r\u001b[K';

/** How far a sweep is, with the time that is left at the pace so far. */
export function progressLine(
  { total, done, ran, running, failures, conflicts }: SweepProgress,
  seconds: number,
): string {
  const left = total - done - failures.length;
  const parts = [`${done} of ${total} cells done`];
  if (running.length > 0) parts.push(`${running.length} running`);
  if (failures.length > 0) parts.push(`${failures.length} failed`);
  if (conflicts.length > 0) parts.push(`${conflicts.length} in conflict`);
  if (left > 0 && ran > 0) parts.push(`about ${duration((seconds / ran) * left)} left`);
  return parts.join(', ');
}

export function cellLines(running: readonly RunningCell[]): string[] {
  return running.map(
    ({ id, progress }) => `cell ${id.slice(0, 12)}: ${progress ? trainingLine(progress) : 'begun'}`,
  );
}

export function trainingLine(progress: CellProgress): string {
  const { epoch, epochs, step, stepsPerEpoch, trainError, secondsLeft } = progress;
  const parts = [`epoch ${epoch} of at most ${epochs}`, `step ${step} of ${stepsPerEpoch}`];
  if (trainError !== null) parts.push(`train error ${(100 * trainError).toFixed(1)} %`);
  if (secondsLeft !== null) parts.push(`at most ${duration(secondsLeft)} left`);
  return parts.join(', ');
}

/** Seconds in the unit that suits them. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** Seconds between two signs of life of what runs without a terminal. */
const LIFE = 60;

/** Whether a sign of life is due: at first, and then every minute. */
export function lifeSigns(): () => boolean {
  let latest = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - latest < LIFE * 1000) return false;
    latest = performance.now();
    return true;
  };
}
