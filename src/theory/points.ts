import { outOfRange, wrongKind } from '../errors/argument-error.js';

/** Numbers in memory: a typed array or a plain array. */
export type Numbers = Float64Array | Float32Array | Uint8Array | readonly number[];

/** n points in d dimensions: n x d numbers, row-major. */
export interface Points {
  readonly values: Numbers;
  readonly n: number;
  readonly d: number;
}

export function pointsOf(name: string, values: unknown, n: number): Points {
  if (!isNumbers(values)) throw wrongKind(name, 'an array or a typed array of numbers', values);
  const d = values.length / n;
  if (!Number.isInteger(d) || d < 1)
    throw outOfRange(name, `${n} x d numbers, d of them a point`, values.length);
  return { values, n, d };
}

/** Any number of points in d dimensions, none among them. */
export function othersOf(values: unknown, d: number): Points {
  if (!isNumbers(values)) throw wrongKind('points', 'an array or a typed array of numbers', values);
  if (values.length % d !== 0) throw outOfRange('points', `m x ${d} numbers`, values.length);
  return { values, n: values.length / d, d };
}

/** Whether `values` is an array of numbers, judged by its first one. */
export function isNumbers(values: unknown): values is Numbers {
  const first = (values as ArrayLike<unknown> | undefined)?.[0];
  return (
    (Array.isArray(values) || (ArrayBuffer.isView(values) && !(values instanceof DataView))) &&
    (first === undefined || typeof first === 'number')
  );
}

/** Throws if a value is not finite, naming it. */
export function checkFinite(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw outOfRange(`${name}[${i}]`, 'a finite number', values[i]);
  }
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
