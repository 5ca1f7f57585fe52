import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkNumberArray } from '../errors/check-number-array.js';

/** Numbers in memory: a typed array or a plain array. */
export type Numbers = Float64Array | Float32Array | Uint8Array | readonly number[];

/** n points in d dimensions: n x d numbers, row-major. */
export interface Points {
  readonly values: Numbers;
  readonly n: number;
  readonly d: number;
}

export function pointsOf(name: string, values: unknown, n: number): Points {
  checkFinite(name, values);
  const d = values.length / n;
  if (!Number.isInteger(d) || d < 1)
    throw outOfRange(name, `${n} x d numbers, d of them a point`, values.length);
  return { values, n, d };
}

/** Any number of points in d dimensions, none among them. */
export function othersOf(values: unknown, d: number, name = 'points'): Points {
  checkFinite(name, values);
  if (values.length % d !== 0) throw outOfRange(name, `m x ${d} numbers`, values.length);
  return { values, n: values.length / d, d };
}

/** Throws unless `values` is an array or a typed array of finite numbers, and names the first other value. */
export function checkFinite(name: string, values: unknown): asserts values is Numbers {
  checkNumberArray(name, values, 'an array or a typed array of numbers');
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    const error = typeof values[i] === 'number' ? outOfRange : wrongKind;
    throw error(`${name}[${i}]`, 'a finite number', values[i]);
  }
}

/** The numbers in float32, where they are finite as well. */
export function inFloat32(name: string, values: Numbers): Float32Array {
  const rounded = Float32Array.from(values);
  const i = rounded.findIndex((value) => !Number.isFinite(value));
  if (i < 0) return rounded;
  throw outOfRange(`${name}[${i}]`, 'a number that is finite in float32', values[i]);
}

/** `checkFinite` of n x `outputs` numbers, n at least 1; returns n. */
export function countTargets(name: string, values: unknown, outputs: number): number {
  checkFinite(name, values);
  if (values.length > 0 && values.length % outputs === 0) return values.length / outputs;
  throw outOfRange(name, outputs === 1 ? 'at least one number' : `n x ${outputs} numbers`, values.length);
}

export function areEqual({ values, d }: Points, i: number, j: number): boolean {
  for (let k = 0; k < d; k++) if (values[i * d + k] !== values[j * d + k]) return false;
  return true;
}

/** The inner product of each point with `direction`, in float64: four partial sums, added pairwise. */
export function project({ values, n, d }: Points, direction: Float64Array): Float64Array {
  const products = new Float64Array(n);
  const blocked = d & ~3;
  for (let i = 0, at = 0; i < n; i++, at += d) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let k = 0; k < blocked; k += 4) {
      s0 += values[at + k] * direction[k];
      s1 += values[at + k + 1] * direction[k + 1];
      s2 += values[at + k + 2] * direction[k + 2];
      s3 += values[at + k + 3] * direction[k + 3];
    }
    for (let k = blocked; k < d; k++) s0 += values[at + k] * direction[k];
    products[i] = s0 + s1 + (s2 + s3);
  }
  return products;
}
