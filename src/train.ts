/**
 * rethink-gen/train: networks as pure functions of their parameters, and a seeded training loop, on any TensorFlow.js
 * backend that the caller has set.
 *
 * @packageDocumentation
 */
export type { LabelledImages, Pixels } from './datasets/labelled-images.js';
export {
  fromFunction,
  fromLayersModel,
  type LayersModelLike,
  type LayersModelOptions,
} from './models/adapters.js';
export { arpitCnn } from './models/arpit-cnn.js';
export { type CnnOptions, cnn } from './models/cnn.js';
export { type Context, EVALUATION, type EvaluationContext, type TrainingContext } from './models/context.js';
export { differentiable, type Gradients } from './models/differentiable.js';
export { batchNormalization } from './models/layers/batch-normalization.js';
export { convolution, type Sliding } from './models/layers/convolution.js';
export { dense } from './models/layers/dense.js';
export { dropout } from './models/layers/dropout.js';
export { flatten, joinChannels } from './models/layers/joining.js';
export { localResponseNormalization } from './models/layers/local-response-normalization.js';
export { globalMeanPool, maxPool } from './models/layers/pooling.js';
export { relu } from './models/layers/relu.js';
export { type MlpOptions, mlp } from './models/mlp.js';
export { type ImageSize, type Model, type Parameters, parameterCount } from './models/model.js';
export type { Normalization } from './models/parameters.js';
export { type SmallAlexNetOptions, smallAlexNet } from './models/small-alexnet.js';
export { type SmallInceptionOptions, smallInception } from './models/small-inception.js';
export { softmaxCrossEntropy } from './models/softmax-cross-entropy.js';
export { batchOrder } from './random/batch-order.js';
export type { ExampleWords } from './random/example-words.js';
export type { Seed } from './random/seed.js';
export { type CheckpointStore, memoryStore } from './train/checkpoints/checkpoint-store.js';
export { indexedDbStore } from './train/checkpoints/indexed-db-store.js';
export {
  accuracyAtLeast,
  type Criterion,
  interpolation,
  lossAtMost,
  noImprovement,
  onlineAccuracyAtLeast,
} from './train/criteria.js';
export { type Environment, environment } from './train/environment.js';
export type { EpochRow, Memorization } from './train/history.js';
export { type ColourJitterOptions, colourJitter } from './train/images/colour-jitter.js';
export type { ImageStep } from './train/images/image-step.js';
export { inputDropout } from './train/images/input-dropout.js';
export { inputNoise } from './train/images/input-noise.js';
export { perImageStandardization } from './train/images/per-image-standardization.js';
export { type RandomCropOptions, randomCrop } from './train/images/random-crop.js';
export { randomFlip } from './train/images/random-flip.js';
export { randomRotation } from './train/images/random-rotation.js';
export type { Observation, Observing } from './train/observation.js';
export { errorRate, meanLoss, type Predictions, predict } from './train/predict.js';
export { type Position, type Schedule, stepDecay, warmUp } from './train/schedules.js';
export { startWasm } from './train/start-wasm.js';
export { type Training, train } from './train/train.js';
export type { TrainingEnd, TrainOptions } from './train/train-options.js';
