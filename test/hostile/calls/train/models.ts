import * as tf from '@tensorflow/tfjs-core';
import type { CnnOptions, MlpOptions, Model } from '../../../../src/train.js';
import * as train from '../../../../src/train.js';
import { type Call, call } from '../../call.js';
import * as is from '../../kinds.js';

const dropout = is.optional(
  is.rule('a rate below 1', (value) => typeof value === 'number' && value >= 0 && value < 1),
);
const width = is.optional(is.number(Number.MIN_VALUE, 100));
const normalization = is.optional(is.never);
const widths = is.rule('no layers but the last', (value) => Array.isArray(value) && value.length === 0);

/** What `init` is given. */
const INIT = { seed: is.seed, shape: is.never, classes: is.integer(1, 65536) };
const ALIAS = { shape: ['imageShape'] };
const SIZE = () => [1, 2, 1] as const;
type Given = [seed: train.Seed, shape: train.ImageSize, classes: number];
const GIVEN = (): Given => [1, SIZE(), 2];

/** The name of a network, and what it begins with. */
const begun = (model: Model, given: Given) => {
  const parameters = model.init(...given);
  const shapes = Object.entries(parameters).map(([name, { shape }]) => `${name} ${shape}`);
  const count = train.parameterCount(parameters);
  tf.dispose(parameters);
  return { name: model.name, options: model.options, shapes, count };
};

const variables = () => ({ w: is.variable([2, 3]) });
const logits = () => (images: tf.Tensor4D) => tf.ones([images.shape[0], 2]) as tf.Tensor2D;

/** A `tf.LayersModel`, as far as it is used. */
const layersModel = () => {
  const weight = { name: 'w', val: variables().w };
  return { name: 'layers', weights: [weight], trainableWeights: [weight], apply: logits() };
};

const ofWidth = (model: (options: { width?: number; dropout?: number }) => Model) =>
  call(
    (options: { width?: number; dropout?: number }, ...given: Given) => begun(model(options), given),
    () => [{ width: 0.01 }, ...GIVEN()],
    { options: is.optionalOptions<train.SmallAlexNetOptions>({ width, dropout }), ...INIT },
    ALIAS,
  );

/** The networks of `rethink-gen/train`, each with the parameters that it begins with. */
export const MODELS = {
  mlp: call(
    (hidden: number[], options: MlpOptions, ...given: Given) => begun(train.mlp(hidden, options), given),
    () => [[2], {}, ...GIVEN()],
    { hidden: widths, options: is.optionalOptions<MlpOptions>({ dropout }), ...INIT },
    ALIAS,
  ),
  cnn: call(
    (filters: number[], options: CnnOptions, ...given: Given) => begun(train.cnn(filters, options), given),
    () => [[2], {}, ...GIVEN()],
    { filters: widths, options: is.optionalOptions<CnnOptions>({ dropout, normalization }), ...INIT },
    ALIAS,
  ),
  smallAlexNet: ofWidth(train.smallAlexNet),
  arpitCnn: ofWidth(train.arpitCnn),
  smallInception: call(
    (options: train.SmallInceptionOptions, ...given: Given) => begun(train.smallInception(options), given),
    () => [{ width: 0.01 }, ...GIVEN()],
    { options: is.optionalOptions<train.SmallInceptionOptions>({ width, normalization }), ...INIT },
    ALIAS,
  ),
  fromFunction: call(train.fromFunction, () => ['a model', variables(), logits()], {
    name: is.anyText,
    variables: is.noVariables,
    logits: is.method,
  }),
  fromLayersModel: call(train.fromLayersModel, () => [layersModel(), {}], {
    model: is.members(
      {
        name: is.anyText,
        weights: is.none,
        trainableWeights: is.none,
        apply: is.anyFunction,
      },
      true,
    ),
    options: is.optionalOptions<train.LayersModelOptions>({ output: is.optional(is.never) }),
  }),
  parameterCount: call(train.parameterCount, () => [variables()], { parameters: is.noVariables }),
} satisfies Partial<Record<keyof typeof train, Call>>;
