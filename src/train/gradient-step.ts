import * as tf from '@tensorflow/tfjs-core';
import type { TrainingContext } from '../models/context.js';
import { freeingTape } from '../models/freeing-tape.js';
import type { Model, Parameters } from '../models/model.js';
import { softmaxCrossEntropy } from '../models/softmax-cross-entropy.js';
import { applyGradients } from '../wasm-training/optimizer-steps.js';
import { withSharedClones } from '../wasm-training/shared-clones.js';
import { currentWasmKernels } from '../wasm-training/wasm-kernels.js';
import { checkLogits } from './check-model.js';

/** A batch, and where its chance comes from. */
interface Batch extends Omit<TrainingContext, 'training' | 'update'> {
  readonly images: tf.Tensor4D;
  readonly labels: tf.Tensor2D;
}

/**
 * One step: the gradients of the mean cross entropy of a batch, plus weight decay, given to the optimiser. Tensors that the
 * model does not train take their new values afterwards.
 *
 * @returns loss and logits of the batch, before the step; the caller disposes them
 */
export function gradientStep(
  model: Model,
  parameters: Parameters,
  optimizer: tf.Optimizer,
  decayOf: (parameter: string) => number,
  { images, labels, ...address }: Batch,
): { loss: tf.Scalar; logits: tf.Tensor2D } {
  const updates: [tf.Variable, tf.Tensor][] = [];
  const update = (variable: tf.Variable, value: tf.Tensor) => updates.push([variable, value]);
  const trained = Object.entries(parameters).filter(([, parameter]) => parameter.trainable);
  let logits: tf.Tensor2D | undefined;
  const objective = (): tf.Scalar => {
    const applied = model.apply(parameters, images, { training: true, ...address, update });
    logits = tf.keep(checkLogits(applied, labels.shape[0], labels.shape[1]));
    return softmaxCrossEntropy(logits, labels);
  };
  const step = () => {
    const variables = trained.map(([, parameter]) => parameter);
    const { value: loss, grads } = withSharedClones(() => tf.variableGrads(objective, variables));
    const gradients = trained.map(([name, parameter]) => {
      const gradient = grads[parameter.name];
      const decay = gradient ? decayOf(name) : 0;
      return {
        name: parameter.name,
        tensor: decay > 0 ? tf.add(gradient, tf.mul(parameter, decay)) : gradient,
      };
    });
    applyGradients(currentWasmKernels(), optimizer, gradients);
    for (const [variable, value] of updates) {
      variable.assign(value);
      value.dispose();
    }
    return { loss, logits: logits as tf.Tensor2D };
  };
  try {
    return freeingTape(step);
  } catch (error) {
    logits?.dispose();
    throw error;
  }
}
