import * as tf from '@tensorflow/tfjs-core';
import type { Call } from './call.js';
import { digest, disposeAll, isTensor } from './digest.js';
import type { Acceptance } from './kinds.js';
import type { Trial } from './trials.js';
import { OwnError } from './values.js';

/** How a trial ended; what is not one of the first three is bad. */
export type End =
  | 'refused'
  | 'own error'
  | 'accepted'
  | 'raw'
  | 'unclear'
  | 'junk accepted'
  | 'differs'
  | 'leak'
  | 'changed'
  | 'left behind'
  | 'hang';

export interface Verdict {
  readonly end: End;
  readonly text: string;
}

/** The longest message that counts as short. */
const SHORT = 500;

/** Rejections that nobody hears, since the last trial. */
let unheard: unknown[] = [];
process.on('unhandledRejection', (reason) => unheard.push(reason));

/** Carries out a trial. */
export async function judge(call: Call, trial: Trial): Promise<Verdict> {
  const before = tf.memory().numTensors;
  const args = call.args();
  const others = await digest(without(args, trial.path));
  const value = trial.make(at(args, trial.path));
  let result: unknown;
  let verdict: Verdict;
  try {
    result = await run(call, put(args, trial.path, value));
    verdict = await judgeResult(call, trial, value, result);
  } catch (error) {
    verdict = judgeError(trial, value, error);
  }
  // What a function throws that is welcome there ends work that was begun.
  const begun = verdict.end === 'accepted' || (typeof value === 'function' && accept(trial, value));
  const changed = !begun && (await digest(without(args, trial.path))) !== others;
  await new Promise((done) => setImmediate(done));
  const behind = begun ? [] : (call.left?.() ?? []);
  disposeAll(result);
  disposeAll(value);
  disposeAll(args);
  const left = tf.memory().numTensors - before;
  const own = unheard.filter((reason) => !(reason instanceof OwnError));
  unheard = [];
  if (verdict.end === 'refused' || verdict.end === 'accepted' || verdict.end === 'own error') {
    if (left > made(value)) return { end: 'leak', text: `${left} tensors left: ${verdict.text}` };
    if (changed) return { end: 'changed', text: `another argument was changed: ${verdict.text}` };
    if (behind.length > 0) return { end: 'left behind', text: `${behind}: ${verdict.text}` };
    if (own.length > 0) return { end: 'raw', text: `unhandled: ${String(own[0])}` };
  }
  return verdict;
}

/** Tensors that making a value leaves: the parts of a complex one. */
function made(value: unknown): number {
  return isTensor(value) && value.dtype === 'complex64' ? 2 : 0;
}

async function run(call: Call, args: unknown[]): Promise<unknown> {
  return (call.run as (...args: unknown[]) => unknown)(...args);
}

async function judgeResult(call: Call, trial: Trial, value: unknown, result: unknown): Promise<Verdict> {
  const acceptance = accept(trial, value);
  const text = await digest(result);
  if (!acceptance) return { end: 'junk accepted', text: text.slice(0, 100) };
  if (trial.sameAsValid || acceptance.as) {
    const args = call.args();
    const same = await run(call, acceptance.as ? put(args, trial.path, acceptance.as()) : args);
    const expected = await digest(same);
    disposeAll(same);
    disposeAll(args);
    if (expected !== text) return { end: 'differs', text: `${text.slice(0, 80)} / ${expected.slice(0, 80)}` };
  }
  return { end: 'accepted', text: acceptance.reason };
}

/** Why a value is welcome; not if it cannot even be looked at. */
function accept({ kind, value: name }: Trial, value: unknown): Acceptance | undefined {
  try {
    return kind(value, name);
  } catch {
    return undefined;
  }
}

/** What the engine says of a revoked proxy that is touched, and of a class that is called, is the value's own error. */
function throwsItself(value: string, message: string): boolean {
  if (value === 'a class') return message.startsWith('Class constructor Hostile cannot be invoked');
  return value.startsWith('a revoked proxy') && message.endsWith('on a proxy that has been revoked');
}

function judgeError(trial: Trial, given: unknown, error: unknown): Verdict {
  const { names, value } = trial;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof OwnError || throwsItself(value, message))
    return { end: 'own error', text: 'what the value throws is passed on' };
  const text = `${(error as Error)?.name}: ${message.slice(0, 200)}`;
  if (message.length > SHORT) return { end: 'unclear', text: `${message.length} characters: ${text}` };
  if (accept(trial, given)?.fault?.test(message)) return { end: 'accepted', text };
  if (!(error instanceof TypeError || error instanceof RangeError)) return { end: 'raw', text };
  if (
    !/`.*` must (be|fit)|` is not an option|exclude each other|is not a field of| is not known|must be /s.test(
      message,
    )
  )
    return { end: 'raw', text };
  if (!names.some((name) => message.includes(name))) return { end: 'unclear', text };
  return { end: 'refused', text };
}

function at(args: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)?.[key], args);
}

/** The arguments with another value at a place. */
function put(args: unknown[], path: readonly (string | number)[], value: unknown): unknown[] {
  const set = (inner: unknown, [key, ...rest]: readonly (string | number)[]): unknown => {
    const copy = (Array.isArray(inner) ? [...inner] : { ...(inner as object) }) as Record<
      string | number,
      unknown
    >;
    copy[key] = rest.length === 0 ? value : set(copy[key], rest);
    return copy;
  };
  return set(args, path) as unknown[];
}

/** The arguments without what is at a place. */
function without(args: unknown[], path: readonly (string | number)[]): unknown[] {
  return put(args, path, undefined);
}
