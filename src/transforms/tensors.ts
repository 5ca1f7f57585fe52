import { type DataType, engine, type Tensor } from '@tensorflow/tfjs-core';
import { wrongKind } from '../errors/argument-error.js';

/** All that the transforms import from TensorFlow.js, in one place: a bundle of one of them imports nothing for another. */
export { engine };

/** What a tensor of numbers holds. */
export type TensorValues = Float32Array | Int32Array | Uint8Array;

/** Whether `value` is a TensorFlow.js tensor, whichever copy of the library made it. */
export function isTensor(value: unknown): value is Tensor {
  return 'dataId' in Object(value);
}

/** Throws unless the tensor is alive and of one of these dtypes. */
export function checkTensor(name: string, tensor: Tensor, dtypes: readonly DataType[]): void {
  if (tensor.isDisposed) throw wrongKind(name, 'alive, not disposed', tensor);
  if (!dtypes.includes(tensor.dtype)) throw wrongKind(name, `of dtype ${dtypes.join(' or ')}`, tensor.dtype);
}

/**
 * The values of a tensor, and whether they are a copy that nobody else has: the wasm backend copies them out of its memory,
 * where others may hand out the very array that they keep.
 */
export async function valuesOf(tensor: Tensor): Promise<{ values: TensorValues; own: boolean }> {
  const own = backendOf(tensor) === engine().registry.wasm;
  return { values: (await tensor.data()) as TensorValues, own };
}

/** The backend that keeps the tensor, whichever one is active. */
function backendOf(tensor: Tensor) {
  return engine().state.tensorInfo.get(tensor.dataId)?.backend;
}

/**
 * A new tensor with the shape, dtype and backend of `tensor`. The cpu backend keeps `values` themselves, so they may not be
 * written to any more.
 */
export function tensorLike<T extends Tensor>(tensor: T, values: TensorValues): T {
  return engine().makeTensor(values, tensor.shape, tensor.dtype, backendOf(tensor)) as T;
}

/**
 * The values of `tensor` under another shape, as a new tensor to be disposed by itself: nothing is copied, no kernel runs,
 * and it stays on its backend whichever one is active.
 */
export function viewOf<T extends Tensor>(name: string, tensor: T, shape: number[]): T {
  if (tensor.isDisposed) throw wrongKind(name, 'alive, not disposed', tensor);
  const backend = backendOf(tensor);
  backend?.incRef(tensor.dataId);
  return engine().makeTensorFromDataId(tensor.dataId, shape, tensor.dtype, backend) as T;
}
