import {
  corruptLabels,
  exactImageCount,
  exactLabelCount,
  type ImageOperation,
  type LabelNoise,
  type LabelNoiseJson,
  labelNoise,
  type NoiseKind,
  type PixelArray,
  permuteLabels,
  renameClasses,
} from '../../src/index.js';
import { NOISE_KINDS, type NoiseEntry, type PerExampleField } from '../../src/plans/labels/noise-kinds.js';
import { seedFromJson } from '../../src/random/seed.js';
import { IMAGE_OPERATION_CASES, type VerbOptions } from '../images/operations.js';
import {
  caseFeatures,
  caseLabels,
  casePixels,
  caseProbabilities,
  type ImageCase,
  type LabelCase,
} from './cases.js';

/** The data that JSON does not hold, of n examples. */
const PER_EXAMPLE = { probabilities: caseProbabilities, features: caseFeatures } satisfies Record<
  PerExampleField,
  (n: number) => number[]
>;

/** The noise that a specification names. */
function noiseOf(json: LabelNoiseJson, n: number): LabelNoise {
  const { perExample }: Partial<NoiseEntry> = NOISE_KINDS[json.kind as NoiseKind] ?? {};
  if (!perExample) return labelNoise(json);
  const field = perExample[0] as PerExampleField;
  return labelNoise({ ...json, [field]: PER_EXAMPLE[field](n) });
}

/** Does what a case of labels says, with the public functions; computes its exact count, where it has one. */
export function replayLabels(example: LabelCase): Int32Array {
  const { seed, split, classes, operation, noise, count } = example.specification;
  const address = { seed: seedFromJson(seed), split, classes, ...(example.ids && { ids: example.ids }) };
  const labels = caseLabels(example);
  if (operation === 'permuted-labels') return permuteLabels(labels, address).labels;
  if (!noise) throw new RangeError(`no operation on labels: ${operation}`);
  const options = { ...address, noise: noiseOf(noise, example.n) };
  if (!count) return corruptLabels(labels, options).labels;
  const cutoff = exactLabelCount(example.n, options);
  if (JSON.stringify(cutoff) !== JSON.stringify(count)) throw new Error(`cutoff ${JSON.stringify(cutoff)}`);
  return corruptLabels(labels, { ...options, count: cutoff }).labels;
}

/** The ids that a seed gives to classes. */
export function replayNames(classes: number, seed: number | string): Int32Array {
  return renameClasses(
    Int32Array.from({ length: classes }, (_, k) => k),
    { classes, seed },
  ).labels;
}

/** A specification with -0 in place of the text that stands for it. */
function withZeros<T>(specification: T): T {
  return JSON.parse(JSON.stringify(specification), (_key, value) => (value === '-0' ? -0 : value));
}

/** Does what a case of images says, with the public functions; takes its statistics from the images, where it says so. */
export function replayImages(example: ImageCase): PixelArray {
  const { operation, seed, streams: _, ...own } = withZeros(example.specification);
  const { n, ids, scope } = example;
  const options = {
    ...own,
    seed: seedFromJson(seed),
    ...(ids && { ids }),
    ...(scope && { statistics: scope }),
  };
  if (own.count) {
    const { split, rate } = own as unknown as { split: string; rate: number };
    const cutoff = exactImageCount(operation as ImageOperation, n, { ...options, split, rate });
    if (JSON.stringify(cutoff) !== JSON.stringify(own.count))
      throw new Error(`cutoff ${JSON.stringify(cutoff)}`);
  }
  const { verb } = IMAGE_OPERATION_CASES[operation as ImageOperation];
  const { images, plan } = verb(casePixels(example), options as VerbOptions);
  const [taken, written] = [plan.options as object, own].map((all: { statistics?: unknown }) =>
    JSON.stringify(all.statistics),
  );
  if (taken !== written) throw new Error(`statistics ${taken}`);
  return images;
}
