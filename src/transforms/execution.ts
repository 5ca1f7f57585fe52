import { wrongKind } from '../errors/argument-error.js';
import type { NumberArray } from '../kernels/bits.js';
import type { Kernels } from '../kernels/kernels.js';

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
 * @throws TypeError
 */
export function checkOut(out: unknown, name: string, input: unknown): asserts out is NumberArray | undefined {
  const [from, to] = [input, out] as NumberArray[];
  if (
    out !== undefined &&
    !(ArrayBuffer.isView(out) && to.constructor === from.constructor && to.length === from.length)
  ) {
    throw wrongKind('out', `an array of the kind and length of ${name}`, out);
  }
}
