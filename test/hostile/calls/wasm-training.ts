import * as training from '../../../src/wasm-training.js';
import { callWithoutArguments, type Entry } from '../call.js';
import type { OPEN } from '../open.js';

/** The functions of `rethink-gen/wasm-training`. */
export const WASM_TRAINING: Entry<typeof training, (typeof OPEN)['wasm-training'][number]> = {
  installWasmTraining: callWithoutArguments(async () => {
    await import('@tensorflow/tfjs-backend-wasm');
    training.installWasmTraining()();
    return training.isWasmTrainingInstalled();
  }),
  isWasmTrainingInstalled: callWithoutArguments(training.isWasmTrainingInstalled),
};
