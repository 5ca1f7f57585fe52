import type * as train from '../../../../src/train.js';
import type { Entry } from '../../call.js';
import type { OPEN } from '../../open.js';
import { LAYERS } from './layers.js';
import { MODELS } from './models.js';
import { PARTS } from './parts.js';
import { START_WASM } from './start-wasm.js';
import { TRAINING } from './training.js';

/** The functions of `rethink-gen/train`. */
export const TRAIN: Entry<typeof train, (typeof OPEN.train)[number]> = {
  ...MODELS,
  ...LAYERS,
  ...PARTS,
  ...TRAINING,
  ...START_WASM,
};
