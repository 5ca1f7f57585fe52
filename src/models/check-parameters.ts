import type { DataType, Tensor, Variable } from '@tensorflow/tfjs-core';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkIsObject } from '../errors/checks.js';
import { checkTensor, engineOf, isTensor } from '../transforms/tensors.js';

/** Throws unless `parameters` are variables by name. */
export function checkParameters(
  name: string,
  parameters: unknown,
): asserts parameters is Record<string, Variable> {
  checkIsObject(parameters, name);
  for (const [key, value] of Object.entries(parameters as object)) {
    if (!isTensor(value) || !('assign' in value))
      throw wrongKind(`${name}['${key}']`, 'a tf.Variable', value);
    engineOf(`${name}['${key}']`, value);
  }
}

/** The sides of images: `[n, height, width, channels]`. */
export const IMAGES = [undefined, undefined, undefined, undefined] as const;

/** Throws unless `value` is a tensor of floats with these sides; `undefined` stands for any length, and for any shape. */
export function checkFloats(
  name: string,
  value: unknown,
  shape?: readonly (number | undefined)[],
  dtypes: readonly DataType[] = ['float32'],
): asserts value is Tensor {
  if (!isTensor(value)) throw wrongKind(name, 'a tensor', value);
  checkTensor(name, value, dtypes);
  const fits = ([...sides]: readonly unknown[]) =>
    sides.length === value.shape.length &&
    sides.every((side, axis) => side === undefined || side === value.shape[axis]);
  if (shape && !fits(shape))
    throw outOfRange(name, `of shape [${Array.from(shape, (side) => side ?? 'any')}]`, value.shape);
}
