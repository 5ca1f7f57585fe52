import type { Parameters } from '../models/model.js';
import type { Environment } from './environment.js';
import type { EpochRow } from './history.js';
import type { Observation } from './observation.js';
import type { TrainingEnd } from './train-options.js';

/** The result of a training run. */
export interface Training {
  readonly end: TrainingEnd;
  /** The criterion that was met, if one ended the training. */
  readonly stoppedBy?: string;
  /** One row per epoch; the last one may be of an unfinished epoch, if `steps` ended the training. */
  readonly history: readonly EpochRow[];
  /** With `observe` and no `onObservation`: what was observed since the training began, or was resumed. */
  readonly observations?: readonly Observation[];
  /** Steps that were taken, those before a resumed checkpoint included. */
  readonly steps: number;
  /** The trained parameters; the caller disposes them. */
  readonly parameters: Parameters;
  /** The number of trained values. */
  readonly parameterCount: number;
  /** What decided the bits besides the specification. */
  readonly environment: Environment;
}
