import { wrongKind } from '../errors/argument-error.js';
import { checkChoice, checkInteger, checkType } from '../errors/checks.js';
import { simd } from '../kernels/simd/simd.js';
import { exactLabelCount } from '../plans/exact-count.js';
import { drawLabelsWith } from '../plans/labels/draw-labels.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { type LabelNoiseOptions, labelCorruption, planLabelNoise } from '../plans/labels/label-plan.js';
import { planPermutedLabels } from '../plans/labels/permuted-labels.js';
import { planRenamedClasses } from '../plans/labels/renamed-classes.js';
import type { ExampleIds } from '../random/example-ids.js';
import type { Seed } from '../random/seed.js';
import { type AnyLabelPlan, labelRecord } from '../records/label-record.js';
import { type CompactLabelRecord, labelTally } from '../records/label-tally.js';
import type { LabelFile } from './label-file.js';
import { nodeSha256 } from './node-sha256.js';

/** What becomes of the labels of a file. */
export interface LabelChangeOptions {
  /** Label noise, or the labels in another order, or other ids for the classes. */
  readonly noise: LabelNoise | 'permuted-labels' | 'renamed-classes';
  /** Any string or whole number, 0 included. Equal seeds give equal bits in every release. */
  readonly seed: Seed;
  /** The split that the examples belong to. Default `'train'`. */
  readonly split?: string;
  /** The id of the first example of a file without a column of ids, for a shard. Default 0. */
  readonly firstId?: number;
  /** Whether exactly `Math.round(rate * n)` of the examples are picked, rather than that many on average. */
  readonly exact?: boolean;
}

interface LabelChange {
  /** How many labels it takes at a time; all of them if they depend on each other. */
  readonly atOnce: number;
  readonly apply: (labels: Int32Array) => Int32Array;
  readonly record: () => CompactLabelRecord;
}

/** Labels that are changed at a time, if they need not be together. */
const AT_ONCE = 2 ** 20;

/** The most labels that a record lists one by one. */
const MOST_LISTED = 2 ** 24;

/** Makes ready what changes the labels of a file. */
export function labelChange(file: LabelFile, options: LabelChangeOptions): LabelChange {
  const { noise, seed, split, firstId = 0, exact = false } = options;
  checkType('boolean', 'exact', exact);
  checkInteger('firstId', firstId, 0, Number.MAX_SAFE_INTEGER - file.count);
  const { count, classes, classNames } = file;
  const named = { classes, ...(classNames && { classNames }) };
  if (file.ids && options.firstId !== undefined)
    throw wrongKind('firstId', 'left out, since the examples have ids', options.firstId);
  const ids: ExampleIds = file.ids ?? { first: firstId };
  const address = { seed, ...(split !== undefined && { split }), ids };
  if (typeof noise === 'string') {
    checkChoice('noise', noise, ['permuted-labels', 'renamed-classes']);
    if (exact) throw wrongKind('exact', `left out for ${noise}`, exact);
    const decide =
      noise === 'permuted-labels'
        ? planPermutedLabels({ ...named, ...address }, count)
        : planRenamedClasses({ ...named, seed });
    return whole(decide);
  }
  const bare: LabelNoiseOptions = { noise, ...named, ...address };
  const full = exact ? { ...bare, count: exactLabelCount(count, bare, simd) } : bare;
  const together = file.ids !== undefined || (noise?.rate === undefined && noise?.kind !== 'transition');
  if (together) return whole(planLabelNoise(full, count, undefined, drawLabelsWith(simd)));
  return inPieces(full, firstId, count);
}

function whole(decide: (labels: Int32Array) => { labels: Int32Array; plan: AnyLabelPlan }): LabelChange {
  let plan: AnyLabelPlan | undefined;
  return {
    atOnce: Number.MAX_SAFE_INTEGER,
    apply: (labels) => {
      const decided = decide(labels);
      plan = decided.plan;
      return decided.labels;
    },
    record: () => labelRecord(plan as AnyLabelPlan),
  };
}

function inPieces(options: LabelNoiseOptions, firstId: number, count: number): LabelChange {
  labelCorruption(options, 1);
  const tally = labelTally(options, { perExample: count <= MOST_LISTED, startHash: nodeSha256 });
  const draw = drawLabelsWith(simd);
  const room = new Int32Array(Math.min(AT_ONCE, count));
  let first = firstId;
  return {
    atOnce: AT_ONCE,
    apply: (labels) => {
      const noisy = room.subarray(0, labels.length);
      const { corrupt } = labelCorruption({ ...options, ids: { first } }, labels.length, draw)(labels);
      const picked = corrupt(labels, noisy);
      tally.add(labels, noisy, picked);
      first += labels.length;
      return noisy;
    },
    record: tally.record,
  };
}
