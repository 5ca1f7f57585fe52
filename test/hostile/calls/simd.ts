import * as simd from '../../../src/simd.js';
import { callWithoutArguments, type Entry } from '../call.js';
import type { OPEN } from '../open.js';

/** The functions of `rethink-gen/simd`. */
export const SIMD: Entry<typeof simd, (typeof OPEN.simd)[number]> = {
  loadSimd: callWithoutArguments(simd.loadSimd),
};
