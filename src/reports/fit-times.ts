import { measured, type Point } from './figure.js';
import { byRate } from './over-rates.js';
import { results, type TrainingRun } from './training-runs.js';

interface FitTimes {
  readonly times: readonly number[];
  readonly unfitted: number;
}

export function criteriaOf(runs: readonly TrainingRun[]): string[] {
  const [first] = results(runs);
  return first ? Object.keys(first.result.epochsTo) : [];
}

export function timesToFit(seeds: readonly TrainingRun[], criterion: string): FitTimes {
  const done = results(seeds);
  const times = done.flatMap(({ result }) => result.epochsTo[criterion] ?? []);
  return { times, unfitted: done.length - times.length };
}

/**
 * Epochs to fit, each divided by those of the same seed at rate 0, whose runs are among those of the model. A seed without a
 * baseline has no quotient; one that never fitted, there or here, is counted.
 */
export function relativeToBaseline(
  seeds: readonly TrainingRun[],
  model: readonly TrainingRun[],
  criterion: string,
): FitTimes {
  const baseline = results(model).filter(({ cell }) => cell.rate === 0);
  const units = new Map(baseline.map(({ cell, result }) => [cell.seed, result.epochsTo[criterion]]));
  const pairs = results(seeds).filter(({ cell }) => units.has(cell.seed));
  const times = pairs.flatMap(({ cell, result }) => {
    const [time, unit] = [result.epochsTo[criterion], units.get(cell.seed)];
    return time && unit ? [time / unit] : [];
  });
  return { times, unfitted: pairs.length - times.length };
}

/** The points of a curve over the rates. A rate with a seed that never fitted has no point; it is noted in `unfitted`. */
export function fitPoints(
  runs: readonly TrainingRun[],
  name: string,
  unfitted: string[],
  timesOf: (seeds: readonly TrainingRun[]) => FitTimes,
): Point[] {
  return byRate(runs).flatMap(({ rate, seeds }) => {
    const { times, unfitted: missed } = timesOf(seeds);
    if (missed > 0) unfitted.push(`${name}, rate ${rate} (${missed} of ${missed + times.length} seeds)`);
    return missed === 0 && times.length > 0 ? [measured(rate, times, seeds.length)] : [];
  });
}

/** The note about the rates that have no point. */
export function unfittedNote(unfitted: readonly string[]): string[] {
  return unfitted.length > 0 ? [`Left out, for they were not fitted in time: ${unfitted.join('; ')}.`] : [];
}
