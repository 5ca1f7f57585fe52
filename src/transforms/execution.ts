import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkIsObject, checkKnown } from '../errors/checks.js';
import type { NumberArray } from '../kernels/bits.js';
import type { Kernels } from '../kernels/bulk-loops.js';
import { checkKernels } from '../plans/check-kernels.js';

/**
 * With what a corruption is carried out: where it writes, and which loops it runs. Never a part of the specification, since
 * nothing here changes a bit of the result.
 */
export interface Execution<Values> {
  /**
   * Where the result is written: an array of the kind and length of the input, or the input itself (in place). Typed arrays
   * only. Default: a new array.
   */
  readonly out?: Values;
  /** Faster loops that give the same bits: `simd` of `rethink-gen/simd`. Default: the TypeScript. */
  readonly kernels?: Kernels | undefined;
}

const OPTIONS = { out: true, kernels: true } satisfies Record<keyof Execution<never>, true>;

/** Checks with what a corruption of `input` is to be carried out, and returns it: each of its fields is read once. */
export function checkExecution<Values extends NumberArray>(
  execution: Execution<Values>,
  name: string,
  input: unknown,
): { readonly [Name in keyof Execution<Values>]-?: Execution<Values>[Name] | undefined } {
  // A plain object is told at once.
  if (execution?.constructor !== Object) checkIsObject(execution, 'execution');
  checkKnown(execution, OPTIONS);
  const { out, kernels } = execution;
  checkKernels(kernels);
  if (out !== undefined) checkOut(out, name, input);
  return { out, kernels };
}

/** Throws unless `out` is an array of the kind and length of the input. */
export function checkOut(out: unknown, name: string, input: unknown): asserts out is NumberArray {
  const [from, to] = [Object(input), out] as NumberArray[];
  const rule = `an array of the kind and length of ${name}`;
  if (to?.constructor !== from.constructor || !ArrayBuffer.isView(to)) throw wrongKind('out', rule, out);
  if (from.length !== to.length) throw outOfRange('out', rule, to.length);
}
