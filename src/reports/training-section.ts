import type { Training } from '../train/train.js';
import { curveFigures } from './curves.js';
import { environmentFacts, environmentText } from './facts.js';
import type { Section } from './section.js';
import type { Entry } from './table.js';

/** A result of `train`, with the name that its curve has in a report. */
export type NamedTraining = Pick<Training, 'end' | 'history' | 'parameterCount' | 'environment'> & {
  /** Default: its place among the trainings, such as `training 1`. */
  readonly name?: string;
};

export function trainingSection(trainings: readonly NamedTraining[]): Section {
  const named = trainings.map((training, place) => ({ name: `training ${place + 1}`, ...training }));
  const curves = named.map(({ name, history }, hue) => ({ name, hue, history }));
  return {
    title: named.length === 1 ? `Training: ${named[0].name}` : 'Trainings',
    problems: [],
    figures: curveFigures(curves),
    tables: [
      {
        name: 'trainings',
        title: 'How the trainings ended',
        columns: ['training', 'parameters', 'end', 'epochs', 'train loss', 'train error', 'test error'],
        shares: ['train error', 'test error'],
        rows: named.map(({ name, parameterCount, end, history }): Entry[] => {
          const { trainLoss = null, trainError = null, testError = null } = history.at(-1) ?? {};
          return [name, parameterCount, end, history.length, trainLoss, trainError, testError];
        }),
        warning: '',
        notes: ['After the last epoch.'],
        place: 'above the figures',
      },
    ],
    facts: environmentFacts(named.map(({ environment }) => environmentText(environment))),
    complete: true,
  };
}
