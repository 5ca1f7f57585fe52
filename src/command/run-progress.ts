import type { CellProgress } from '../experiments/cell-progress.js';
import { CLEAR, lifeSigns, trainingLine } from './progress-lines.js';

/** Shows how far the one cell is, on standard error: a line that changes on a terminal, a line a minute elsewhere. */
export function runProgress() {
  const { stderr } = process;
  const isDue = lifeSigns();
  return {
    onProgress: (progress: CellProgress): void => {
      if (stderr.isTTY) stderr.write(`${CLEAR}${trainingLine(progress)}`);
      else if (isDue()) stderr.write(`${trainingLine(progress)}\n`);
    },
    clear: (): void => {
      if (stderr.isTTY) stderr.write(CLEAR);
    },
  };
}
