import type { DataType, engine, Tensor } from '@tensorflow/tfjs-core';
import { wrongKind } from '../errors/argument-error.js';
import type { AnyTensor, TensorValues } from './any-tensor.js';

/** What keeps the tensors of TensorFlow.js. */
export type Engine = ReturnType<typeof engine>;

/** An object on which TensorFlow.js leaves its engine. */
type EnginePlace = { readonly _tfengine?: Engine } | undefined;

/** Whether `value` is a TensorFlow.js tensor, whichever copy of the library made it. */
export function isTensor(value: unknown): value is AnyTensor {
  const { dataId, shape, data } = Object(value) as Partial<AnyTensor>;
  return typeof dataId === 'object' && Array.isArray(shape) && typeof data === 'function';
}

/**
 * The engine that keeps a tensor. All copies of TensorFlow.js share the one that the first of them leaves on the global object,
 * or on a `window` that is another one; so nothing has to be imported, and no second copy can come in.
 */
export function engineOf(name: string, tensor: AnyTensor): Engine {
  const places = [globalThis, (globalThis as { window?: unknown }).window] as EnginePlace[];
  for (const place of places) {
    const engine = place?._tfengine;
    if (!tensor.isDisposed && engine?.state.tensorInfo.has(tensor.dataId)) return engine;
  }
  throw wrongKind(name, 'alive and of this realm', tensor);
}

/** The engine that keeps a tensor, which is alive and of one of these dtypes, or throws. */
export function checkTensor(name: string, tensor: AnyTensor, dtypes: readonly DataType[]): Engine {
  const engine = engineOf(name, tensor);
  if (!dtypes.includes(tensor.dtype as DataType))
    throw wrongKind(name, `of dtype ${dtypes.join(' or ')}`, tensor.dtype);
  return engine;
}

/**
 * The values of a tensor, and whether they are a copy that nobody else has: the wasm backend copies them out of its memory,
 * while others may hand out the very array that they keep.
 */
export async function valuesOf(engine: Engine, tensor: AnyTensor) {
  const own = backendOf(engine, tensor) === engine.registry.wasm;
  return { values: await tensor.data(), own };
}

/** The backend that keeps the tensor, whichever one is active. */
function backendOf(engine: Engine, { dataId }: AnyTensor) {
  return engine.state.tensorInfo.get(dataId)?.backend;
}

/**
 * A new tensor with the shape, dtype and backend of `tensor`. The cpu backend keeps `values` themselves, so they may not be
 * written to any more.
 */
export function tensorLike(engine: Engine, tensor: AnyTensor, values: TensorValues): AnyTensor {
  const { shape, dtype } = tensor as Tensor;
  return engine.makeTensor(values, shape, dtype, backendOf(engine, tensor));
}

/**
 * The values of `tensor` under another shape, as a new tensor to be disposed by itself: nothing is copied, no kernel runs,
 * and it stays on its backend whichever one is active.
 */
export function viewOf<T extends AnyTensor>(name: string, tensor: T, shape: readonly number[]): T {
  const engine = engineOf(name, tensor);
  const { dataId, dtype } = tensor as unknown as Tensor;
  const backend = backendOf(engine, tensor);
  backend?.incRef(dataId);
  return engine.makeTensorFromDataId(dataId, [...shape], dtype, backend) as AnyTensor as T;
}
