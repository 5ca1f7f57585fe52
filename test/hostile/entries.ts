import type { Call, Entry } from './call.js';
import { EXPERIMENTS } from './calls/experiments.js';
import { INDEX } from './calls/index.js';
import { MEASURES } from './calls/measures.js';
import { NODE } from './calls/node.js';
import { PARALLEL } from './calls/parallel.js';
import { SIMD } from './calls/simd.js';
import { SWEEPS } from './calls/sweeps.js';
import { TESTING } from './calls/testing.js';
import { THEORY } from './calls/theory.js';
import { TRAIN } from './calls/train/index.js';
import { WASM_TRAINING } from './calls/wasm-training.js';
import type { Modules, OPEN } from './open.js';

/** The valid calls of every entry point. */
export const ENTRIES: { readonly [E in keyof Modules]: Entry<Modules[E], (typeof OPEN)[E][number]> } = {
  index: INDEX,
  simd: SIMD,
  parallel: PARALLEL,
  testing: TESTING,
  train: TRAIN,
  'wasm-training': WASM_TRAINING,
  node: NODE,
  experiments: EXPERIMENTS,
  sweeps: SWEEPS,
  theory: THEORY,
  measures: MEASURES,
};

/** The calls of one. */
export function callsOf(entry: string): readonly (readonly [name: string, call: Call])[] {
  return Object.entries(ENTRIES[entry as keyof typeof ENTRIES]);
}
