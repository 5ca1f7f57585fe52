/**
 * rethink-gen/simd: the bulk loops of the corruptions in WebAssembly SIMD, to be passed as `kernels`.
 *
 * @packageDocumentation
 */

export type { Kernels } from './kernels/kernels.js';
export { loadSimd } from './kernels/simd/instance.js';
export { simd } from './kernels/simd/simd.js';
