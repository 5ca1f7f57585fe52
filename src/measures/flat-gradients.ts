import * as tf from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../datasets/labelled-images.js';
import { EVALUATION } from '../models/context.js';
import { freeingTape } from '../models/freeing-tape.js';
import { imageSizeOf, type Model, type Parameters } from '../models/model.js';
import { softmaxCrossEntropy } from '../models/softmax-cross-entropy.js';
import { variableOf } from '../models/variable-of.js';
import { imageBatch, labelBatch } from '../train/batch.js';
import { checkLogits } from '../train/check-model.js';
import { imagePipeline } from '../train/images/image-pipeline.js';

/** The mean cross entropy of some examples, and its gradients, on the host. */
interface FlatGradients {
  readonly loss: number;
  /** With respect to all trainable parameters, one after another, in the order of their names. */
  readonly parameters: Float64Array;
  /** With respect to the images, one after another. */
  readonly images: Float64Array;
}

export interface GradientSource {
  readonly initial: Float64Array;
  readonly at: (parameters: Float64Array, positions: ArrayLike<number>) => Promise<FlatGradients>;
  readonly dispose: () => void;
}

/** Makes working copies of a network's parameters, and gradients from them. */
export async function gradientSource(
  { apply }: Pick<Model, 'apply'>,
  parameters: Parameters,
  { images, labels, imageShape }: LabelledImages,
  classes: number,
): Promise<GradientSource> {
  const working: Record<string, tf.Variable> = {};
  for (const name of Object.keys(parameters))
    working[name] = tf.variable(parameters[name], parameters[name].trainable);
  const variables = Object.values(working).filter(({ trainable }) => trainable);
  const pipeline = imagePipeline([], imageSizeOf(imageShape));
  return {
    initial: await concatenate(variables),
    at: async (flat, positions) => {
      let from = 0;
      for (const parameter of variables) {
        const values = new Float32Array(flat.subarray(from, from + parameter.size));
        tf.tidy(() => parameter.assign(tf.tensor(values, parameter.shape)));
        from += parameter.size;
      }
      const batch = variableOf(imageBatch(images, pipeline, positions));
      const targets = labelBatch(
        Array.from(positions, (i) => labels[i]),
        classes,
      );
      const loss = () => {
        const logits = apply(working, batch as unknown as tf.Tensor4D, EVALUATION);
        return softmaxCrossEntropy(checkLogits(logits, positions.length, classes), targets);
      };
      try {
        const { value, grads } = freeingTape(() => tf.variableGrads(loss, [...variables, batch]));
        const result = {
          loss: (await value.data())[0],
          parameters: await concatenate(variables.map(({ name }) => grads[name])),
          images: await concatenate([grads[batch.name]]),
        };
        tf.dispose([value, ...Object.values(grads)]);
        return result;
      } finally {
        tf.dispose([targets, batch]);
      }
    },
    dispose: () => tf.dispose(working),
  };
}

async function concatenate(tensors: readonly tf.Tensor[]): Promise<Float64Array> {
  const flat = new Float64Array(tensors.reduce((sum, { size }) => sum + size, 0));
  let from = 0;
  for (const part of tensors) {
    flat.set(await part.data(), from);
    from += part.size;
  }
  return flat;
}
