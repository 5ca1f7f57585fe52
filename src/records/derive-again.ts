import { startSha256 } from '../digests/sha256.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkChoice } from '../errors/checks.js';
import type { Kernels } from '../kernels/bulk-loops.js';
import { imageLayout } from '../plans/images/image-layout.js';
import { IMAGE_OPERATIONS, plannerOf } from '../plans/images/image-operations.js';
import type { ImageOperation, ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import { writePlan } from '../plans/images/write-plan.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { type LabelNoiseJson, labelNoise } from '../plans/labels/label-noise-json.js';
import { STREAMS } from '../random/key.js';
import { type SeedJson, seedFromJson } from '../random/seed.js';
import { LABEL_PLANNERS } from './given-plan.js';
import { idsFromJson } from './ids-json.js';
import { startImageRecorder } from './image-record.js';
import { labelRecord } from './label-record.js';
import { signedZeroFromJson } from './signed-zero.js';
import { mapSignedZeros, type Specification } from './specification.js';

/** The part of a record that says how to do its corruption again; the record may hold its arrays or not. */
export interface RecordLike {
  readonly specification: Specification;
  readonly ids?: unknown;
}

/** A copy of what may be a record, so that each field is read once. */
export function ownRecord(given: RecordLike): RecordLike & Record<string, unknown> {
  return Object.assign({ ...given }, { specification: { ...given?.specification } });
}

/** What an operation is about. Throws if the specification names none, or another version of the streams. */
export function subjectOf(record: RecordLike): 'labels' | 'images' {
  const { operation, streams } = record.specification;
  if (streams !== STREAMS)
    throw outOfRange('specification.streams', `${STREAMS}`, streams, 'use a release that has these streams');
  checkChoice('specification.operation', operation, { ...LABEL_PLANNERS, ...IMAGE_OPERATIONS });
  return Object.hasOwn(LABEL_PLANNERS, operation) ? 'labels' : 'images';
}

/** The new labels and their plan, from the specification and the labels before. */
export function decideLabels(record: RecordLike, input: ArrayLike<number>, supplied?: LabelNoise) {
  const { noise } = record.specification;
  const made = () => (supplied === undefined ? labelNoise(noise as LabelNoiseJson) : supplied);
  const options = optionsOf(record, noise && { noise: made() });
  return LABEL_PLANNERS[record.specification.operation](options, input.length)(input);
}

export function deriveLabels(record: RecordLike, input: ArrayLike<number>, supplied?: LabelNoise) {
  const { labels, plan } = decideLabels(record, input, supplied);
  return { output: labels, record: labelRecord(plan) };
}

/** The plan of images, from the specification and the images before. */
export function deriveImagePlan(record: RecordLike, input: PixelArray, kernels?: Kernels): ImagePlan {
  const { operation, imageShape } = record.specification;
  const planner = plannerOf(operation as ImageOperation);
  return planner(imageLayout(imageShape, input.length), optionsOf(record), kernels, input)(input);
}

/** The new images and their plan, from the specification and the images before. */
export function decideImages(record: RecordLike, input: PixelArray) {
  const plan = deriveImagePlan(record, input);
  const images = Uint8Array.prototype.slice.call(input) as PixelArray;
  writePlan(plan, input, images);
  return { images, plan };
}

export function deriveImages(record: RecordLike, input: PixelArray) {
  const { images, plan } = decideImages(record, input);
  const recorder = startImageRecorder(startSha256);
  recorder.add(plan, input, images);
  return { output: images, record: recorder.record() };
}

function optionsOf(record: RecordLike, made: object | unknown = {}): never {
  const { operation: _o, streams: _s, imageShape: _i, seed, ...options } = record.specification;
  return {
    ...mapSignedZeros(options, signedZeroFromJson),
    ...(made as object),
    ...(seed !== undefined && { seed: seedFromJson(seed as SeedJson) }),
    ...(record.ids !== undefined && { ids: idsFromJson(record.ids) }),
  } as never;
}
