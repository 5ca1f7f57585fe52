/**
 * rethink-gen/measures: measures of memorisation, those of "A closer look at memorization in deep networks" (Arpit et al.,
 * ICML 2017) and of the work that followed.
 *
 * @packageDocumentation
 */
export {
  type CriticalSampleOptions,
  type CriticalSamples,
  criticalSamples,
} from './measures/critical-samples.js';
export {
  type EpochsToFit,
  epochsToFit,
  relativeTimeToFit,
} from './measures/epochs-to-fit.js';
export { type ExampleDifficulty, exampleDifficulty } from './measures/example-difficulty.js';
export { giniCoefficient } from './measures/gini.js';
export {
  type LossSensitivity,
  type LossSensitivityOptions,
  lossSensitivity,
} from './measures/loss-sensitivity.js';
export { type MarginRecorder, recordMargins } from './measures/margins.js';
export { type MemorizedLabels, memorizedLabels } from './measures/memorized-labels.js';
export {
  type RademacherEstimate,
  type RademacherOptions,
  rademacherComplexity,
} from './measures/rademacher.js';
export {
  type SubsetEstimates,
  type SubsetScore,
  type SubsetTrainingOptions,
  subsetTraining,
  type TrainingSubset,
} from './measures/subset-training.js';
export {
  flagMislabelled,
  type ThresholdSampleOptions,
  type ThresholdSamples,
  thresholdSamples,
} from './measures/threshold-samples.js';
export {
  type DatasetCartography,
  datasetCartography,
  epochLearned,
  type Forgetting,
  forgetting,
} from './measures/training-dynamics.js';
