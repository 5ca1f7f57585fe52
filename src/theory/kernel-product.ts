import * as tf from '@tensorflow/tfjs-core';
import type { KernelFunction } from './kernel-functions.js';
import { kernelOfTensors } from './kernel-tensors.js';

/**
 * The product of the kernel matrix of n points with an n x `columns` matrix, on the current TensorFlow.js backend in
 * float32. The matrix never exists: of each pair of blocks of points, its block is computed, used for itself and for its
 * mirror image, and dropped. On the device there are two blocks of points, a few of the matrix, and the two n x `columns`
 * matrices.
 *
 * @param values the points' n x d numbers in float32
 * @param vectors n x columns numbers
 * @param blockSize points in a block
 */
export async function kernelProduct(
  values: Float32Array,
  kernel: KernelFunction,
  vectors: Float64Array,
  columns: number,
  blockSize: number,
): Promise<Float64Array> {
  const n = vectors.length / columns;
  const d = values.length / n;
  const starts = Array.from({ length: Math.ceil(n / blockSize) }, (_, b) => b * blockSize);
  const rowsOf = (from: number) => Math.min(n - from, blockSize);
  const block = (values: Float32Array, from: number, width: number) =>
    tf.tensor2d(values.slice(from * width, (from + rowsOf(from)) * width), [rowsOf(from), width]);
  const vectors32 = Float32Array.from(vectors);
  const inputs = starts.map((from) => block(vectors32, from, columns));
  const sums: (tf.Tensor2D | undefined)[] = starts.map(() => undefined);
  const accumulate = (at: number, term: tf.Tensor2D) => {
    const before = sums[at];
    sums[at] = tf.keep(before ? tf.add<tf.Tensor2D>(before, term) : term);
    before?.dispose();
  };
  for (let i = 0; i < starts.length; i++) {
    const left = block(values, starts[i], d);
    const leftSquares = tf.tidy(() => tf.sum<tf.Tensor2D>(tf.square(left), 1, true));
    for (let j = i; j < starts.length; j++) {
      tf.tidy(() => {
        const right = i === j ? left : block(values, starts[j], d);
        const rightSquares = tf.transpose(tf.sum<tf.Tensor2D>(tf.square(right), 1, true));
        const products: tf.Tensor2D = tf.matMul(left, tf.transpose(right));
        const kernels = kernelOfTensors(kernel, products, leftSquares, rightSquares);
        accumulate(i, tf.matMul(kernels, inputs[j]));
        if (j > i) accumulate(j, tf.matMul(tf.transpose(kernels), inputs[i]));
      });
    }
    tf.dispose([left, leftSquares]);
  }
  const result = new Float64Array(n * columns);
  for (let b = 0; b < starts.length; b++) {
    const total = sums[b] as tf.Tensor2D;
    result.set(await total.data(), starts[b] * columns);
    tf.dispose([total, inputs[b]]);
  }
  return result;
}
