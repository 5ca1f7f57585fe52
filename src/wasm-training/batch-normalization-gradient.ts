import {
  add,
  engine,
  FusedBatchNorm,
  type FusedBatchNormAttrs,
  type GradConfig,
  type GradFunc,
  getGradient,
  mul,
  neg,
  registerGradient,
  rsqrt,
  type Tensor,
  unregisterGradient,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { columnAffine, columnProducts } from './columns.js';
import { currentWasmKernels, type WasmKernels } from './wasm-kernels.js';

/** The gradient of this library, with the one whose place it took: the registry itself remembers what is installed. */
interface InstalledGradient extends GradConfig {
  readonly inPlaceOf: GradConfig;
}

/**
 * Registers a gradient of batch normalisation for the wasm backend, whose stock one writes the deviations of the channels
 * out for every pixel and sums four products over all of them: this one takes two passes over the images. Other backends,
 * normalisations of other shapes and gradients of gradients keep the stock one. If none is registered, none is replaced.
 * Without a scale TensorFlow.js throws before it asks for a gradient.
 */
export function installBatchNormalizationGradient(): void {
  const stock = getGradient(FusedBatchNorm);
  if (!stock || 'inPlaceOf' in stock) return;
  const gradFunc: GradFunc = (dy, saved, attributes) => {
    const [x, mean] = saved;
    const served = engine().state.gradientDepth === 0 && mean.rank === 1 && x.dtype === 'float32';
    const kernels = served ? currentWasmKernels() : undefined;
    if (!kernels) return stock.gradFunc(dy, saved, attributes);
    const { varianceEpsilon } = attributes as unknown as FusedBatchNormAttrs;
    return gradient(kernels, dy as Tensor, saved, varianceEpsilon);
  };
  const installed: InstalledGradient = { ...stock, gradFunc, inPlaceOf: stock };
  registerGradient(installed);
}

/** Puts the stock gradient back. */
export function uninstallBatchNormalizationGradient(): void {
  const gradient = getGradient(FusedBatchNorm);
  if (!gradient || !('inPlaceOf' in gradient)) return;
  unregisterGradient(FusedBatchNorm);
  registerGradient((gradient as InstalledGradient).inPlaceOf);
}

/** Of `(x - mean) * factor * scale + offset`, where `factor` is 1 / sqrt(variance + epsilon). */
function gradient(kernels: WasmKernels, dy: Tensor, [x, mean, variance, scale]: Tensor[], epsilon: number) {
  const factor = rsqrt(add(variance, epsilon));
  const slope: Tensor = mul(factor, scale);
  const { sums, products } = columnProducts(kernels, dy, x, mean);
  return {
    x: () => columnAffine<Tensor>(kernels, [dy, slope], zerosLike(slope)),
    mean: () => neg(mul(slope, sums)),
    variance: () => mul(mul(mul(slope, mul(factor, factor)), products), -0.5),
    scale: () => mul(products, factor),
    offset: () => sums.clone(),
  };
}
