import * as tf from '@tensorflow/tfjs-core';
import * as train from '../../../../src/train.js';
import { type Call, call } from '../../call.js';
import * as is from '../../kinds.js';

const images = (channels = 1) => tf.ones([2, 2, 2, channels]) as tf.Tensor4D;
const rows = () => tf.ones([2, 3]) as tf.Tensor2D;
const zeros = () => is.variable([3]);
const noBias = is.optional(is.never);

const CONTEXT = (): train.TrainingContext => ({
  training: true,
  seed: 1,
  epoch: 0,
  examples: [0, 1],
  update: (_variable, value) => value.dispose(),
});

const context = (seed: is.Kind, examples: is.Kind) =>
  is.members(
    {
      training: is.rule('training or not', (value) => typeof value === 'boolean'),
      seed,
      epoch: is.integer(0, 2 ** 32 - 1),
      examples,
      update: is.method,
    },
    true,
  );

/** Of these, batch normalisation reads none. */
const anySeed = is.rule('a seed', (value) => is.seed(value, '') !== undefined || typeof value === 'string');
const anyExamples = is.rule('any examples', (value) => Array.isArray(value) || ArrayBuffer.isView(value));

/** A context whose function disposes what it is given, whatever it does with it. */
const owning = (given: train.Context): train.Context => {
  const { update } = Object(given) as train.TrainingContext;
  if (typeof update !== 'function') return given;
  const disposing = (variable: tf.Variable, value: tf.Tensor) => {
    try {
      update(variable, value);
    } finally {
      value.dispose();
    }
  };
  return update.constructor.name === 'AsyncFunction'
    ? given
    : { ...(given as train.TrainingContext), update: disposing };
};

const sliding = is.optionalOptions<train.Sliding>({
  stride: is.optional(is.integer(1, 2 ** 53)),
  pad: is.optional(is.never),
});

/** Floats of any shape, of which one value follows from another. */
const floats = is.named({
  'a float32 tensor': { reason: 'floats of any shape' },
  'a scalar': { reason: 'floats of any shape' },
  'a tensor of rank 6': { reason: 'floats of any shape' },
  'an empty tensor': { reason: 'no values, of which none come out' },
});

/** Floats in three columns. */
const ROWS = {
  'a float32 tensor': { reason: 'one row of three' },
  'a tensor of rank 6': { reason: 'one row of three' },
  'an empty tensor': { reason: 'no rows, of which none come out' },
};

const ofImages = (layer: (images: tf.Tensor4D) => tf.Tensor) =>
  call(layer, () => [images()], { images: is.never });

/** The layers of `rethink-gen/train`, each applied to two examples. */
export const LAYERS = {
  dense: call(train.dense, () => [rows(), tf.ones([3, 2]) as tf.Tensor2D, tf.ones([2]) as tf.Tensor1D], {
    inputs: is.named({ 'an empty tensor': { reason: 'no rows, of which none come out' } }),
    weights: is.never,
    bias: noBias,
  }),
  convolution: call(
    train.convolution,
    () => [images(), tf.ones([1, 1, 1, 2]) as tf.Tensor4D, tf.ones([2]) as tf.Tensor1D, {}],
    { images: is.never, filter: is.never, bias: noBias, options: sliding },
  ),
  maxPool: call(train.maxPool, () => [images(), 1, {}], {
    images: is.never,
    size: is.integer(1, 2 ** 53),
    options: sliding,
  }),
  joinChannels: call(train.joinChannels, () => [images(), images(2)], { left: is.never, right: is.never }),
  flatten: ofImages(train.flatten),
  globalMeanPool: ofImages(train.globalMeanPool),
  relu: call(
    (inputs: tf.Tensor) => train.relu(inputs),
    () => [rows()],
    { inputs: floats },
  ),
  dropout: call(
    (inputs: tf.Tensor, rate: number, name: string, given: train.Context) =>
      tf.tidy(() => tf.add(train.dropout(inputs, rate, name, given), 0)),
    () => [rows(), 0.5, 'layer', CONTEXT()],
    {
      inputs: is.never,
      rate: is.rule('a rate below 1', (value) => typeof value === 'number' && value >= 0 && value < 1),
      name: is.either(
        is.text,
        is.rule('a layer without a name', (value) => value === ''),
      ),
      context: context(is.seed, is.never),
    },
    { inputs: ['examples'], name: ['operation', 'seed'] },
  ),
  batchNormalization: call(
    (inputs: tf.Tensor, parameters: train.Parameters, name: string, given: train.Context) =>
      train.batchNormalization(inputs, parameters, name, owning(given)),
    () => [rows(), { 'n/offset': zeros(), 'n/mean': zeros(), 'n/variance': zeros() }, 'n', CONTEXT()],
    { inputs: is.named(ROWS), parameters: is.never, name: is.never, context: context(anySeed, anyExamples) },
    { parameters: ['n/offset', 'name'] },
  ),
  localResponseNormalization: call(train.localResponseNormalization, () => [images(), 1, 1, 1, 1], {
    images: is.never,
    radius: is.integer(0, 2 ** 53),
    bias: is.finite,
    alpha: is.finite,
    beta: is.finite,
  }),
  softmaxCrossEntropy: call(
    train.softmaxCrossEntropy,
    () => [rows(), rows()],
    {
      logits: is.never,
      oneHotLabels: is.never,
    },
    { logits: ['oneHotLabels'] },
  ),
  differentiable: call(
    (
      inputs: tf.NamedTensorMap,
      forward: (save: (tensors: tf.Tensor[]) => void) => tf.Tensor,
      backward: (gradient: tf.Tensor, saved: tf.Tensor[]) => train.Gradients,
    ) => train.differentiable(inputs, forward, backward),
    () => {
      const x = rows();
      return [{ x }, () => tf.square(x), (dy: tf.Tensor) => ({ x: () => tf.mul(dy, 2) })];
    },
    { inputs: is.noVariables, forward: is.never, backward: is.method },
  ),
} satisfies Partial<Record<keyof typeof train, Call>>;
