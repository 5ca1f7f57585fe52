import {
  CIFAR10_ASYMMETRIC,
  classMap,
  corruptLabels,
  groups,
  instanceDependent,
  type LabelNoise,
  type LabelRecord,
  ownNoise,
  pairFlip,
  partDependent,
  permuteLabels,
  recordLabels,
  renameClasses,
  symmetric,
  transition,
  transitionCounts,
  uniform,
} from '../../src/index.js';
import { blobs } from '../../src/testing.js';
import { matrixPicture } from './matrix-picture.js';

/** The noises that the guide to label noise shows, by the names of their pictures. */
export function shownNoises(): Record<string, { readonly title: string; readonly noise: LabelNoise }> {
  const matrix = Array.from({ length: 10 }, (_, row) => {
    const weights = Array.from({ length: 10 }, (_, column) => 2 ** -Math.abs(row - column));
    const sum = weights.reduce((a, b) => a + b);
    return weights.map((weight) => weight / sum);
  });
  const hard = instanceDependent((id, label) => {
    const row = new Float64Array(10);
    row[label] = Number(id) % 40 < 10 ? 0.5 : 1;
    row[(label + 5) % 10] += 1 - row[label];
    return row;
  });
  const { images } = blobs({ n: 10_000, classes: 10, dimensions: 10 });
  const features = (id: number | string) => {
    const example = Number(id) % 10_000;
    return images.subarray(10 * example, 10 * (example + 1));
  };
  const neighbour = ownNoise({
    kind: 'neighbour',
    rate: 0.3,
    choose: (label, { classes }, random) => (label + (random < 0.5 ? 1 : classes - 1)) % classes,
  });
  const [vehicles, animals] = [
    [0, 1, 8, 9],
    [2, 3, 4, 5, 6, 7],
  ];
  return {
    uniform: { title: 'uniform(0.5)', noise: uniform(0.5) },
    symmetric: { title: 'symmetric(0.4)', noise: symmetric(0.4) },
    'pair-flip': { title: 'pairFlip(0.45)', noise: pairFlip(0.45) },
    'class-map': { title: 'classMap(CIFAR10_ASYMMETRIC, 0.4)', noise: classMap(CIFAR10_ASYMMETRIC, 0.4) },
    groups: { title: 'groups([vehicles, animals], 0.4)', noise: groups([vehicles, animals], 0.4) },
    transition: { title: 'transition(matrix)', noise: transition(matrix) },
    'instance-dependent': { title: 'instanceDependent(...)', noise: hard },
    'part-dependent': {
      title: 'partDependent(features, { flipRate: 0.4 })',
      noise: partDependent(features, { flipRate: 0.4 }),
    },
    own: { title: "ownNoise({ kind: 'neighbour', ... })", noise: neighbour },
  };
}

/** The labels that the guide corrupts. */
export const shownLabels = () => Int32Array.from({ length: 20_000 }, (_, i) => i % 10);

const sharesOf = ({ matrix }: LabelRecord) =>
  transitionCounts(matrix, 10).map((row) => {
    const sum = row.reduce((a, b) => a + b);
    return row.map((count) => count / sum);
  });

/** The pictures of label noise: paths below `docs/images/noise`, and SVG. */
export function noisePictures(): Map<string, string> {
  const labels = shownLabels();
  const pictures = new Map<string, string>();
  for (const [name, { title, noise }] of Object.entries(shownNoises())) {
    const { plan } = corruptLabels(labels, { noise, classes: 10, seed: 42 });
    pictures.set(`noise/${name}.svg`, matrixPicture([{ title, shares: sharesOf(recordLabels(plan)) }]));
  }
  const permuted = permuteLabels(labels, { classes: 10, seed: 42 });
  const renamed = renameClasses(labels, { classes: 10, seed: 42 });
  pictures.set(
    'noise/permuted.svg',
    matrixPicture([
      { title: 'permuteLabels', shares: sharesOf(recordLabels(permuted.plan)) },
      { title: 'renameClasses', shares: sharesOf(recordLabels(renamed.plan)) },
    ]),
  );
  return pictures;
}
