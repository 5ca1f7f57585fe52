import type { TrainOptions } from '../train-options.js';

export interface CheckpointTimes {
  /** Whether one is due after a step, or at the end of an epoch. */
  readonly isDue: (steps: number, place: 'step' | 'epoch') => boolean;
  /** Whether the last one was written after these steps. */
  readonly isWritten: (steps: number) => boolean;
  readonly written: (steps: number) => void;
}

/** Tells when checkpoints are due: after so many steps, after so many seconds, at the end of each epoch. */
export function checkpointTimes({
  every,
  seconds,
}: NonNullable<TrainOptions['checkpoints']>): CheckpointTimes {
  let last = performance.now();
  let lastSteps = -1;
  return {
    isDue: (steps, place) =>
      (place === 'epoch' && seconds === undefined) ||
      (place === 'step' && every !== undefined && steps % every === 0) ||
      (seconds !== undefined && performance.now() - last >= 1000 * seconds),
    isWritten: (steps) => steps === lastSteps,
    written: (steps) => {
      last = performance.now();
      lastSteps = steps;
    },
  };
}
