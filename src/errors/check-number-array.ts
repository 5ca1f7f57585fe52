import { wrongKind } from './argument-error.js';

/** Throws unless `values` is an array, or a typed array of numbers; what it holds is checked elsewhere. */
export function checkNumberArray(
  name: string,
  values: unknown,
  rule = 'an array or typed array of numbers',
): asserts values is ArrayLike<number> {
  if (Array.isArray(values) || isTypedArray(values)) return;
  const isTensor = typeof Object(values).dataId === 'object';
  const cure = isTensor
    ? 'read it first: await tensor.data()'
    : isBigints(values)
      ? 'make numbers of it: Int32Array.from(it, Number)'
      : undefined;
  throw wrongKind(name, rule, values, cure);
}

/** Whether `values` is a typed array of numbers. */
export function isTypedArray(values: unknown): boolean {
  return ArrayBuffer.isView(values) && !(values instanceof DataView) && !isBigints(values);
}

function isBigints(values: unknown): boolean {
  return values instanceof BigInt64Array || values instanceof BigUint64Array;
}

/** Throws unless all elements of an array are numbers, NaN among them; a typed array has no others. */
export function checkNumbers(name: string, values: ArrayLike<number>): void {
  for (let i = 0; Array.isArray(values) && i < values.length; i++)
    if (typeof values[i] !== 'number') throw wrongKind(`${name}[${i}]`, 'a number', values[i]);
}
