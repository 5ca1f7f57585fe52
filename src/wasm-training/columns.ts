import { type Tensor, type Tensor1D, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { WasmKernels } from './wasm-kernels.js';

/** A tensor as a matrix whose columns are its last axis. */
function matrixShape({ shape }: TensorInfo): { rows: number; columns: number } {
  const columns = shape[shape.length - 1];
  return { rows: util.sizeFromShape([...shape]) / columns, columns };
}

/** The sums over all axes but the last. */
export function columnSums(kernels: WasmKernels, x: TensorInfo): Tensor1D {
  const { rows, columns } = matrixShape(x);
  const sums = kernels.output<Tensor1D>([columns]);
  kernels.call.columnSums(rows, columns, kernels.at(x), 0, 0, kernels.at(sums), 0);
  return sums;
}

/** The sums of `gradient` over all axes but the last, and those of `gradient * (x - center)`. */
export function columnProducts(
  kernels: WasmKernels,
  gradient: TensorInfo,
  x: TensorInfo,
  center: TensorInfo,
): { sums: Tensor1D; products: Tensor1D } {
  const { rows, columns } = matrixShape(x);
  const [sums, products] = [kernels.output<Tensor1D>([columns]), kernels.output<Tensor1D>([columns])];
  const [g, v, c, s, p] = [gradient, x, center, sums, products].map((tensor) => kernels.at(tensor));
  kernels.call.columnSums(rows, columns, g, v, c, s, p);
  return { sums, products };
}

/** Mean and population variance over all axes but the last. */
export function columnMoments(kernels: WasmKernels, x: TensorInfo): { mean: Tensor1D; variance: Tensor1D } {
  const { rows, columns } = matrixShape(x);
  const [mean, variance] = [kernels.output<Tensor1D>([columns]), kernels.output<Tensor1D>([columns])];
  kernels.call.columnMoments(rows, columns, kernels.at(x), kernels.at(mean), kernels.at(variance));
  return { mean, variance };
}

/** `a * p + r`, or with a second term `a * p + b * q + r`, where p, q and r are vectors along the last axis. */
export function columnAffine<T extends Tensor>(
  kernels: WasmKernels,
  [a, p]: readonly [TensorInfo, TensorInfo],
  r: TensorInfo,
  second?: readonly [TensorInfo, TensorInfo],
): T {
  const { rows, columns } = matrixShape(a);
  const result = kernels.output<T>(a.shape);
  const [b, q] = second?.map((tensor) => kernels.at(tensor)) ?? [0, 0];
  const [pa, pp, pr, out] = [a, p, r, result].map((tensor) => kernels.at(tensor));
  kernels.call.columnAffine(rows, columns, pa, pp, b, q, pr, out);
  return result;
}

/** The gradient of the rectifier. */
export function rectifierGradient<T extends Tensor>(
  kernels: WasmKernels,
  gradient: TensorInfo,
  output: TensorInfo,
): T {
  const result = kernels.output<T>(output.shape);
  const size = util.sizeFromShape([...output.shape]);
  kernels.call.rectifierGradient(size, kernels.at(gradient), kernels.at(output), kernels.at(result));
  return result;
}

/** Two tensors of the same rows, their columns (the last axis) side by side. */
export function joinColumns<T extends Tensor>(kernels: WasmKernels, left: TensorInfo, right: TensorInfo): T {
  const [l, r] = [matrixShape(left), matrixShape(right)];
  const columns = l.columns + r.columns;
  const joined = kernels.output<T>([...left.shape.slice(0, -1), columns]);
  const to = kernels.at(joined);
  kernels.call.copyColumns(l.rows, l.columns, kernels.at(left), l.columns, to, columns);
  kernels.call.copyColumns(l.rows, r.columns, kernels.at(right), r.columns, to + 4 * l.columns, columns);
  return joined;
}

/** `count` columns (of the last axis) from column `first` on. */
export function takeColumns<T extends Tensor>(
  kernels: WasmKernels,
  x: TensorInfo,
  first: number,
  count: number,
): T {
  const { rows, columns } = matrixShape(x);
  const taken = kernels.output<T>([...x.shape.slice(0, -1), count]);
  kernels.call.copyColumns(rows, count, kernels.at(x) + 4 * first, columns, kernels.at(taken), count);
  return taken;
}
