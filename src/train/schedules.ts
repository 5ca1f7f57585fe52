import { checkMember } from '../errors/check-members.js';
import { checkInteger, checkNumber } from '../errors/checks.js';

/** The place of a step in its training. */
export interface Position {
  /** Counted from 0. */
  readonly epoch: number;
  /** Steps taken since the beginning. */
  readonly step: number;
  /** Steps of a whole epoch. */
  readonly stepsAnEpoch: number;
}

/**
 * The learning rate of a step. Only + - * / sqrt give the same bits in every engine. A function of your own cannot be
 * compared: a checkpoint goes on with any other one in its place, unless it has `options`.
 */
export interface Schedule {
  (position: Position): number;
  /** All that decides the rates, as JSON: a checkpoint goes on only if it is the same. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Throws unless `rate` is a number above 0. */
export function checkLearningRate(rate: unknown): asserts rate is number {
  checkNumber('learningRate', rate, { above: 0 });
}

/**
 * A learning rate that is multiplied by `factor` after every `epochs` epochs: the paper's is `stepDecay(0.01, 0.95)`
 * (0.1 for Inception), Arpit et al.'s `stepDecay(0.01, 0.5, 15)`. By repeated multiplication, so every engine gives the
 * same bits.
 *
 * @param factor above 0 and at most 1
 * @param epochs a whole number of at least 1
 */
export function stepDecay(learningRate: number, factor: number, epochs = 1): Schedule {
  checkLearningRate(learningRate);
  checkNumber('factor', factor, { above: 0, most: 1 });
  checkInteger('epochs', epochs, 1);
  const schedule: Schedule = ({ epoch }) => decayed(learningRate, factor, Math.floor(epoch / epochs));
  return Object.assign(schedule, { options: { learningRate, factor, epochs } });
}

/** Steps of an epoch of the paper: 50,000 images in batches of 128. */
const PAPER_EPOCH = 391;

/**
 * The paper's learning rate, at the paper's pace: 0.01, times 0.95 after every epoch, or after every 391 steps if epochs are
 * shorter. On 300 images, whose epoch has 3 steps, a decay by epochs would leave nothing of the rate after 100 steps.
 */
export function paperRate(): Schedule {
  const options = { learningRate: 0.01, factor: 0.95, leastSteps: PAPER_EPOCH };
  const schedule: Schedule = ({ epoch, step, stepsAnEpoch }) =>
    decayed(0.01, 0.95, stepsAnEpoch < PAPER_EPOCH ? Math.floor(step / PAPER_EPOCH) : epoch);
  return Object.assign(schedule, { options });
}

function decayed(rate: number, factor: number, times: number): number {
  for (let k = times; k > 0; k--) rate *= factor;
  return rate;
}

/** A schedule whose rate rises linearly from 0 over its first `steps` steps. */
export function warmUp(schedule: Schedule, steps: number): Schedule {
  checkMember('schedule', schedule, 'method');
  checkInteger('steps', steps, 1);
  const warmed: Schedule = (position) => schedule(position) * Math.min(1, (position.step + 1) / steps);
  return Object.assign(warmed, { options: { warmUp: steps, schedule: scheduleJson(schedule) } });
}

export function scheduleJson(rate: number | Schedule): unknown {
  return typeof rate === 'number' ? rate : (rate.options ?? 'a function');
}

export function rateAt(learningRate: number | Schedule, position: Position): number {
  if (typeof learningRate !== 'function') return learningRate;
  const rate = learningRate(position);
  checkNumber(`learningRate of step ${position.step}`, rate, { least: 0 });
  return rate;
}
