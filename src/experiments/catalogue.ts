import { checkChoice } from '../errors/checks.js';
import { type Experiment, SCALES, type Scale } from './experiment.js';
import { corruptionOf, REGIMES } from './regimes.js';
import type { Regularisers } from './regularisers.js';
import { type ModelName, SETTINGS, type Setting, type Subject } from './settings.js';
import { runTrainingCell, type TrainingCell, type TrainingJson } from './training-cell.js';

/** What an experiment varies besides the seed: a model, by name, under a corruption and regularisers. */
interface Variation extends Pick<TrainingCell, 'corruption' | 'rate' | 'regularisers'> {
  readonly name: ModelName;
}

interface Description {
  readonly title: string;
  readonly subject: Subject;
  readonly until: TrainingJson['until'];
  readonly variations: (setting: Setting) => readonly Variation[];
}

const labels = (name: ModelName, rate: number, regularisers: Regularisers = {}): Variation => ({
  name,
  corruption: 'labels',
  rate,
  regularisers,
});

const EXPERIMENTS = {
  'figure-1a': {
    title: 'Learning curves under true and random labels, shuffled and random pixels, and Gaussian noise',
    subject: 'regimes',
    until: 'fitted',
    variations: () =>
      REGIMES.filter((regime) => regime !== 'partially corrupted labels').map((regime) => ({
        name: 'inception',
        ...corruptionOf(regime, 0),
        regularisers: {},
      })),
  },
  'figure-1bc': {
    title: 'Time to fit (Figure 1b) and test error (Figure 1c) over the share of corrupted labels',
    subject: 'rates',
    until: 'fitted',
    variations: ({ rates }) =>
      (['inception', 'alexNet', 'mlp1'] as const).flatMap((name) => rates.map((rate) => labels(name, rate))),
  },
  'table-1': {
    title: 'Train and test accuracy with and without random crops and weight decay, and on random labels',
    subject: 'generalization',
    until: 'epochs',
    variations: ({ weightDecay }) => {
      const without = [{ weightDecay }, {}];
      const all = [{ randomCrop: true, weightDecay }, { randomCrop: true }, ...without] as const;
      const rows = (name: ModelName, regularisers: readonly Regularisers[]) => [
        ...regularisers.map((some) => labels(name, 0, some)),
        labels(name, 1),
      ];
      return [
        ...rows('inception', all),
        ...rows('inceptionWithoutNormalization', without),
        ...rows('alexNet', all),
        ...rows('mlp3', without),
        ...rows('mlp1', without),
      ];
    },
  },
  'table-4': {
    title: 'Train accuracy on random labels with weight decay, random crops and augmentation',
    subject: 'memorization',
    until: 'epochs',
    variations: ({ weightDecay, augmentation }) => [
      ...(['inception', 'alexNet', 'mlp3', 'mlp1'] as const).map((name) => labels(name, 1, { weightDecay })),
      labels('inceptionOnAugmentedImages', 1, { randomCrop: true }),
      labels('inceptionOnAugmentedImages', 1, augmentation),
    ],
  },
  'figure-2': {
    title: 'Test accuracy by epoch (early stopping) with and without batch normalisation',
    subject: 'generalization',
    until: 'epochs',
    variations: () => [labels('inception', 0), labels('inceptionWithoutNormalization', 0)],
  },
  'early-learning': {
    title:
      'Corrupted examples predicted as given and as true, by epoch (Liu et al. 2020), and early stopping',
    subject: 'earlyLearning',
    until: 'epochs',
    variations: () =>
      (['alexNet', 'mlp1'] as const).flatMap((name) =>
        [0, 0.4].map((rate) => ({ ...labels(name, rate), corruption: 'symmetric labels' })),
      ),
  },
  'rand-x-rand-y': {
    title:
      'Time to fit over the share of Gaussian inputs (randX) and of random labels (randY), after Arpit et al.',
    subject: 'regimes',
    until: 'fitted',
    variations: ({ noiseRates }) => [
      labels('arpitCnn', 0),
      ...(['gaussian', 'labels'] as const).flatMap((corruption) =>
        noiseRates.map((rate) => ({ ...labels('arpitCnn', rate), corruption })),
      ),
    ],
  },
} satisfies Record<string, Description>;

/** A name of a ready-made experiment. */
export type ExperimentName = keyof typeof EXPERIMENTS;

/** The ready-made experiments, by name. */
export const EXPERIMENT_NAMES = Object.keys(EXPERIMENTS) as readonly ExperimentName[];

/**
 * A ready-made experiment at a scale.
 *
 * The figures and tables are those of Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017 (what it shows on ImageNet left out);
 * `rand-x-rand-y`: Arpit et al., "A closer look at memorization in deep networks", ICML 2017. `smoke` runs on generated
 * data, `small` reads CIFAR-10 for `table-1` and `figure-2` and MNIST for the others, `paper` reads CIFAR-10.
 *
 * @throws TypeError if there is no such experiment or scale
 */
export function experimentOf(name: ExperimentName, scale: Scale): Experiment<TrainingCell> {
  checkChoice('experiment', name, EXPERIMENTS);
  checkChoice('scale', scale, SCALES);
  const { title, subject, until, variations }: Description = EXPERIMENTS[name];
  const setting = SETTINGS[scale];
  const cells = variations(setting).flatMap(({ name: modelName, ...variation }) => {
    const { model, training } = setting.models[modelName];
    return setting.seeds.map(
      (seed): TrainingCell => ({
        data: setting.data[subject],
        model,
        ...variation,
        training: { ...training, until },
        seed,
      }),
    );
  });
  return { name, title, cells, run: runTrainingCell };
}
