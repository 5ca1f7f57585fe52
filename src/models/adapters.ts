import * as tf from '@tensorflow/tfjs-core';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkMember, checkMembers } from '../errors/check-members.js';
import { checkChoice, checkOptions } from '../errors/checks.js';
import { checkParameters } from './check-parameters.js';
import { lastActivation } from './last-activation.js';
import type { Model, Parameters } from './model.js';
import { untrainableLayer } from './untrainable-layers.js';

/** What is used of a `tf.LayersModel`. */
export interface LayersModelLike {
  readonly name: string;
  readonly weights: readonly { readonly name: string; readonly trainable?: boolean }[];
  readonly trainableWeights: readonly { readonly name: string }[];
  /** Its layers and their options as JSON. */
  toJSON?(unused: undefined, asText: false): unknown;
  /** The outputs for these inputs. */
  apply(inputs: tf.Tensor, options?: { training?: boolean }): unknown;
}

/** Options of `fromLayersModel`. */
export interface LayersModelOptions {
  /** What the last layer gives. Default `'probabilities'`, after a softmax; `'logits'` without one. */
  readonly output?: 'probabilities' | 'logits';
}

/** The least probability whose logarithm is taken. */
const LEAST = 1e-7;

/**
 * A `tf.LayersModel` (images in, one row of classes out) as a model that `train` takes. Its weights are trained in place
 * and stay its own; the seed does not initialise them.
 *
 * Gradients come from the registry that `@tensorflow/tfjs-layers` fills. On the wasm backend, call `installWasmTraining()`
 * first if the model has convolutions. Batch normalisation without a scale or a center, which tfjs-layers cannot train,
 * is an error at the first step.
 *
 * @throws RangeError if `output` is not what the last layer gives
 */
export function fromLayersModel(model: LayersModelLike, options: LayersModelOptions = {}): Model {
  checkOptions(options, { output: true });
  const { output = 'probabilities' } = options;
  checkChoice('output', output, ['probabilities', 'logits']);
  checkMembers('model', model, 'a tf.LayersModel', { name: 'string', apply: 'function' }, 'more');
  for (const list of ['weights', 'trainableWeights'] as const)
    if (!Array.isArray(model[list])) throw wrongKind(`model.${list}`, 'an array of weights', model[list]);
  const trained = new Set<unknown>(model.trainableWeights.slice(0, model.weights.length + 1));
  const variables: Parameters = {};
  for (const weight of model.weights) {
    // the variable behind a weight is its protected field `val`
    const { name, val } = Object(weight) as typeof weight & { readonly val: tf.Variable };
    checkParameters('model.weights', { [name]: val });
    variables[name] = val;
  }
  for (const weight of model.weights) variables[weight.name].trainable = trained.delete(weight);
  if (trained.size > 0)
    throw outOfRange('model.trainableWeights', 'some of its weights', model.trainableWeights);
  const json = model.toJSON?.(undefined, false) ?? null;
  checkOutput(output, json);
  const untrainable = untrainableLayer(json);
  const applied = fromFunction(model.name, variables, (images, training) => {
    if (training && untrainable) throw untrainable;
    const outputs = model.apply(images, { training }) as tf.Tensor2D;
    return output === 'logits' ? outputs : tf.log(tf.maximum(outputs, LEAST) as tf.Tensor2D);
  });
  return { ...applied, options: { output, layers: json } };
}

/** Throws if the last layer has a softmax and logits are promised, or the other way round. */
function checkOutput(output: string, json: unknown): void {
  const last = lastActivation(json);
  const given = last && { softmax: 'probabilities', linear: 'logits' }[last.activation];
  if (!given || given === output) return;
  const cure = `the activation of ${last.name} is ${last.activation}`;
  throw outOfRange('output', `"${given}" here`, output, cure);
}

/**
 * Any function with variables as a model that `train` takes. The variables are trained in place and stay the caller's; the
 * seed does not initialise them.
 *
 * @param name for reports. A checkpoint knows a function by it, and by the shapes of the variables
 * @param variables all that it depends on, by name
 * @param logits `[n, classes]` of images `[n, height, width, channels]`
 */
export function fromFunction(
  name: string,
  variables: Parameters,
  logits: (images: tf.Tensor4D, training: boolean) => tf.Tensor2D,
): Model {
  checkMember('name', name, 'string');
  checkParameters('variables', variables);
  checkMember('logits', logits, 'method');
  return {
    name,
    ownership: 'borrowed',
    init: () => variables,
    apply: (_parameters, images, { training }) => logits(images, training),
  };
}
