/** Numbers of the tables and of Figure 2 of Zhang, Bengio, Hardt, Recht, Vinyals, arXiv:1611.03530v2. */
export const TABLE_1_SOURCE = 'Zhang et al. 2017, arXiv:1611.03530v2, Table 1';

/** A row of Table 1: accuracies in per cent, on CIFAR-10. */
export interface PublishedAccuracy {
  readonly model: string;
  readonly labels: 'true' | 'random';
  readonly randomCrop: boolean;
  readonly weightDecay: boolean;
  readonly train: number;
  readonly test: number;
}

const row = (
  model: string,
  labels: 'true' | 'random',
  [randomCrop, weightDecay]: readonly [boolean, boolean],
  train: number,
  test: number,
): PublishedAccuracy => ({ model, labels, randomCrop, weightDecay, train, test });

const BOTH = [true, true] as const;
const CROP = [true, false] as const;
const DECAY = [false, true] as const;
const NONE = [false, false] as const;

export const TABLE_1: readonly PublishedAccuracy[] = [
  row('Inception', 'true', BOTH, 100, 89.05),
  row('Inception', 'true', CROP, 100, 89.31),
  row('Inception', 'true', DECAY, 100, 86.03),
  row('Inception', 'true', NONE, 100, 85.75),
  row('Inception', 'random', NONE, 100, 9.78),
  row('Inception without BN', 'true', DECAY, 100, 83),
  row('Inception without BN', 'true', NONE, 100, 82),
  row('Inception without BN', 'random', NONE, 100, 10.12),
  row('AlexNet', 'true', BOTH, 99.9, 81.22),
  row('AlexNet', 'true', CROP, 99.82, 79.66),
  row('AlexNet', 'true', DECAY, 100, 77.36),
  row('AlexNet', 'true', NONE, 100, 76.07),
  row('AlexNet', 'random', NONE, 99.82, 9.86),
  row('MLP 3x512', 'true', DECAY, 100, 53.35),
  row('MLP 3x512', 'true', NONE, 100, 52.39),
  row('MLP 3x512', 'random', NONE, 100, 10.48),
  row('MLP 1x512', 'true', DECAY, 99.8, 50.39),
  row('MLP 1x512', 'true', NONE, 100, 50.51),
  row('MLP 1x512', 'random', NONE, 99.34, 10.61),
];

export const TABLE_4_SOURCE = 'Zhang et al. 2017, arXiv:1611.03530v2, Table 4';

/** Table 4: training accuracy on random labels (per cent; null if the training failed to converge), by regulariser. */
export const TABLE_4: readonly {
  readonly model: string;
  readonly regulariser: string;
  readonly train: number | null;
}[] = [
  { model: 'Inception', regulariser: 'weight decay', train: 100 },
  { model: 'AlexNet', regulariser: 'weight decay', train: null },
  { model: 'MLP 3x512', regulariser: 'weight decay', train: 100 },
  { model: 'MLP 1x512', regulariser: 'weight decay', train: 99.21 },
  { model: 'Inception', regulariser: 'random crop', train: 99.93 },
  { model: 'Inception', regulariser: 'flips, rotations', train: 99.28 },
];

export const FIGURE_2_SOURCE = 'Zhang et al. 2017, arXiv:1611.03530v2, Figure 2b';

/** Figure 2b, some of its epochs (391 steps each): the accuracy of the Inception on CIFAR-10 after each, as a share. */
export const FIGURE_2: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'test, Inception': { 1: 0.689, 5: 0.834, 10: 0.849, 15: 0.866, 51: 0.865 },
  'train, Inception': { 1: 0.705, 5: 0.914, 10: 0.986, 14: 1 },
  'test, Inception without BN': { 1: 0.661, 5: 0.791, 10: 0.784, 15: 0.823, 20: 0.821, 35: 0.852, 51: 0.849 },
};
