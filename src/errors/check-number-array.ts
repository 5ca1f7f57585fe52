import { wrongKind } from './argument-error.js';

/** Throws unless `values` is an array, or a typed array of numbers; what it holds is checked elsewhere. */
export function checkNumberArray(
  name: string,
  values: unknown,
  rule = 'an array or typed array of numbers',
): asserts values is ArrayLike<number> {
  if (Array.isArray(values)) return;
  const isTyped = ArrayBuffer.isView(values) && !(values instanceof DataView);
  if (isTyped && !(values instanceof BigInt64Array || values instanceof BigUint64Array)) return;
  const isTensor = typeof Object(values).dataId === 'object';
  throw wrongKind(name, rule, values, isTensor ? 'read it first: await tensor.data()' : undefined);
}
