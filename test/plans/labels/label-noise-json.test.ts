import { describe, expect, it } from 'vitest';
import {
  CIFAR10_ASYMMETRIC,
  classMap,
  corruptLabels,
  type ExampleId,
  groups,
  instanceDependent,
  type LabelNoise,
  type LabelNoiseJson,
  labelNoise,
  ownNoise,
  pairFlip,
  partDependent,
  symmetric,
  transition,
  uniform,
} from '../../../src/index.js';
import { noiseForWorkers } from '../../../src/plans/labels/label-noise-json.js';
import { specificationOf } from '../../../src/records/specification.js';

const n = 300;
const labels = Int32Array.from({ length: n }, (_, i) => i % 10);
const matrix = Array.from({ length: 10 }, (_, y) =>
  Array.from({ length: 10 }, (_, k) => (k === y ? 0.55 : 0.05)),
);
const features = Array.from({ length: n * 3 }, (_, i) => ((i * 7) % 11) / 11);

const kinds: LabelNoise[] = [
  uniform(0.5),
  symmetric(0.4),
  pairFlip(0.45),
  classMap(CIFAR10_ASYMMETRIC, 0.4),
  groups(
    [
      [0, 1, 2],
      [3, 4, 5, 6],
      [7, 8, 9],
    ],
    0.3,
  ),
  transition(matrix),
  transition(matrix, 'columns'),
  instanceDependent(Array.from({ length: n }, () => matrix[0]).flat()),
  partDependent(features, { flipRate: 0.4, deviation: 0.2, scale: 3 }),
];

describe('labelNoise', () => {
  it.each(kinds.map((noise) => [noise.kind, noise] as const))('makes %s again from its JSON', (_, noise) => {
    const options = { noise, classes: 10, seed: 0 };
    const json = JSON.parse(JSON.stringify(specificationOf('label-noise', options).noise)) as LabelNoiseJson;
    const again = corruptLabels(labels, { ...options, noise: labelNoise(json) });
    expect(again.labels).toEqual(corruptLabels(labels, options).labels);
    expect(again.labels).not.toEqual(labels);
  });

  it('takes data that JSON does not hold: typed arrays and functions', () => {
    const options = { classes: 10, seed: 0 };
    const rows = Float64Array.from(Array.from(labels, (label) => matrix[label]).flat());
    const expected = corruptLabels(labels, { ...options, noise: instanceDependent(rows) }).labels;
    for (const probabilities of [rows, (_id: ExampleId, label: number) => matrix[label]]) {
      const noise = labelNoise({ kind: 'instance-dependent', probabilities });
      expect(corruptLabels(labels, { ...options, noise }).labels).toEqual(expected);
    }
  });

  it('says what is wrong', () => {
    expect(() => labelNoise(null as never)).toThrow(/^`kind` must be one of "uniform", .*, got undefined$/);
    expect(() => labelNoise({ kind: 'toString' })).toThrow('`kind` must be one of "uniform", "symmetric"');
    expect(() => labelNoise({ kind: 'symmetric', rate: 40 })).toThrow(
      new RangeError('`rate` must be a number from 0 to 1, got 40; for 40 % write 0.4'),
    );
    expect(() => labelNoise({ kind: 'symmetric', rate: 0.4, map: [] })).toThrow(
      new TypeError('`map` is not an option; the options are kind, rate'),
    );
    expect(() => labelNoise({ kind: 'instance-dependent' })).toThrow(
      new TypeError(
        '`probabilities` must be an array, got undefined; it is not part of the JSON: make the noise with instanceDependent',
      ),
    );
    expect(() => labelNoise({ kind: 'part-dependent', flipRate: 0.4, deviation: 0.1, scale: 1 })).toThrow(
      '`features` must be an array, got undefined; it is not part of the JSON: make the noise with partDependent',
    );
  });
});

describe('noiseForWorkers', () => {
  const perExample = (noise: LabelNoise) => ['instance-dependent', 'part-dependent'].includes(noise.kind);

  it.each(kinds.filter((noise) => !perExample(noise)).map((noise) => [noise.kind, noise] as const))(
    'gives the data of %s, which a worker makes into the same noise',
    (_, noise) => {
      const options = { noise, classes: 10, seed: 0 };
      const posted = structuredClone(noiseForWorkers(noise));
      expect(corruptLabels(labels, { ...options, noise: labelNoise(posted) }).labels).toEqual(
        corruptLabels(labels, options).labels,
      );
    },
  );

  it.each(
    [...kinds.filter(perExample), ownNoise({ kind: 'next', rate: 1, choose: (label) => label + 1 })].map(
      (noise) => [noise.kind, noise] as const,
    ),
  )('refuses %s', (kind, noise) => {
    expect(() => noiseForWorkers(noise)).toThrow(
      new TypeError(
        `\`noise\` must be of a kind that a worker can make again (uniform, symmetric, pair-flip, class-map, groups, transition), got "${kind}"; corrupt these labels in one thread, with corruptLabelsInto`,
      ),
    );
  });
});
