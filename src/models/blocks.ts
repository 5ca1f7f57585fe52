import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { consume } from './consume.js';
import type { Context } from './context.js';
import { batchNormalization } from './layers/batch-normalization.js';
import { convolution, type Sliding } from './layers/convolution.js';
import { dense } from './layers/dense.js';
import { relu } from './layers/relu.js';
import type { Parameters } from './model.js';

/** The dense layer `name`, with its bias or its batch normalisation, whichever it has; no rectifier. */
export function denseLayer(
  parameters: Parameters,
  name: string,
  inputs: Tensor2D,
  context: Context,
): Tensor2D {
  const weights = parameters[`${name}/weights`] as unknown as Tensor2D;
  const values = dense(inputs, weights, parameters[`${name}/bias`] as unknown as Tensor1D | undefined);
  return consume(values, (sums) => normalized(parameters, name, sums, context));
}

export function denseModule(
  parameters: Parameters,
  name: string,
  inputs: Tensor2D,
  context: Context,
): Tensor2D {
  return consume(denseLayer(parameters, name, inputs, context), relu);
}

/** The convolution `name`, with its bias or its batch normalisation, then a rectifier. */
export function convolutionModule(
  parameters: Parameters,
  name: string,
  images: Tensor4D,
  context: Context,
  sliding: Sliding = {},
): Tensor4D {
  const filter = parameters[`${name}/weights`] as unknown as Tensor4D;
  const bias = parameters[`${name}/bias`] as unknown as Tensor1D | undefined;
  const sums = convolution(images, filter, bias, sliding);
  return consume(
    consume(sums, (values) => normalized(parameters, name, values, context)),
    relu,
  );
}

function normalized<T extends Tensor2D | Tensor4D>(
  parameters: Parameters,
  name: string,
  values: T,
  context: Context,
): T {
  return `${name}/offset` in parameters ? batchNormalization(values, parameters, name, context) : values;
}
