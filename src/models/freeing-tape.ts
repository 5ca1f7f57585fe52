import { dispose, engine, type TensorContainer, tidy } from '@tensorflow/tfjs-core';

/** Runs a pass of gradients in a `tidy`. If it fails, what TensorFlow.js has kept for the way back is freed, which it leaves itself. */
export function freeingTape<T extends TensorContainer>(pass: () => T): T {
  try {
    return tidy(pass);
  } catch (error) {
    const { state } = engine();
    if (state.gradientDepth === 0) {
      for (const { saved = [] } of state.activeTape ?? []) dispose(saved);
      state.activeTape = [];
    }
    throw error;
  }
}
