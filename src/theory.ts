/**
 * rethink-gen/theory: what small networks and kernels can represent, sections 4 and 5 of "Understanding deep learning
 * requires rethinking generalization" (Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017), as functions.
 *
 * @packageDocumentation
 */
export {
  type DeepMemorizer,
  type DeepMemorizerOptions,
  deepMemorizer,
  type HingeLayer,
} from './theory/deep-memorizer.js';
export {
  type ConvolutionFeatureOptions,
  type ConvolutionFeatures,
  convolutionFeatures,
} from './theory/features/convolution-features.js';
export { type GaborFeatureOptions, gaborFeatures } from './theory/features/gabor-features.js';
export { type PatchWhitening, patchWhitening, whiten } from './theory/features/patch-whitening.js';
export { type ReluFeatureOptions, reluFeatures } from './theory/features/relu-features.js';
export type { Interpolant } from './theory/interpolant.js';
export { type InterpolationOptions, interpolate } from './theory/interpolate.js';
export {
  type IterationOptions,
  type IterativeInterpolant,
  interpolateIteratively,
} from './theory/interpolate-iteratively.js';
export { arcCosine, gaussian, type KernelFunction, linear, polynomial } from './theory/kernel-functions.js';
export { type LeastSquaresOptions, leastSquares } from './theory/least-squares.js';
export { type LinearDescent, type LinearDescentOptions, linearDescent } from './theory/linear-descent.js';
export { linearWeights } from './theory/linear-weights.js';
export { type Memorizer, type MemorizerOptions, memorizer } from './theory/memorizer.js';
export { type LayerWeight, layerWeights, memorizerModel } from './theory/memorizer-model.js';
export type { Numbers } from './theory/points.js';
