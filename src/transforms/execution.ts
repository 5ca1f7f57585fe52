import { outOfRange, wrongKind } from '../errors/argument-error.js';
import type { NumberArray } from '../kernels/bits.js';
import type { Kernels } from '../kernels/bulk-loops.js';

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

/**
 * Throws unless `out` is absent, or an array of the kind and length of the input.
 *
 * @throws TypeError or RangeError
 */
export function checkOut(out: unknown, name: string, input: unknown): asserts out is NumberArray | undefined {
  if (out === undefined) return;
  const [from, to] = [input, out] as NumberArray[];
  const rule = `an array of the kind and length of ${name}`;
  if (to?.constructor !== from.constructor || !ArrayBuffer.isView(to)) throw wrongKind('out', rule, out);
  if (from.length !== to.length) throw outOfRange('out', rule, to.length);
}
