import {
  classMap,
  type ExampleId,
  groups,
  instanceDependent,
  type LabelNoise,
  type NoiseKind,
  ownNoise,
  pairFlip,
  partDependent,
  symmetric,
  transition,
  uniform,
} from '../src/index.js';

/** The probabilities of the noisy labels of a class: all others alike. */
function row(label: number, rate: number, classes: number): number[] {
  return Array.from({ length: classes }, (_, k) => (k === label ? 1 - rate : rate / (classes - 1)));
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);

/** Even classes become the next one, odd ones stay. */
const nextOfEven = (classes: number) => range(0, classes).map((k) => (k % 2 ? k : (k + 1) % classes));

const halves = (classes: number) => [range(0, classes >> 1), range(classes >> 1, classes)];

const feature = (id: ExampleId) => [Number(id) % 3, (Number(id) % 7) / 7];

/** One noise of every kind at a rate, and one of your own: the list from which all tests of label noise take theirs. */
export const LABEL_NOISES = {
  uniform: (rate) => uniform(rate),
  symmetric: (rate) => symmetric(rate),
  'pair-flip': (rate) => pairFlip(rate),
  'class-map': (rate, classes) => classMap(nextOfEven(classes), rate),
  groups: (rate, classes) => groups(halves(classes), rate),
  transition: (rate, classes) => transition(range(0, classes).map((label) => row(label, rate, classes))),
  'instance-dependent': (rate, classes) => instanceDependent((_, label) => row(label, rate, classes)),
  'part-dependent': (rate) => partDependent(feature, { flipRate: rate }),
  own: (rate) =>
    ownNoise({
      kind: 'neighbour',
      rate,
      choose: (label, { classes }, random) => (label + (random < 0.5 ? 1 : classes - 1)) % classes,
    }),
} as const satisfies Record<NoiseKind | 'own', (rate: number, classes: number) => LabelNoise>;

/** The kinds of the list, with what makes a noise of each. */
export const labelNoises = Object.entries(LABEL_NOISES) as [
  keyof typeof LABEL_NOISES,
  (rate: number, classes: number) => LabelNoise,
][];
