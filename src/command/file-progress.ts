import type { FileProgress } from '../files/chunks.js';
import { CLEAR, duration } from './progress-lines.js';

const WIDTH = 30;

/** Shows on a terminal how far a file is done, and what is left at the pace so far. */
export function fileProgress() {
  const { stderr } = process;
  const start = performance.now();
  if (!stderr.isTTY) return { clear: () => {} };
  return {
    onProgress: ({ done, total }: FileProgress): void => {
      const share = done / total;
      const bar = '#'.repeat(Math.round(WIDTH * share)).padEnd(WIDTH, '.');
      const left = ((performance.now() - start) / 1000 / share) * (1 - share);
      stderr.write(`${CLEAR}${bar} ${(100 * share).toFixed(0)} %, about ${duration(left)} left`);
    },
    clear: (): void => void stderr.write(CLEAR),
  };
}
