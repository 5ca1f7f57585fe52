import * as tf from '@tensorflow/tfjs-core';
import { startWasm } from '../../../../src/train.js';
import { callWithoutArguments } from '../../call.js';

/** The row after all others: the backend's program ends the process at a rejection that nobody hears. */
export const START_WASM = {
  startWasm: callWithoutArguments(async () => {
    await import('@tensorflow/tfjs-backend-wasm');
    await startWasm();
    const started = tf.getBackend();
    await tf.setBackend('cpu');
    return started;
  }),
};
