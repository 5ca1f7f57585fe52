import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger, checkNumber } from '../../errors/checks.js';
import { countTargets, othersOf } from '../points.js';
import { inverseSquareRoot } from './inverse-square-root.js';

/** A linear map after which patches have no correlations: (patch - mean) times a symmetric matrix. */
export interface PatchWhitening {
  /** p numbers. */
  readonly mean: Float64Array;
  /** p x p numbers, (covariance + epsilon)^(-1/2): of all whitenings the one that moves patches least (ZCA). */
  readonly matrix: Float64Array;
}

/**
 * The whitening of some patches.
 *
 * Source: Coates and Ng, "Learning feature representations with k-means", Neural networks: tricks of the trade, 2012,
 * section 2.2.
 *
 * @param patches m x p numbers, row-major
 * @param size p
 * @param epsilon above 0, in the units of the patches squared: how little variance is still raised to 1. Default 0.1, for
 *   patches whose contrast is normalised.
 */
export function patchWhitening(
  patches: Float64Array | Float32Array,
  size: number,
  epsilon = 0.1,
): PatchWhitening {
  if (!(patches instanceof Float64Array || patches instanceof Float32Array))
    throw wrongKind('patches', 'a Float64Array or a Float32Array', patches);
  checkInteger('size', size, 1);
  const { n: m } = othersOf(patches, size, 'patches');
  if (m === 0) throw outOfRange('patches', `m x ${size} numbers`, 0);
  checkNumber('epsilon', epsilon, { above: 0 });
  const mean = new Float64Array(size);
  for (let k = 0; k < patches.length; k++) mean[k % size] += patches[k] / m;
  const covariance = new Float64Array(size * size);
  const centred = new Float64Array(size);
  for (let at = 0; at < patches.length; at += size) {
    for (let k = 0; k < size; k++) centred[k] = patches[at + k] - mean[k];
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) covariance[i * size + j] += (centred[i] * centred[j]) / m;
    }
  }
  for (let k = 0; k < size; k++) covariance[k * (size + 1)] += epsilon;
  const matrix = inverseSquareRoot(covariance, size);
  // The diagonal is above 0, unless squares overflowed.
  if (matrix.every(Number.isFinite) && matrix[0] > 0) return { mean, matrix };
  throw outOfRange('patches', 'of a size whose variances are finite beside `epsilon`', patches);
}

/** Whitens patches: m x p numbers again. */
export function whiten(whitening: PatchWhitening, patches: ArrayLike<number>): Float64Array {
  const { mean, matrix } = Object(whitening) as PatchWhitening;
  for (const [name, values] of Object.entries({ mean, matrix })) {
    if (!(values instanceof Float64Array)) throw wrongKind(`whitening.${name}`, 'a Float64Array', values);
    countTargets(`whitening.${name}`, values, 1);
  }
  const p = mean.length;
  if (matrix.length !== p * p) throw outOfRange('whitening.matrix', `${p} x ${p} numbers`, matrix.length);
  othersOf(patches, p, 'patches');
  const white = new Float64Array(patches.length);
  for (let at = 0; at < patches.length; at += p) {
    for (let k = 0; k < p; k++) {
      const value = patches[at + k] - mean[k];
      for (let j = 0; j < p; j++) white[at + j] += value * matrix[k * p + j];
    }
  }
  return white;
}
