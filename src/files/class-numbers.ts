import { checkInteger } from '../errors/checks.js';
import { type NumberType, numbersOf } from './number-types.js';

/**
 * Reads labels that are numbers.
 *
 * @param bytes the numbers, in the byte order of this machine
 * @param first the position of the first of them in the file, for errors
 * @param labels where the class indices are written
 */
export function readClassNumbers(
  bytes: Uint8Array,
  type: NumberType,
  classes: number,
  first: number,
  labels: Int32Array,
): void {
  const numbers = numbersOf(bytes, type);
  // What is not 0 at the end says that a label is no class: one pass without a branch.
  let outside = 0;
  if (numbers instanceof BigInt64Array || numbers instanceof BigUint64Array) {
    const words = numbersOf(bytes, 'i4');
    for (let i = 0; i < labels.length; i++) {
      const low = words[2 * i];
      labels[i] = low;
      outside |= words[2 * i + 1] | ((low | (classes - 1 - low)) >> 31);
    }
  } else if (type === 'f4' || type === 'f8') {
    for (let i = 0; i < labels.length; i++) {
      const value = numbers[i] as number;
      labels[i] = value;
      outside |= Number(labels[i] !== value) | ((value | (classes - 1 - value)) >> 31);
    }
  } else {
    // Several times as fast as a loop that also converts.
    labels.set(numbers as Exclude<typeof numbers, BigInt64Array | BigUint64Array>);
    for (let i = 0; i < labels.length; i++) outside |= labels[i] | (classes - 1 - labels[i]);
    outside >>= 31;
  }
  if (outside !== 0) {
    numbers.forEach((value, i) => {
      checkInteger(`labels[${first + i}]`, Number(value), 0, classes - 1);
    });
  }
}

/** Writes class indices over the numbers of `bytes`, in the byte order of this machine. */
export function writeClassNumbers(bytes: Uint8Array, type: NumberType, labels: Int32Array): void {
  if (type !== 'i8' && type !== 'u8') {
    numbersOf(bytes, type).set(labels);
    return;
  }
  const words = numbersOf(bytes, 'i4');
  // Four at a time: in half the time.
  for (let i = 3; i < labels.length; i += 4) {
    words[2 * i - 6] = labels[i - 3];
    words[2 * i - 4] = labels[i - 2];
    words[2 * i - 2] = labels[i - 1];
    words[2 * i] = labels[i];
  }
  for (let i = labels.length & ~3; i < labels.length; i++) words[2 * i] = labels[i];
}
