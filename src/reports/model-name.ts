import { legendOf } from '../experiments/model-json.js';
import type { TrainingRun } from './training-runs.js';

/** The models of the paper by its own names, in the order of its legends. */
const PAPER_MODELS = ['Inception', 'AlexNet', 'MLP 1x512', 'MLP 3x512', 'Inception without BN'] as const;

export function modelName({ cell: { model } }: TrainingRun): string {
  return legendOf(model);
}

/** The model of the paper that a model is, or is a narrow version of. */
export function paperModel(run: TrainingRun): string {
  return modelName(run).replace(/, width .*/, '');
}

/** The colour of a model: its place in the paper's legends; other models get the ones behind. */
export function modelHue(run: TrainingRun, others: readonly string[]): number {
  const place = (PAPER_MODELS as readonly string[]).indexOf(paperModel(run));
  return place >= 0 ? place : PAPER_MODELS.length + others.indexOf(modelName(run));
}
