import { checkInteger, checkIsObject, checkNumber } from '../errors/checks.js';
import { conjugateGradients } from './conjugate-gradients.js';
import { type Interpolant, interpolantOf } from './interpolant.js';
import { checkInterpolation, type InterpolationOptions } from './interpolate.js';
import { kernelProduct } from './kernel-product.js';
import { inFloat32, type Numbers } from './points.js';

/** How the system is solved, and when the solution is good enough. */
export interface IterationOptions extends InterpolationOptions {
  /** The residual's norm over the targets', for each output: above 0. Default 1e-3. */
  readonly tolerance?: number;
  /** Steps at most. Default 1,000. */
  readonly iterations?: number;
  /**
   * Points in a block of the kernel matrix. Default: n / 16, at most 256, and so few that blocks of points of d coordinates
   * take a 32nd of the matrix; but at least 16.
   */
  readonly blockSize?: number;
}

/** The interpolant after the last step of conjugate gradients. */
export interface IterativeInterpolant extends Interpolant {
  /** Steps taken. */
  readonly iterations: number;
  /** The largest residual's norm over the targets', by the recurrence of the method. */
  readonly residual: number;
  /** Whether every output reached the tolerance. */
  readonly converged: boolean;
}

/**
 * `interpolate` for matrices that do not fit in memory: conjugate gradients, the kernel matrix computed in blocks on the
 * current TensorFlow.js backend, in O(n^2 d) time per step. On the device there are a few blocks and n x outputs numbers, less
 * than a tenth of the float32 matrix from about n = 1,000 on; on the host, the points in float32. The backend computes in
 * float32, so a relative residual much below 1e-5 times the condition number of K is out of reach; a ridge helps.
 *
 * Source: Hestenes and Stiefel, "Methods of conjugate gradients for solving linear systems", J. Res. NBS 49, 1952.
 *
 * @param points n x d numbers, row-major
 * @param targets n x `outputs` numbers, row-major
 * @returns the interpolant; if the matrix is singular, or too ill-conditioned for float32, `converged` is false
 */
export async function interpolateIteratively(
  points: Numbers,
  targets: Numbers,
  options: IterationOptions = {},
): Promise<IterativeInterpolant> {
  checkIsObject(options);
  const { tolerance = 1e-3, iterations = 1000, blockSize, ...rest } = options;
  const { set, outputs, kernel, ridge } = checkInterpolation(points, targets, rest);
  checkNumber('tolerance', tolerance, { above: 0 });
  checkInteger('iterations', iterations, 1);
  const block = blockSize === undefined ? defaultBlockSize(set.n, set.d) : blockSize;
  checkInteger('blockSize', block, 1);
  const values = inFloat32('points', set.values);
  inFloat32('targets', targets);
  const multiply = async (vectors: Float64Array) => {
    const product = await kernelProduct(values, kernel, vectors, outputs, block);
    return product.map((value, k) => value + ridge * vectors[k]);
  };
  const sides = Float64Array.from(targets);
  const { solution, ...progress } = await conjugateGradients(multiply, sides, outputs, tolerance, iterations);
  return { ...interpolantOf(set, targets, outputs, kernel, ridge, solution), ...progress };
}

/** Blocks of points that a product holds at a time: two, and a transposed and a squared one. */
const POINT_BLOCKS = 4;

function defaultBlockSize(n: number, d: number): number {
  return Math.max(16, Math.min(256, Math.ceil(n / 16), Math.floor((n * n) / (32 * POINT_BLOCKS * d))));
}
