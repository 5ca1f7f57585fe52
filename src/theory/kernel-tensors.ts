import {
  acos,
  add,
  clipByValue,
  div,
  exp,
  mul,
  pow,
  relu,
  sqrt,
  square,
  sub,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { KernelFunction } from './kernel-functions.js';

/**
 * The kernel of every pair of two sets of points, in float32.
 *
 * @param products `[m, n]` inner products
 * @param squares1 `[m, 1]` squared lengths of the first set
 * @param squares2 `[1, n]` squared lengths of the second set
 */
export function kernelOfTensors(
  { kind, parameters }: KernelFunction,
  products: Tensor2D,
  squares1: Tensor2D,
  squares2: Tensor2D,
): Tensor2D {
  if (kind === 'linear') return products;
  if (kind === 'gaussian') {
    const squaredDistances = relu<Tensor2D>(
      sub<Tensor2D>(add<Tensor2D>(squares1, squares2), mul(products, 2)),
    );
    return exp<Tensor2D>(mul<Tensor2D>(squaredDistances, -parameters.bandwidth));
  }
  if (kind === 'polynomial') {
    return pow<Tensor2D>(
      add<Tensor2D>(mul<Tensor2D>(products, parameters.scale), parameters.offset),
      parameters.degree,
    );
  }
  const lengths = sqrt<Tensor2D>(mul<Tensor2D>(squares1, squares2));
  const cosines = clipByValue<Tensor2D>(div<Tensor2D>(products, add(lengths, 1e-30)), -1, 1);
  const angles = acos<Tensor2D>(cosines);
  if (parameters.order === 0) return sub(1, div(angles, Math.PI));
  const sines = sqrt<Tensor2D>(relu<Tensor2D>(sub<Tensor2D>(1, square<Tensor2D>(cosines))));
  return mul(div(lengths, Math.PI), add(sines, mul(sub(Math.PI, angles), cosines)));
}
