import { dispose, engine, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';
import { wrongKind } from '../errors/argument-error.js';
import { checkMember } from '../errors/check-members.js';
import { checkIsObject } from '../errors/checks.js';
import { engineOf, isTensor } from '../transforms/tensors.js';

/** The gradient with respect to each input, computed only if it is needed. */
export type Gradients = Record<string, () => Tensor>;

/** The engine's call behind `tf.customGrad`: the same, but with a function for each input's gradient. */
interface OperationRunner {
  runKernelFunc<T extends Tensor>(operation: {
    readonly inputs: NamedTensorMap;
    readonly forwardFunc: (backend: unknown, save: ((tensors: Tensor[]) => void) | undefined) => T;
    readonly backwardsFunc: (gradient: T, saved: Tensor[]) => Gradients;
  }): T;
}

/**
 * An operation with a gradient of its own. TensorFlow.js looks gradients up in a registry that `@tensorflow/tfjs-core` alone
 * leaves empty, and some of its registered ones are slow or wrong on the wasm backend; an operation made here needs none of
 * them. Unlike `tf.customGrad`, it computes no gradient that nobody asks for, such as that of the images.
 *
 * @param inputs the tensors that it depends on, by name
 * @param forward computes the value; what `save` is given is there for the gradients
 * @param backward from the gradient of the value and the saved tensors, the gradient of each input
 */
export function differentiable<T extends Tensor>(
  inputs: NamedTensorMap,
  forward: (save: (tensors: Tensor[]) => void) => T,
  backward: (gradient: T, saved: Tensor[]) => Gradients,
): T {
  checkIsObject(inputs, 'inputs');
  for (const [name, input] of Object.entries(inputs)) {
    if (!isTensor(input)) throw wrongKind(`inputs.${name}`, 'a tensor', input);
    engineOf(`inputs.${name}`, input);
  }
  checkMember('forward', forward, 'method');
  checkMember('backward', backward, 'method');
  return (engine() as unknown as OperationRunner).runKernelFunc<T>({
    inputs,
    forwardFunc: (_backend, save) => {
      const result = forward((tensors) => save?.(tensors));
      if (!isTensor(result)) throw wrongKind('forward', 'a function that returns a tensor', result);
      return result;
    },
    backwardsFunc: (gradient, saved) => {
      releaseConsumed(gradient, saved);
      return backward(gradient, saved);
    },
  });
}

/** What the operation before (in a backward pass: behind) was given, by the scope of the pass. */
const consumed = /* @__PURE__ */ new WeakMap<object, readonly Tensor[]>();

/**
 * Disposes what the operation that came before in this backward pass was given, since nobody needs it any more. TensorFlow.js
 * itself keeps every gradient and every saved tensor to the end of the pass, which doubles the memory of deep networks.
 * Gradients of gradients keep everything, and what was made outside the pass is never touched.
 */
function releaseConsumed(gradient: Tensor, saved: readonly Tensor[]): void {
  const { activeScope, gradientDepth } = engine().state;
  if (!activeScope || gradientDepth > 0) return;
  dispose((consumed.get(activeScope) ?? []) as Tensor[]);
  const ours = gradient.scopeId === activeScope.id && !gradient.kept;
  consumed.set(activeScope, ours ? [gradient, ...saved] : saved);
}
