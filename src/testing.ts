/**
 * For unit tests of code that trains or corrupts: tiny deterministic data sets, and assertions. These are plain functions
 * that throw an error saying what is wrong, and work in Vitest, Jest and node:test alike.
 *
 * @packageDocumentation
 */
export { type BlobOptions, blobs } from './testing/blobs.js';
export { expectChance, expectMemorised } from './testing/expect-accuracy.js';
export { expectChanged, expectCorruption } from './testing/expect-corruption.js';
export { expectRate } from './testing/expect-rate.js';
export { expectRecord } from './testing/expect-record.js';
export { type PatternOptions, patterns } from './testing/patterns.js';
export { type RandomImageOptions, randomImages } from './testing/random-images.js';
export type { TinyDataSet, TinyOptions } from './testing/tiny-data-set.js';
