/**
 * rethink-gen: the randomisation tests of "Understanding deep learning requires rethinking generalization" (Zhang, Bengio,
 * Hardt, Recht, Vinyals, ICLR 2017) as pure functions on data sets. What happens to an example is decided by an address
 * (specification, seed, split, example id) and by nothing else.
 *
 * Here and in every entry point, an argument of the wrong kind is a TypeError and one out of range a RangeError, before any work
 * is done. Each names the argument, the rule, the value and the cure. The functions list what else they throw.
 *
 * @packageDocumentation
 */

export type { Kernels } from './kernels/bulk-loops.js';
export type { Address } from './plans/address.js';
export { exactImageCount, exactLabelCount } from './plans/exact-count.js';
export type { ExactCutoff } from './plans/exact-cutoff.js';
export type { GaussianFit, GaussianOptions, PlannedGaussianOptions } from './plans/images/gaussian-pixels.js';
export type { ImageLayout } from './plans/images/image-layout.js';
export type { ImageOperation, ImagePlan, PixelArray } from './plans/images/image-plan.js';
export type { ImageShape, ImageShapeOption, ImageSides } from './plans/images/image-shape.js';
export type { PixelUnitOptions } from './plans/images/pixel-units.js';
export type { RandomPixelsOptions } from './plans/images/random-pixels.js';
export type { Share } from './plans/images/share.js';
export type { ShuffledPixelsOptions } from './plans/images/shuffled-pixels.js';
export type { PixelStatistics, StatisticsScope } from './plans/images/statistics.js';
export { type ClassMapNoise, classMap } from './plans/labels/class-map.js';
export type { Classes, Named } from './plans/labels/class-names.js';
export { type GroupNoise, groups } from './plans/labels/groups.js';
export {
  type InstanceNoise,
  type InstanceProbabilities,
  instanceDependent,
} from './plans/labels/instance-dependent.js';
export type {
  AnyLabels,
  ClassIndices,
  LabelArray,
  LabelEncoding,
  LabelValues,
  LabelVector,
  NamedLabels,
} from './plans/labels/label-form.js';
export type { LabelNoise, NoiseKind } from './plans/labels/label-noise.js';
export { type LabelNoiseJson, labelNoise } from './plans/labels/label-noise-json.js';
export type { LabelNoiseOptions, LabelPlan } from './plans/labels/label-plan.js';
export { type NoisyExample, type OwnNoiseOptions, ownNoise } from './plans/labels/own-noise.js';
export { pairFlip } from './plans/labels/pair-flip.js';
export {
  type ExampleFeatures,
  type PartDependentNoise,
  type PartDependentOptions,
  partDependent,
} from './plans/labels/part-dependent.js';
export type { PermutedLabelsOptions } from './plans/labels/permuted-labels.js';
export {
  CIFAR10_ASYMMETRIC,
  CIFAR100_ASYMMETRIC,
  CIFAR100_SUPERCLASSES,
  MNIST_ASYMMETRIC,
} from './plans/labels/published-maps.js';
export type { NamedClasses, RenamedClassesOptions } from './plans/labels/renamed-classes.js';
export { symmetric } from './plans/labels/symmetric.js';
export { type TransitionNoise, transition } from './plans/labels/transition.js';
export { uniform } from './plans/labels/uniform.js';
export type { ExampleId, ExampleIds } from './random/example-ids.js';
export { fromText } from './random/from-text.js';
export type { Seed, SeedJson } from './random/seed.js';
export { audit, type LabelAudit } from './records/audit.js';
export { type ClassCounts, type PairCount, transitionCounts } from './records/count-pairs.js';
export type { RecordLike } from './records/derive-again.js';
export { type GivenLabelsOptions, recordGivenLabels } from './records/given-labels.js';
export type { IdsJson } from './records/ids-json.js';
export type { ImageRecord, ImageRecorder } from './records/image-record.js';
export { imageRecorder, recordImages } from './records/image-recorder.js';
export type { LabelRecord } from './records/label-record.js';
export { type LabelRecorder, labelRecorder, recordLabels } from './records/label-recorder.js';
export { type PackedIntegers, unpackIntegers } from './records/packed-integers.js';
export { replay } from './records/replay.js';
export type { Specification } from './records/specification.js';
export { type Verification, type VerifiedData, verify } from './records/verify.js';
export { type Corrupted, corrupt, type ElementOf } from './sources/corrupt.js';
export type {
  CorruptOptions,
  ImageCorruption,
  ImagePart,
  LabelPart,
  SourceIds,
} from './sources/corrupt-options.js';
export type { DatasetLike, DatasetPass, MapStyleSource } from './sources/sources.js';
export type { AnyTensor, TensorValues } from './transforms/any-tensor.js';
export { corruptLabels } from './transforms/corrupt-labels.js';
export { corruptLabelsInto } from './transforms/corrupt-labels-into.js';
export type { Execution } from './transforms/execution.js';
export type { CorruptedImages } from './transforms/image-transform.js';
export type { CorruptedLabels, SameKind } from './transforms/label-transform.js';
export { permuteLabels } from './transforms/permute-labels.js';
export { type PixelStatisticsOptions, pixelStatistics } from './transforms/pixel-statistics.js';
export { randomizePixels } from './transforms/randomize-pixels.js';
export { renameClasses } from './transforms/rename-classes.js';
export { replaceWithGaussian } from './transforms/replace-with-gaussian.js';
export { shufflePixels } from './transforms/shuffle-pixels.js';
export { type ImageBatches, streamedPixelStatistics } from './transforms/streamed-pixel-statistics.js';
