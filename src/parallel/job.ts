import { outOfRange } from '../errors/argument-error.js';
import { simd } from '../kernels/simd/simd.js';
import type { Address } from '../plans/address.js';
import { imageLayout } from '../plans/images/image-layout.js';
import { plannerOf } from '../plans/images/image-operations.js';
import type { ImageOperation, PixelArray } from '../plans/images/image-plan.js';
import type { ImageShape } from '../plans/images/image-shape.js';
import type { Share } from '../plans/images/share.js';
import { writePlan } from '../plans/images/write-plan.js';
import { checkLabels } from '../plans/labels/check-labels.js';
import { drawLabelsWith } from '../plans/labels/draw-labels.js';
import { type LabelNoiseJson, labelNoise } from '../plans/labels/label-noise-json.js';
import { type LabelNoiseOptions, labelCorruption } from '../plans/labels/label-plan.js';
import type { ExampleIds } from '../random/example-ids.js';

/** A shard of a corruption, as it is sent to a worker: plain data and shared arrays. */
export type Job =
  | {
      readonly operation: ImageOperation;
      readonly options: Share & Address;
      readonly imageShape: ImageShape;
      readonly input: PixelArray;
      readonly output: PixelArray;
    }
  | { readonly operation: 'label-check'; readonly classes: number; readonly input: Int32Array }
  | {
      readonly operation: 'label-noise';
      readonly options: Omit<LabelNoiseOptions, 'noise'> & { readonly noise: LabelNoiseJson };
      readonly input: Int32Array;
      readonly output: Int32Array;
    };

/** What a worker says first: whether it has the SIMD kernels. */
export type Ready = { readonly simd: boolean };

/** What a worker says: first that it is ready, then how many examples a job picked (with its output, unless that is shared), or an error. */
export type Answer =
  | Ready
  | { readonly picked: number; readonly output?: PixelArray | undefined }
  | { readonly error: unknown };

/** Does a shard where it stands; returns how many examples were picked. A check of labels throws, or picks none. */
export function runJob(job: Job): number {
  if (job.operation === 'label-check') {
    checkLabels('labels', job.input, job.classes);
    return 0;
  }
  if (job.operation === 'label-noise') {
    const { input, output } = job;
    const options = { ...job.options, noise: labelNoise(job.options.noise) };
    return labelCorruption(options, input.length, drawLabelsWith(simd))(input).corrupt(input, output);
  }
  const { operation, options, imageShape, input, output } = job;
  const layout = imageLayout(imageShape, input.length);
  const plan = plannerOf(operation)(layout, options, simd, input)(input);
  const inPlace = input.buffer === output.buffer && input.byteOffset === output.byteOffset;
  writePlan(plan, inPlace ? output : input, output);
  return plan.mask.reduce((sum, bit) => sum + bit, 0);
}

export function idsOfShard(ids: ExampleIds | undefined, from: number, to: number, count: number): ExampleIds {
  if (ids === undefined) return { first: from };
  if ('first' in ids) return { first: ids.first + from };
  if (ids.length !== count) throw outOfRange('ids', `as many as the ${count} examples`, ids.length);
  return Array.prototype.slice.call(ids, from, to);
}
