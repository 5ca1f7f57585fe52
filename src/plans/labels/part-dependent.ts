import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger, checkNumber, checkOptions, checkRate, MOST_FLOAT } from '../../errors/checks.js';
import { type ExampleId, highOf, idReader, lowOf, resolveIds } from '../../random/example-ids.js';
import { firstWord } from '../../random/threefry.js';
import { truncatedNormal } from '../../random/truncated-normal.js';
import { WORDS } from '../../random/word.js';
import { keyOf } from '../address.js';
import type { LabelNoise, LabelSet } from './label-noise.js';
import { type Preferences, preferences } from './part-dependent-preferences.js';

/** The inputs of every example: n x d numbers, row by row, or a function that gives the d numbers of one example. */
export type ExampleFeatures = ArrayLike<number> | ((id: ExampleId) => ArrayLike<number>);

/** How strong part-dependent noise is, and how its inputs are scaled. */
export interface PartDependentOptions {
  /** Mean of the flip rate before its normal distribution is truncated to [0, 1]. */
  readonly flipRate: number;
  /** Standard deviation of the flip rate before it is truncated, at least 0.001. Default 0.1, as in the paper. */
  readonly deviation?: number;
  /** Every feature is multiplied by it. Default 1: the features as they are. */
  readonly scale?: number;
}

/** Part-dependent label noise. */
export interface PartDependentNoise extends LabelNoise, Required<PartDependentOptions> {
  readonly features: ExampleFeatures;
}

/**
 * The instance-dependent noise of Xia et al.: example x with true class y flips with a probability of its own, drawn from
 * Normal(`flipRate`, `deviation`) truncated to [0, 1]. It then becomes class k != y with probability softmax(x W_y)_k. Each W_y
 * (d x classes) is drawn from Normal(0, 1) under the seed, the same for every split.
 *
 * The truncation lifts the mean at low rates (0.1 realises 0.128), as in the original. **The scale of the inputs matters**:
 * the authors' code feeds raw pixels from 0 to 255, whose softmax is nearly one-hot, so that most flips of a class go the
 * same way. Pass such pixels with `scale: 1`, or say what you feed instead.
 *
 * Source: Xia, Liu, Han, Wang, Gong, Liu, Niu, Tao, Sugiyama, "Part-dependent Label Noise", NeurIPS 2020, algorithm 2.
 *
 * @param features n x d finite numbers, flat and row by row, or a function that returns those of the example with this id
 * @throws RangeError later, when labels are corrupted, if a feature is not a finite number, or if it is beyond 1e37 when it
 *   is multiplied by `scale`
 */
export function partDependent(features: ExampleFeatures, options: PartDependentOptions): PartDependentNoise {
  // A function has a length, too.
  if (typeof features?.length !== 'number')
    throw wrongKind('features', 'n x d numbers or a function of the example', features);
  checkOptions(options, { flipRate: true, deviation: true, scale: true });
  const { flipRate, deviation = 0.1, scale = 1 } = options;
  checkRate('flipRate', flipRate);
  checkNumber('deviation', deviation, { least: 0.001 });
  checkNumber('scale', scale);
  const rateOf = truncatedNormal(flipRate, deviation);
  const prefer = preferences(scale);
  return {
    kind: 'part-dependent',
    flipRate,
    deviation,
    scale,
    features,
    check: (classes) => checkInteger('classes', classes, 2),
    prepare: (labels, set) => {
      const rows = featureRows(features, set, labels.length, scale);
      return {
        pickedBelow: flipRates(set, labels.length, rateOf),
        by: 'example',
        choose: (label, index, word) => chosen(prefer(set, label, rows[index]), label, word),
      };
    },
  };
}

/** The flip rate of every example times 2^32, from a word of its own. */
function flipRates(set: LabelSet, n: number, rateOf: (word: number) => number): Float64Array {
  const key = keyOf(set, 'flip-rate:part-dependent');
  const addresses = resolveIds(set.ids, n);
  return Float64Array.from(
    { length: addresses.count },
    (_, i) => rateOf(firstWord(key, lowOf(addresses, i), highOf(addresses, i))) * WORDS,
  );
}

/** The features of each example, checked before anything is drawn. */
function featureRows(features: ExampleFeatures, { ids }: LabelSet, n: number, scale: number) {
  const idOf = idReader(ids);
  const rows =
    typeof features === 'function'
      ? Array.from({ length: n }, (_, i) => features(idOf(i)))
      : flatRows(features, n);
  rows.forEach((row, i) => {
    const name = `features of example ${i}`;
    if (typeof row !== 'object' || !(row?.length > 0) || row.length !== rows[0].length)
      throw wrongKind(name, rows[0]?.length ? `${rows[0].length} numbers` : 'an array of numbers', row);
    for (let j = 0; j < row.length; j++) {
      if (Math.abs(row[j] * scale) <= MOST_FLOAT) continue;
      checkNumber(`${name}[${j}]`, row[j]);
      const rule = `from -${MOST_FLOAT} to ${MOST_FLOAT} when it is multiplied by \`scale\``;
      throw outOfRange(`${name}[${j}]`, rule, row[j], 'choose a smaller `scale`');
    }
  });
  return rows;
}

function flatRows(features: ArrayLike<number>, n: number): Float64Array[] {
  const d = features.length / n;
  if (!Number.isInteger(d) || d === 0)
    throw outOfRange('features', `n x d numbers for n = ${n}`, features.length);
  for (let k = 0; k < n * d; k++)
    if (!Number.isFinite(features[k])) checkNumber(`features[${k}]`, features[k]);
  const values = Float64Array.from(features);
  return Array.from({ length: n }, (_, i) => values.subarray(i * d, (i + 1) * d));
}

/** The class other than `label` that `word` chooses, in proportion to the preferences. */
function chosen(weights: Preferences, label: number, word: number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  const mass = ((word >>> 0) / WORDS) * total;
  let sum = 0;
  let last = label;
  for (let k = 0; k < weights.length; k++) {
    if (weights[k] === 0) continue;
    sum += weights[k];
    last = k;
    if (mass < sum) break;
  }
  return last;
}
