import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkChoice, checkInteger, checkIsObject, checkNames, checkNumber } from '../errors/checks.js';

/** A kernel k(x, z) that depends on the inner product of two points and on their squared lengths. */
export interface KernelFunction {
  readonly kind: 'linear' | 'gaussian' | 'polynomial' | 'arc-cosine';
  /** Its parameters, by name; they and the kind are its JSON. */
  readonly parameters: Readonly<Record<string, number>>;
  /** k of two points with this inner product and these squared lengths. */
  readonly of: (product: number, square1: number, square2: number) => number;
}

/** k(x, z) = <x, z>: its minimum-norm solution is that of a linear model. */
export function linear(): KernelFunction {
  return { kind: 'linear', parameters: {}, of: (product) => product };
}

/**
 * k(x, z) = exp(-gamma * ||x - z||^2).
 *
 * @param gamma above 0, the larger the narrower; 0.02 for MNIST with pixels from 0 to 1
 */
export function gaussian(gamma: number): KernelFunction {
  checkNumber('gamma', gamma, { above: 0 });
  return {
    kind: 'gaussian',
    parameters: { gamma },
    of: (product, square1, square2) =>
      Math.exp(-gamma * Math.max(0, square1 + square2 - (product + product))),
  };
}

/**
 * k(x, z) = (scale * <x, z> + offset)^degree.
 *
 * @param degree a whole number of at least 1
 * @param offset at least 0. Default 1.
 * @param scale above 0. Default 1.
 */
export function polynomial(degree: number, offset = 1, scale = 1): KernelFunction {
  checkInteger('degree', degree, 1);
  checkNumber('offset', offset, { least: 0 });
  checkNumber('scale', scale, { above: 0 });
  return {
    kind: 'polynomial',
    parameters: { degree, offset, scale },
    of: (product) => (scale * product + offset) ** degree,
  };
}

/**
 * The arc-cosine kernel: that of an infinitely wide layer of random threshold units (order 0) or ReLUs (order 1).
 * Order 0: 1 - angle / pi; order 1: |x| |z| (sin(angle) + (pi - angle) cos(angle)) / pi.
 *
 * Source: Cho and Saul, "Kernel methods for deep learning", NIPS 2009, section 2.
 *
 * @param order 0 or 1
 */
export function arcCosine(order: number): KernelFunction {
  checkInteger('order', order, 0, 1);
  return {
    kind: 'arc-cosine',
    parameters: { order },
    of: (product, square1, square2) => {
      const lengths = Math.sqrt(square1 * square2);
      const cosine = lengths === 0 ? 0 : Math.max(-1, Math.min(1, product / lengths));
      const angle = Math.acos(cosine);
      if (order === 0) return 1 - angle / Math.PI;
      return (lengths * (Math.sqrt(1 - cosine * cosine) + (Math.PI - angle) * cosine)) / Math.PI;
    },
  };
}

/** Every kernel, from its parameters. */
const KERNELS: Readonly<Record<KernelFunction['kind'], (parameters: never) => KernelFunction>> = {
  linear,
  gaussian: ({ gamma }: { gamma: number }) => gaussian(gamma),
  polynomial: (p: { degree: number; offset: number; scale: number }) =>
    polynomial(p.degree, p.offset, p.scale),
  'arc-cosine': ({ order }: { order: number }) => arcCosine(order),
};

/** The kernel of the kind and the parameters that somebody hands over. */
export function givenKernel(given: KernelFunction): KernelFunction {
  const { kind, parameters, of } = Object(given) as KernelFunction;
  const cure = 'make one with gaussian, linear, polynomial or arcCosine';
  if (typeof of !== 'function') throw wrongKind('kernel', 'a kernel', given, cure);
  checkChoice('kernel.kind', kind, KERNELS);
  checkIsObject(parameters, 'kernel.parameters');
  const own = { ...parameters };
  const kernel = KERNELS[kind](own as never);
  checkNames(own, Object.keys(kernel.parameters));
  if (of(1, 2, 3) !== kernel.of(1, 2, 3)) throw outOfRange('kernel.of', `the ${kind} kernel`, of, cure);
  return kernel;
}
