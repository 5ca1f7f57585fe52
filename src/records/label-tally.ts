import { bytesOf, startSha256 } from '../digests/sha256.js';
import type { LabelNoiseOptions, LabelPlan } from '../plans/labels/label-plan.js';
import { type PairCount, realised } from './count-pairs.js';
import { growingArray } from './growing-array.js';
import { type LabelRecord, recordOfCounts } from './label-record.js';
import { packIntegers } from './packed-integers.js';

/** A label record that may leave out what it says of single examples. */
export type CompactLabelRecord = Omit<LabelRecord, 'mask' | 'originalLabels'> &
  Partial<Pick<LabelRecord, 'mask' | 'originalLabels'>>;

interface TallyOptions {
  /** Whether the record holds the mask and the original labels, for two bytes a label. */
  readonly perExample: boolean;
  readonly startHash?: typeof startSha256;
}

/** The most classes whose pairs are counted in a table. */
const TABLE = 1024;

/** Begins a tally of label noise whose probabilities depend on the class alone; its memory grows with the classes. */
export function labelTally(
  options: LabelNoiseOptions,
  { perExample, startHash = startSha256 }: TallyOptions,
) {
  const { classes } = options;
  const counts = classes <= TABLE ? tableOfPairs(classes) : mapOfPairs(classes);
  const [input, output] = [startHash(), startHash()];
  const mask = growingArray(new Uint8Array(0));
  const original = classes <= 256 ? growingArray(new Uint8Array(0)) : growingArray(new Int32Array(0));
  let picked = 0;
  return {
    /** Takes the next labels, before and after, and how many of them were picked. */
    add: (before: Int32Array, after: Int32Array, count: number) => {
      picked += count;
      counts.add(before, after);
      input.update(bytesOf(before));
      output.update(bytesOf(after));
      if (!perExample) return;
      original.append(before);
      const changed = new Uint8Array(before.length);
      for (let i = 0; i < changed.length; i++) changed[i] = Number(before[i] !== after[i]);
      mask.append(changed);
    },
    record: (): CompactLabelRecord => {
      const labels = new Int32Array(0);
      const plan: LabelPlan = { operation: 'label-noise', options, originalLabels: labels, labels, picked };
      const digests = { input: input.digest(), output: output.digest() };
      return {
        ...recordOfCounts(plan, realised(counts.pairs()), digests),
        ...(perExample && {
          mask: packIntegers(mask.values(), 1),
          originalLabels: packIntegers(original.values(), classes - 1),
        }),
      };
    },
  };
}

function tableOfPairs(classes: number) {
  const size = classes * classes;
  // Four counts at a time: neighbours that are of one pair do not wait for each other.
  const four = new Float64Array(4 * size);
  return {
    add: (before: Int32Array, after: Int32Array) => {
      const { length } = before;
      for (let i = 3; i < length; i += 4) {
        four[before[i - 3] * classes + after[i - 3]]++;
        four[size + before[i - 2] * classes + after[i - 2]]++;
        four[2 * size + before[i - 1] * classes + after[i - 1]]++;
        four[3 * size + before[i] * classes + after[i]]++;
      }
      for (let i = length & ~3; i < length; i++) four[before[i] * classes + after[i]]++;
    },
    pairs: (): PairCount[] => {
      const pairs: PairCount[] = [];
      four.subarray(0, size).forEach((first, k) => {
        const count = first + four[size + k] + four[2 * size + k] + four[3 * size + k];
        if (count > 0) pairs.push([Math.floor(k / classes), k % classes, count]);
      });
      return pairs;
    },
  };
}

function mapOfPairs(classes: number) {
  const counts = new Map<number, number>();
  return {
    add: (before: Int32Array, after: Int32Array) => {
      for (let i = 0; i < before.length; i++) {
        const pair = before[i] * classes + after[i];
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    },
    pairs: (): PairCount[] =>
      [...counts]
        .sort(([a], [b]) => a - b)
        .map(([pair, count]) => [Math.floor(pair / classes), pair % classes, count]),
  };
}
