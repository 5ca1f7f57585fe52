import { wrongKind } from './argument-error.js';

/** Throws unless `values` is an array, or a typed array of numbers; what it holds is checked elsewhere. */
export function checkNumberArray(
  name: string,
  values: unknown,
  rule = 'an array or typed array of numbers',
): asserts values is ArrayLike<number> {
  if (Array.isArray(values)) return;
  const ofBigints = values instanceof BigInt64Array || values instanceof BigUint64Array;
  if (ArrayBuffer.isView(values) && !(values instanceof DataView) && !ofBigints) return;
  const isTensor = typeof Object(values).dataId === 'object';
  const cure = isTensor
    ? 'read it first: await tensor.data()'
    : 'make numbers of it: Int32Array.from(it, Number)';
  throw wrongKind(name, rule, values, isTensor || ofBigints ? cure : undefined);
}

/** Throws unless all elements of an array are numbers, NaN among them; a typed array has no others. */
export function checkNumbers(name: string, values: ArrayLike<number>): void {
  for (let i = 0; Array.isArray(values) && i < values.length; i++)
    if (typeof values[i] !== 'number') throw wrongKind(`${name}[${i}]`, 'a number', values[i]);
}
