import type { FunctionsOf } from './call.js';

/** The entry points of the package. */
export interface Modules {
  readonly index: typeof import('../../src/index.js');
  readonly simd: typeof import('../../src/simd.js');
  readonly parallel: typeof import('../../src/parallel.js');
  readonly testing: typeof import('../../src/testing.js');
  readonly train: typeof import('../../src/train.js');
  readonly 'wasm-training': typeof import('../../src/wasm-training.js');
  readonly node: typeof import('../../src/node.js');
  readonly experiments: typeof import('../../src/experiments.js');
  readonly sweeps: typeof import('../../src/sweeps.js');
  readonly theory: typeof import('../../src/theory.js');
  readonly measures: typeof import('../../src/measures.js');
}

/** The functions that have no valid call in the table yet. A list only shrinks. */
export const OPEN = {
  index: [],
  simd: [],
  parallel: [],
  testing: [],
  train: [],
  'wasm-training': [],
  node: [],
  experiments: [],
  sweeps: [],
  theory: [],
  measures: [],
} as const satisfies { readonly [E in keyof Modules]: readonly FunctionsOf<Modules[E]>[] };
