import * as tf from '@tensorflow/tfjs-core';

/** Why a value is accepted, and the value that it stands for, whose result it must give. */
export interface Acceptance {
  readonly reason: string;
  /** Default: the value itself. */
  readonly as?: () => unknown;
  /** What an error may say that is about the world rather than the value, such as a file that is not there. */
  readonly fault?: RegExp;
}

/** What an argument may be: why a value is accepted, or undefined if it is to be refused. */
export type Kind = (value: unknown, name: string) => Acceptance | undefined;

/** An argument: a value of a kind, or an object whose every option is walked. */
export type Slot = Kind | OptionsSlot;

/** An object of options, each a slot of its own. */
export interface OptionsSlot {
  readonly kind: Kind;
  readonly options: Readonly<Record<string, Slot>>;
  /** Names that are no option are accepted: the object is data, not options. */
  readonly open: boolean;
  /** Its fields are read whenever they are needed, since it is an object of methods. */
  readonly live?: boolean;
}

const yes = (reason: string, as?: () => unknown): Acceptance => (as ? { reason, as } : { reason });

/** Nothing is accepted. */
export const never: Kind = () => undefined;

/** Anything that fulfils a rule, given in words. */
export const rule =
  (reason: string, holds: (value: unknown) => boolean, more: Omit<Acceptance, 'reason'> = {}): Kind =>
  (value) =>
    holds(value) ? { reason, ...more } : undefined;

/** The first kind that accepts. */
export const either =
  (...kinds: readonly Kind[]): Kind =>
  (value, name) => {
    for (const kind of kinds) {
      const accepted = kind(value, name);
      if (accepted) return accepted;
    }
    return undefined;
  };

/** Names of hostile values that are accepted, each with the reason and what it stands for. */
export const named =
  (names: Readonly<Record<string, Acceptance>>): Kind =>
  (_value, name) =>
    Object.hasOwn(names, name) ? names[name] : undefined;

/** Left out as `undefined`. */
export const optional = (kind: Kind): Kind =>
  either(
    kind,
    rule('undefined is an option left out', (value) => value === undefined),
  );

export const isNumber = (value: unknown): value is number => typeof value === 'number';

export const finite = rule('a finite number', Number.isFinite);

export const rate = rule('a rate from 0 to 1', (value) => isNumber(value) && value >= 0 && value <= 1);

export const number = (least: number, most: number): Kind =>
  rule(`a number from ${least} to ${most}`, (value) => isNumber(value) && value >= least && value <= most);

export const integer = (least: number, most: number): Kind =>
  rule(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
  );

export const text = rule(
  'a name',
  (value) => typeof value === 'string' && value !== '' && value.length < 200 && encodes(value),
);

export const anyText = rule('any text', (value) => typeof value === 'string');

export const seed = rule(
  'a seed: text, a whole number or a bigint',
  (value) =>
    typeof value === 'bigint' ||
    Number.isSafeInteger(value) ||
    (typeof value === 'string' && value.length < 200 && encodes(value)),
);

function encodes(value: string): boolean {
  try {
    encodeURIComponent(value);
    return true;
  } catch {
    return false;
  }
}

const typed = (value: unknown): value is ArrayLike<number | bigint> =>
  ArrayBuffer.isView(value) && 'length' in value;

const listOf = (value: unknown): readonly unknown[] | undefined => {
  try {
    if (Array.isArray(value)) return value.length > 9 ? undefined : Array.from(value);
    if (typed(value)) return Array.from(value);
  } catch {}
  return undefined;
};

/** Three ids: whole numbers from 0 on or strings, in an array or a typed array, or `{ first }`. */
export const ids = either(
  named({
    'a changing first': yes("ids that the caller changes are the caller's"),
    'an arguments object': yes('three ids, in anything like an array', () => [0, 1, 2]),
  }),
  rule('three ids', (value) => {
    const list = listOf(value);
    return (
      list?.length === 3 &&
      list.every((id) => typeof id === 'string' || (Number.isSafeInteger(id) && (id as number) >= 0))
    );
  }),
);

const tensorNames = (reason: string, ...names: string[]): Kind =>
  named(Object.fromEntries(names.map((name) => [name, yes(reason)])));

/** Three labels of three classes, in memory. */
export const labels: Kind = rule('labels of three classes', (value) => {
  const list = listOf(value);
  if (!list || list.length === 0 || list.length !== 3) return false;
  return (
    list.every((label) => isNumber(label) && Number.isInteger(label) && label >= 0 && label < 3) ||
    list.every((label) => typeof label === 'bigint' && label >= 0n && label < 3n)
  );
});

/** Three labels, in memory or in a tensor. */
export const labelsOrTensor = either(
  labels,
  tensorNames('a tensor of labels', 'an int32 tensor', 'a tensor of another backend'),
);

/** Three values of images of one value each. */
export const pixels = rule(
  'three pixels in a typed array',
  (value) => typed(value) && value.length === 3 && !(typeof value[0] === 'bigint'),
);

/** A function, whatever it does. */
export const anyFunction = rule('any function', (value) => typeof value === 'function');

/** A function that answers at once. */
export const method = rule(
  'a function that is not async',
  (value) => typeof value === 'function' && value.constructor.name !== 'AsyncFunction',
);

const NO_FIELDS = {
  'an empty object': yes('no fields'),
  'an object without prototype': yes('no fields'),
  'an object with toPrimitive': yes('symbols are no fields'),
  'an iterator that throws': yes('symbols are no fields'),
};

/** No variables by name. */
export const noVariables = named(NO_FIELDS);

/** Options, walked one by one; the object itself is of this kind. */
export function options<Options extends object>(
  slots: Readonly<Record<Options extends unknown ? keyof Options : never, Slot>>,
  kind: Kind = never,
): OptionsSlot {
  return { kind, options: slots as Readonly<Record<string, Slot>>, open: false };
}

/** Options that may be left out as a whole. */
export const optionalOptions = <Options extends object>(
  slots: Readonly<Record<Options extends unknown ? keyof Options : never, Slot>>,
): OptionsSlot =>
  options<Options>(slots, named({ undefined: yes('options that are left out', () => ({})), ...NO_FIELDS }));

/** An object with these fields, and perhaps others. */
export function fields(slots: Readonly<Record<string, Slot>>, kind: Kind = never): OptionsSlot {
  return { kind, options: slots, open: true };
}

/** An object of methods, whose fields are read whenever they are needed. */
export function members(slots: Readonly<Record<string, Slot>>, open = false): OptionsSlot {
  return { kind: never, options: slots, open, live: true };
}

/** Whether a value is like an array of three, all of which fulfil a rule. */
export function isThreeOf(value: unknown, holds: (inner: unknown) => boolean): boolean {
  const list = listOf(value);
  return list?.length === 3 && list.every(holds);
}

/** An empty array. */
export const none = rule('none', (value) => Array.isArray(value) && value.length === 0);

/** A variable of zeros. */
export function variable(shape: number[]): tf.Variable {
  const zeros = tf.zeros(shape);
  const made = tf.variable(zeros);
  zeros.dispose();
  return made;
}
