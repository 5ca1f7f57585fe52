import type { LabelNoise, OwnNoiseOptions, PartDependentOptions } from '../../../src/index.js';
import * as index from '../../../src/index.js';
import { type Call, call } from '../call.js';
import * as is from '../kinds.js';

/** Three labels under a noise. */
const under = (noise: LabelNoise) => index.corruptLabels([0, 1, 2], { noise, classes: 3, seed: 1 }).labels;

const row = () => [0.5, 0.25, 0.25];

/** The makers of label noise, each used on three labels. */
export const NOISES = {
  uniform: call(
    (rate: number) => under(index.uniform(rate)),
    () => [0.5],
    { rate: is.rate },
  ),
  symmetric: call(
    (rate: number) => under(index.symmetric(rate)),
    () => [0.5],
    { rate: is.rate },
  ),
  pairFlip: call(
    (rate: number) => under(index.pairFlip(rate)),
    () => [0.5],
    { rate: is.rate },
  ),
  classMap: call(
    (map: readonly number[], rate: number) => under(index.classMap(map, rate)),
    () => [[1, 2, 0], 1],
    { map: is.never, rate: is.rate },
  ),
  groups: call(
    (members: readonly number[][], rate: number) => under(index.groups(members, rate)),
    () => [[[0, 1], [2]], 1],
    { groups: is.never, rate: is.rate },
  ),
  transition: call(
    (matrix: readonly number[][], orientation: 'rows' | undefined) =>
      under(index.transition(matrix, orientation)),
    () => [[row(), [0, 1, 0], [0, 0, 1]], 'rows' as const],
    { matrix: is.never, orientation: is.optional(is.never) },
  ),
  instanceDependent: call(
    (probabilities: index.InstanceProbabilities) => under(index.instanceDependent(probabilities)),
    () => [() => row()],
    { probabilities: is.never },
  ),
  partDependent: call(
    (features: index.ExampleFeatures, options: PartDependentOptions) =>
      under(index.partDependent(features, options)),
    () => [() => [1, 2], { flipRate: 0.5 }],
    {
      features: is.rule('three finite numbers, one for each example', (value) => {
        const list =
          Array.isArray(value) || ArrayBuffer.isView(value) || String(value) === '[object Arguments]'
            ? (value as ArrayLike<unknown>)
            : undefined;
        return list?.length === 3 && Array.from(list).every(Number.isFinite);
      }),
      options: is.options<PartDependentOptions>({
        flipRate: is.rate,
        deviation: is.optional(is.number(0.001, Number.MAX_VALUE)),
        scale: is.optional(is.rule('a finite number', Number.isFinite)),
      }),
    },
  ),
  ownNoise: call(
    (options: OwnNoiseOptions) =>
      index.recordLabels(
        index.corruptLabels([0, 1, 2], { noise: index.ownNoise(options), classes: 3, seed: 1 }).plan,
      ),
    () => [{ kind: 'next', rate: 1, choose: (label: number) => (label + 1) % 3, changeRate: () => 1 }],
    {
      options: is.options<OwnNoiseOptions>({
        kind: is.text,
        rate: is.rate,
        choose: is.never,
        changeRate: is.optional(is.never),
      }),
    },
  ),
  labelNoise: call(
    (json: index.LabelNoiseJson) => under(index.labelNoise(json)),
    () => [{ kind: 'symmetric', rate: 0.5 }],
    { json: is.options<{ kind: string; rate: number }>({ kind: is.never, rate: is.rate }) },
    { json: ['kind'] },
  ),
} satisfies Partial<Record<keyof typeof index, Call>>;
