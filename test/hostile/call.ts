import { rule, type Slot } from './kinds.js';

type AnyFunction = (...given: never[]) => unknown;

/** The names of the functions among the exports of an entry point. */
export type FunctionsOf<Entry> = {
  [Name in keyof Entry]: Entry[Name] extends AnyFunction ? Name : never;
}[keyof Entry];

/** One valid call of a function, and what each of its arguments may be. */
export interface Call {
  /** The arguments, made anew for each trial. */
  readonly args: () => unknown[];
  /** What each argument is, by its name in messages. */
  readonly slots: Readonly<Record<string, Slot>>;
  /** Calls the function, and uses what it returns as far as that is needed to have everything checked. */
  readonly run: (...args: never[]) => unknown;
  /** Other names that a message may call an argument by. */
  readonly alias?: Readonly<Record<string, readonly string[]>>;
  /** Names what a call that was refused has left behind: files, workers, processes. */
  readonly left?: () => readonly string[];
}

/** A call with each function of an entry point but the open ones: a new export does not compile until it has one. */
export type Entry<Module, Open = never> = Readonly<Record<Exclude<FunctionsOf<Module>, Open>, Call>>;

/** A row of an entry; the arguments are typed as those of `run`. */
export function call<Args extends readonly unknown[]>(
  run: (...args: Args) => unknown,
  args: () => [...Args],
  slots: Readonly<Record<string, Slot>>,
  alias: Readonly<Record<string, readonly string[]>> = {},
  left: () => readonly string[] = () => [],
): Call {
  return { run: run as Call['run'], args, slots, alias, left };
}

/** A row of a function without arguments: it ignores whatever it is called with, as any function of JavaScript does. */
export function callWithoutArguments(run: () => unknown): Call {
  return call(
    (..._given: unknown[]) => run(),
    () => [],
    { nothing: rule('a function without arguments ignores one', () => true) },
  );
}
