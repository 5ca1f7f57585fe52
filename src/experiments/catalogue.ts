import { checkChoice } from '../errors/checks.js';
import { CORRUPTIONS } from './corrupted-data.js';
import { crossed, type Experiment, SCALES, type Scale } from './experiment.js';
import { corruptionOf, REGIMES } from './regimes.js';
import { runTrainingCell, type TrainingCell } from './training-cell.js';

/** What an experiment fixes at a scale: all of a cell but the corruption, its rate and the seed. */
type Setting = Pick<TrainingCell, 'data' | 'model' | 'regulariser' | 'training'>;

const FIVE_SEEDS = [1, 2, 3, 4, 5];
const TENTHS = Array.from({ length: 11 }, (_, tenth) => tenth / 10);

/** `paper`: appendix A of the paper, batches of 128 (the spacing of Figure 1a's points), its 50,000 and 10,000 images. */
const SETTINGS: Readonly<Record<Scale, Setting>> = {
  smoke: {
    data: { name: 'generated digits', train: 500, test: 500 },
    model: { kind: 'mlp', hidden: [128] },
    regulariser: 'none',
    training: { epochs: 60, batchSize: 32, learningRate: 0.02, decay: 0.97 },
  },
  small: {
    data: { name: 'CIFAR-10', train: 5000, test: 2000 },
    model: { kind: 'mlp', hidden: [512] },
    regulariser: 'none',
    training: { epochs: 200, batchSize: 128, learningRate: 0.01, decay: 0.99 },
  },
  paper: {
    data: { name: 'CIFAR-10', train: 50_000, test: 10_000 },
    model: { kind: 'mlp', hidden: [512] },
    regulariser: 'none',
    training: { epochs: 300, batchSize: 128, learningRate: 0.01, decay: 0.95 },
  },
};

const SEEDS: Readonly<Record<Scale, readonly number[]>> = { smoke: [1], small: [1, 2, 3], paper: FIVE_SEEDS };

/** The grid of a corruption at each scale, by the experiment's name. */
const GRIDS = {
  'figure-1a': {
    title: 'Learning curves under true and random labels, shuffled and random pixels, and Gaussian noise',
    corrupted: () =>
      REGIMES.filter((regime) => regime !== 'partially corrupted labels').map((regime) =>
        corruptionOf(regime, 0),
      ),
  },
  'figure-1b': {
    title: 'Time to fit over the share of corrupted labels',
    corrupted: () => TENTHS.map((rate) => ({ corruption: 'labels', rate }) as const),
  },
  'figure-1c': {
    title: 'Test error against true and against corrupted labels over the share of corrupted labels',
    corrupted: () => TENTHS.map((rate) => ({ corruption: 'labels', rate }) as const),
  },
  'rand-x-rand-y': {
    title:
      'Time to fit over the share of Gaussian inputs (randX) and of random labels (randY), after Arpit et al.',
    corrupted: (scale: Scale) =>
      crossed({
        corruption: CORRUPTIONS.filter((kind) => kind === 'gaussian' || kind === 'labels'),
        rate: scale === 'smoke' ? [0.2, 0.6, 1] : TENTHS.slice(1),
      }),
  },
} as const;

/** A name of a ready-made experiment. */
export type ExperimentName = keyof typeof GRIDS;

/** The ready-made experiments, by name. */
export const EXPERIMENT_NAMES = Object.keys(GRIDS) as readonly ExperimentName[];

/**
 * A ready-made experiment at a scale.
 *
 * `figure-1a`, `figure-1b`, `figure-1c`: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, with its perceptron of one hidden
 * layer; `rand-x-rand-y`: Arpit et al., "A closer look at memorization in deep networks", ICML 2017. At scale `smoke` on
 * generated data; `small` and `paper` read CIFAR-10.
 *
 * @throws TypeError where the name or the scale is none
 */
export function experimentOf(name: ExperimentName, scale: Scale): Experiment<TrainingCell> {
  checkChoice('experiment', name, EXPERIMENT_NAMES);
  checkChoice('scale', scale, SCALES);
  const { title, corrupted } = GRIDS[name];
  const cells = corrupted(scale).flatMap(({ corruption, rate }) =>
    SEEDS[scale].map((seed): TrainingCell => ({ ...SETTINGS[scale], corruption, rate, seed })),
  );
  return { name, title, cells, run: runTrainingCell };
}
