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
export { type Memorizer, type MemorizerOptions, memorizer } from './theory/memorizer.js';
export { type LayerWeight, layerWeights, memorizerModel } from './theory/memorizer-model.js';
export type { Numbers } from './theory/points.js';
