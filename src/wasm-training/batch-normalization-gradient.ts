import * as tf from '@tensorflow/tfjs-core';
import { columnAffine, columnProducts } from './columns.js';
import { currentWasmKernels, type WasmKernels } from './wasm-kernels.js';

/** The gradient of this library, with the one whose place it took: the registry itself remembers what is installed. */
interface InstalledGradient extends tf.GradConfig {
  readonly inPlaceOf: tf.GradConfig;
}

/**
 * Registers a gradient of batch normalisation for the wasm backend, whose stock one writes the deviations of the channels
 * out for every pixel and sums four products over all of them: this one takes two passes over the images. Other backends,
 * normalisations of other shapes and gradients of gradients keep the stock one. If none is registered, none is replaced.
 * Without a scale TensorFlow.js throws before it asks for a gradient.
 */
export function installBatchNormalizationGradient(): void {
  const stock = tf.getGradient(tf.FusedBatchNorm);
  if (!stock || 'inPlaceOf' in stock) return;
  const gradFunc: tf.GradFunc = (dy, saved, attributes) => {
    const [x, mean] = saved;
    const served = tf.engine().state.gradientDepth === 0 && mean.rank === 1 && x.dtype === 'float32';
    const kernels = served ? currentWasmKernels() : undefined;
    if (!kernels) return stock.gradFunc(dy, saved, attributes);
    const { varianceEpsilon } = attributes as unknown as tf.FusedBatchNormAttrs;
    return gradient(kernels, dy as tf.Tensor, saved, varianceEpsilon);
  };
  const installed: InstalledGradient = { ...stock, gradFunc, inPlaceOf: stock };
  tf.registerGradient(installed);
}

/** Puts the stock gradient back. */
export function uninstallBatchNormalizationGradient(): void {
  const gradient = tf.getGradient(tf.FusedBatchNorm);
  if (!gradient || !('inPlaceOf' in gradient)) return;
  tf.unregisterGradient(tf.FusedBatchNorm);
  tf.registerGradient((gradient as InstalledGradient).inPlaceOf);
}

/** Of `(x - mean) * factor * scale + offset`, where `factor` is 1 / sqrt(variance + epsilon). */
function gradient(
  kernels: WasmKernels,
  dy: tf.Tensor,
  [x, mean, variance, scale]: tf.Tensor[],
  epsilon: number,
) {
  const factor = tf.rsqrt(tf.add(variance, epsilon));
  const slope: tf.Tensor = tf.mul(factor, scale);
  const { sums, products } = columnProducts(kernels, dy, x, mean);
  return {
    x: () => columnAffine<tf.Tensor>(kernels, [dy, slope], tf.zerosLike(slope)),
    mean: () => tf.neg(tf.mul(slope, sums)),
    variance: () => tf.mul(tf.mul(tf.mul(slope, tf.mul(factor, factor)), products), -0.5),
    scale: () => tf.mul(products, factor),
    offset: () => sums.clone(),
  };
}
