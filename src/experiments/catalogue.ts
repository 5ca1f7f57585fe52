import type { JsonObject } from '../digests/plain-json.js';
import { checkChoice } from '../errors/checks.js';
import { type ApproximationCell, type ApproximationResult, approximation } from './approximation.js';
import type { Cell } from './cell.js';
import { doubleDescent, type FeatureCell, type FeatureResult } from './double-descent.js';
import { type Experiment, SCALES, type Scale } from './experiment.js';
import { type KernelCell, type KernelResult, kernelNorm } from './kernel-norm.js';
import { corruptionOf, REGIMES } from './regimes.js';
import type { Regularisers } from './regularisers.js';
import { type ModelName, SETTINGS, type Setting, type Subject } from './settings.js';
import { runTrainingCell, type TrainingCell, type TrainingJson } from './training-cell.js';
import type { TrainingCellResult } from './training-result.js';

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

const TRAININGS = {
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
    variations: ({ weightDecay, rows: wanted }) => {
      const without = [{ weightDecay }, {}];
      const both = wanted === 'all' ? [{ randomCrop: true, weightDecay } as const] : [];
      const all = [...both, { randomCrop: true }, ...without] as const;
      const rows = (name: ModelName, regularisers: readonly Regularisers[]) => [
        ...regularisers.map((regulariser) => labels(name, 0, regulariser)),
        labels(name, 1),
      ];
      return [
        ...rows('inception', all),
        ...(wanted === 'all'
          ? rows('inceptionWithoutNormalization', without)
          : [labels('inceptionWithoutNormalization', 0)]),
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

const FITS = {
  'double-descent': doubleDescent,
  'kernel-norm': kernelNorm,
  approximation,
} satisfies Record<string, (scale: Scale) => unknown>;

interface FitTypes extends Record<keyof typeof FITS, { readonly cell: Cell; readonly result: JsonObject }> {
  readonly 'double-descent': { readonly cell: FeatureCell; readonly result: FeatureResult };
  readonly 'kernel-norm': { readonly cell: KernelCell; readonly result: KernelResult };
  readonly approximation: { readonly cell: ApproximationCell; readonly result: ApproximationResult };
}

export type TrainingName = keyof typeof TRAININGS;

/** A name of a ready-made experiment. */
export type ExperimentName = TrainingName | keyof typeof FITS;

/** A cell of the experiment with a name. */
export type CellOf<Name extends ExperimentName> = Name extends keyof FitTypes
  ? FitTypes[Name]['cell']
  : TrainingCell;

/** What a cell of the experiment with a name gives. */
export type ResultOf<Name extends ExperimentName> = Name extends keyof FitTypes
  ? FitTypes[Name]['result']
  : TrainingCellResult;

export const TRAINING_NAMES = Object.keys(TRAININGS) as readonly TrainingName[];

/** The ready-made experiments, by name. */
export const EXPERIMENT_NAMES: readonly ExperimentName[] = [
  ...TRAINING_NAMES,
  ...(Object.keys(FITS) as (keyof typeof FITS)[]),
];

/**
 * A ready-made experiment at a scale.
 *
 * The figures and tables are those of Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017; what it shows on ImageNet is left out.
 * `kernel-norm` and `approximation` are about sections 5 and 4 of the paper. The others are after
 *
 * - `rand-x-rand-y`: Arpit et al., "A closer look at memorization in deep networks", ICML 2017;
 * - `early-learning`: Liu et al., NeurIPS 2020;
 * - `double-descent`: Belkin et al., PNAS 2019.
 *
 * `smoke` runs on generated data; at the other scales `double-descent` and `kernel-norm` read MNIST, `approximation` nothing,
 * the others CIFAR-10.
 */
export function experimentOf<Name extends ExperimentName>(
  name: Name,
  scale: Scale,
): Experiment<CellOf<Name>> {
  checkChoice('experiment', name, { ...TRAININGS, ...FITS });
  checkChoice('scale', scale, SCALES);
  const made = Object.hasOwn(FITS, name)
    ? FITS[name as keyof typeof FITS](scale)
    : trainings(TRAININGS[name as TrainingName], scale);
  return { name, ...(made as unknown as Omit<Experiment<CellOf<Name>>, 'name'>) };
}

function trainings(
  { title, subject, until, variations }: Description,
  scale: Scale,
): Omit<Experiment<TrainingCell>, 'name'> {
  const setting = SETTINGS[scale];
  const { trueLabelEpochs } = setting;
  const cells = variations(setting).flatMap(({ name: modelName, ...variation }) => {
    const { model, training } = setting.models[modelName];
    const shortened = subject === 'generalization' && variation.rate === 0 && trueLabelEpochs;
    const epochs = shortened || training.epochs;
    return setting.seeds.map(
      (seed): TrainingCell => ({
        data: setting.data[subject],
        model,
        ...variation,
        training: { ...training, epochs, until },
        seed,
      }),
    );
  });
  return { title, cells, run: runTrainingCell };
}
