import type { EpochRow } from '../train/history.js';

/** How far a cell that trains is. */
export type CellProgress = {
  /** The epoch in progress, counted from 1. */
  readonly epoch: number;
  /** Epochs at most. */
  readonly epochs: number;
  /** Steps of this epoch that were taken. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** After the last whole epoch; null before its end is known. */
  readonly trainError: number | null;
  /** Until the last of the epochs, at the pace so far; null before there is one. */
  readonly secondsLeft: number | null;
};

export const PROGRESS_FIELDS = {
  epoch: true,
  epochs: true,
  step: true,
  stepsPerEpoch: true,
  trainError: true,
  secondsLeft: true,
} satisfies Record<keyof CellProgress, true>;

/** Milliseconds from one progress within an epoch to the next, at least. */
const PAUSE = 1000;

/** Hooks of a training that report how far it is: after each epoch, and in between. */
export function progressHooks(
  onProgress: (progress: CellProgress) => void,
  epochs: number,
  stepsPerEpoch: number,
): { readonly onStep: (steps: number) => void; readonly onEpoch: (row: EpochRow) => void } {
  const first = { steps: Number.NaN, time: 0 };
  let latest = Number.NEGATIVE_INFINITY;
  let trainError: number | null = null;
  const tell = (steps: number, epoch: number) => {
    latest = performance.now();
    const pace = (latest - first.time) / 1000 / (steps - first.steps);
    onProgress({
      epoch,
      epochs,
      step: steps - (epoch - 1) * stepsPerEpoch,
      stepsPerEpoch,
      trainError,
      secondsLeft: Number.isFinite(pace) ? pace * (epochs * stepsPerEpoch - steps) : null,
    });
  };
  return {
    onStep: (steps) => {
      if (Number.isNaN(first.steps)) Object.assign(first, { steps, time: performance.now() });
      if (performance.now() - latest >= PAUSE) tell(steps, Math.ceil(steps / stepsPerEpoch));
    },
    onEpoch: (row) => {
      trainError = Number.isFinite(row.trainError) ? row.trainError : null;
      tell(row.steps, row.epoch);
    },
  };
}
