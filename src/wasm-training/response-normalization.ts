import { type LRNAttrs, type Tensor4D, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { WasmKernels } from './wasm-kernels.js';

/** The one exponent that the kernels compute, that of the paper: a power by two square roots. */
const EXPONENT = 0.75;

/** Whether the kernels serve this normalisation. */
export function servesResponses({ dtype }: Pick<TensorInfo, 'dtype'>, { beta }: Pick<LRNAttrs, 'beta'>) {
  return beta === EXPONENT && dtype === 'float32';
}

/** Local response normalisation over the last axis. */
export function normalizeResponses(kernels: WasmKernels, x: TensorInfo, attributes: LRNAttrs): Tensor4D {
  const result = kernels.output<Tensor4D>(x.shape);
  const { rows, channels, scratch } = sizes(kernels, x, attributes);
  const { depthRadius: radius, bias, alpha } = attributes;
  const [from, to] = [kernels.at(x), kernels.at(result)];
  kernels.call.normalizeResponses(rows, channels, radius, bias, alpha, from, to, scratch);
  return result;
}

/** The gradient of local response normalisation. */
export function responseGradient(
  kernels: WasmKernels,
  x: TensorInfo,
  gradient: TensorInfo,
  attributes: LRNAttrs,
): Tensor4D {
  const result = kernels.output<Tensor4D>(x.shape);
  const { rows, channels, scratch } = sizes(kernels, x, attributes);
  const { depthRadius: radius, bias, alpha } = attributes;
  const [from, dy, to] = [x, gradient, result].map((tensor) => kernels.at(tensor));
  kernels.call.responseGradient(rows, channels, radius, bias, alpha, from, dy, to, scratch);
  return result;
}

function sizes(kernels: WasmKernels, { shape }: TensorInfo, { depthRadius }: LRNAttrs) {
  const channels = shape[shape.length - 1];
  const rows = util.sizeFromShape([...shape]) / channels;
  return { rows, channels, scratch: kernels.scratch(kernels.call.responseScratch(channels, depthRadius)) };
}
