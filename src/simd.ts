/**
 * rethink-gen/simd: the bulk loops of the corruptions in WebAssembly SIMD, to be passed as `kernels`.
 *
 * @packageDocumentation
 */

export type { Bits, NumberArray } from './kernels/bits.js';

export type { GaussianTask, Kernels, KeyedExamples, LabelKernelTask, Rank } from './kernels/bulk-loops.js';

export { loadSimd } from './kernels/simd/instance.js';
export { simd } from './kernels/simd/simd.js';
export type { Addresses } from './random/example-ids.js';
export type { Key } from './random/key.js';
