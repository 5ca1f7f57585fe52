import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmKernels } from './wasm-kernels.js';

/** Bytes of a float32. */
const WIDTH = 4;

/** The left operand is a matrix (`src/webassembly/source/training/multiply.ts`). */
const MATRIX = 0;

/**
 * The product of two float32 matrices, either one read as its transpose if asked for: transposing costs nothing here,
 * while the backend's own kernel is ten times slower on transposed operands.
 *
 * @param leading sides of 1 before those of the product's shape
 */
export function multiplyMatrices<T extends Tensor>(
  kernels: WasmKernels,
  a: TensorInfo,
  b: TensorInfo,
  transposeA: boolean,
  transposeB: boolean,
  leading: readonly number[] = [],
): T {
  const [rows, depth] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
  const columns = transposeB ? b.shape[0] : b.shape[1];
  const product = kernels.output<T>([...leading, rows, columns]);
  const scratch = kernels.scratch(kernels.call.scratchBytes(columns, depth));
  const [aRow, aColumn] = steps(a, transposeA);
  const [bRow, bColumn] = steps(b, transposeB);
  const [from, by, to] = [kernels.at(a), kernels.at(b), kernels.at(product)];
  kernels.call.multiply(MATRIX, rows, columns, depth, from, aRow, aColumn, by, bRow, bColumn, to, scratch);
  return product;
}

/** Bytes from one row to the next, and from one column to the next. */
function steps({ shape }: TensorInfo, transpose: boolean): [number, number] {
  return transpose ? [WIDTH, WIDTH * shape[1]] : [WIDTH * shape[1], WIDTH];
}
