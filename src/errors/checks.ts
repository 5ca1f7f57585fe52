import { outOfRange, show, wrongKind } from './argument-error.js';

/** The bounds of a number; `above` and `below` leave the bound itself out. */
export interface NumberRange {
  readonly above?: number;
  readonly least?: number;
  readonly below?: number;
  readonly most?: number;
}

/** Examples at most, so that what is kept of each takes no more than some gigabytes. */
export const MOST_EXAMPLES = 2 ** 28;

/** Numbers up to this one, and the sums of a few, are finite in float32. */
export const MOST_FLOAT = 1e37;

/** The names of the options of a type, each once; a missing one does not compile. */
export type OptionNames<Options> = Readonly<Record<Options extends unknown ? keyof Options : never, true>>;

/** The names of four tables in one. Unlike a spread, a bundler leaves this out if nobody asks for it. */
export function allNames<const A extends object, B extends object, C extends object, D extends object>(
  a: A,
  b: B,
  c: C,
  d: D,
): A & B & C & D {
  return Object.assign({}, a, b, c, d);
}

/** Throws unless `value` is a finite number in the range. */
export function checkNumber(
  name: string,
  value: unknown,
  range: NumberRange = {},
  cure?: string,
): asserts value is number {
  if (typeof value !== 'number') throw wrongKind(name, numberRule(range), value, cure);
  const { above = -Infinity, least = above, below = Infinity, most = below } = range;
  if (!(value > above && value >= least && value < below && value <= most))
    throw outOfRange(name, numberRule(range), value, cure);
}

function numberRule({ above, least, below, most }: NumberRange): string {
  if (least !== undefined && most !== undefined) return `a number from ${least} to ${most}`;
  const from = above !== undefined ? `above ${above}` : least !== undefined ? `of at least ${least}` : '';
  const to = below !== undefined ? `below ${below}` : most !== undefined ? `at most ${most}` : '';
  const bounds = [from, to].filter(Boolean).join(' and ');
  return bounds ? `a number ${bounds}` : 'a finite number';
}

/** Throws unless `value` is a share of the examples: a number from 0 to 1. */
export function checkRate(name: string, value: unknown): asserts value is number {
  const isPercent = typeof value === 'number' && value > 1 && value <= 100;
  const cure = isPercent ? `for ${value} % write ${value / 100}` : undefined;
  checkNumber(name, value, { least: 0, most: 1 }, cure);
}

/** Throws unless `value` is a whole number from `least` to `most`. */
export function checkInteger(
  name: string,
  value: unknown,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
  cure?: string,
): asserts value is number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  const error = typeof value === 'number' ? outOfRange : wrongKind;
  throw error(name, `a whole number from ${least} to ${most}`, value, cure);
}

/** Throws unless `value` is one of `choices`, a list or the names of a table. */
export function checkChoice<T extends string>(
  name: string,
  value: unknown,
  choices: readonly T[] | Readonly<Record<T, unknown>>,
): asserts value is T {
  const names: readonly string[] = Array.isArray(choices) ? choices : Object.keys(choices);
  if (!names.includes(value as string)) throw wrongKind(name, `one of ${names.map(show).join(', ')}`, value);
}

/** Throws unless `options` is an object whose every key is an option of its type. */
export function checkOptions<Options extends object>(options: Options, names: OptionNames<Options>): void {
  checkIsObject(options);
  checkKnown(options, names);
}

/** `checkOptions` of what is an object for certain. */
export function checkKnown<Options extends object>(options: Options, names: OptionNames<Options>): void {
  // Without a list of the names: this is done in every call of every function.
  for (const name in options) {
    if (names[name as unknown as keyof OptionNames<Options>] !== true && Object.hasOwn(options, name))
      throw new TypeError(`\`${name}\` is not an option; the options are ${Object.keys(names).join(', ')}`);
  }
}

const TYPES = { function: 'a function', boolean: 'true or false', string: 'text' };

/** Throws unless `value` is undefined, or of the type. */
export function checkType(type: keyof typeof TYPES, name: string, value: unknown): void {
  if (value !== undefined && typeof value !== type) throw wrongKind(name, TYPES[type], value);
}

/** Throws unless `value` is undefined, or says whether work is to end. */
export function checkSignal(name: string, value: unknown): void {
  if (value !== undefined && typeof Object(value).aborted !== 'boolean')
    throw wrongKind(name, 'an AbortSignal', value);
}

/** Throws unless `options` is an object whose every key is in `names`, which depend on a kind. */
export function checkNames(options: object, names: readonly string[]): void {
  checkOptions(options, Object.fromEntries(names.map((name) => [name, true])) as OptionNames<object>);
}

/** Throws unless `value` is an object, and not a date, a map or an array either: they have no names that could be unknown. */
export function checkIsObject(value: unknown, name = 'options'): void {
  if (Object.prototype.toString.call(value) !== '[object Object]') throw wrongKind(name, 'an object', value);
}
