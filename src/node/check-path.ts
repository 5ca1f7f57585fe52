import { outOfRange, wrongKind } from '../errors/argument-error.js';

/** The longest path that Linux takes. */
const LONGEST = 4096;

/** Throws unless `value` can be the path of something; whether that is there is seen elsewhere. */
export function checkPath(name: string, value: unknown, of = 'file'): asserts value is string {
  if (typeof value !== 'string') throw wrongKind(name, `the path of a ${of}`, value);
  if (value === '' || value.length > LONGEST || value.includes('\0'))
    throw outOfRange(name, `the path of a ${of}, 1 to ${LONGEST} characters without NUL`, value);
}
