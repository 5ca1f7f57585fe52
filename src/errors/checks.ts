import { outOfRange, show, wrongKind } from './argument-error.js';

/** Throws unless `value` is a share of the examples: a number from 0 to 1. */
export function checkRate(name: string, value: unknown): asserts value is number {
  if (typeof value !== 'number') throw wrongKind(name, 'a number from 0 to 1', value);
  if (!(value >= 0 && value <= 1)) {
    throw outOfRange(
      name,
      'a number from 0 to 1',
      value,
      value > 1 && value <= 100 ? `for ${value} % write ${value / 100}` : undefined,
    );
  }
}

/** Throws unless `value` is a whole number from `least` to `most`. */
export function checkInteger(
  name: string,
  value: unknown,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): asserts value is number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  const error = typeof value === 'number' ? outOfRange : wrongKind;
  throw error(name, `a whole number from ${least} to ${most}`, value);
}

/** Throws unless `value` is one of `choices`. */
export function checkChoice<T extends string>(
  name: string,
  value: unknown,
  choices: readonly T[],
): asserts value is T {
  if (!choices.includes(value as T)) throw wrongKind(name, `one of ${choices.map(show).join(', ')}`, value);
}

/** Throws unless `options` is an object whose every key is in `known`. */
export function checkOptions(options: unknown, known: readonly string[]): asserts options is object {
  if (typeof options !== 'object' || options === null) throw wrongKind('options', 'an object', options);
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) {
      throw new TypeError(`\`${key}\` is not an option here; the options are ${known.join(', ')}`);
    }
  }
}
