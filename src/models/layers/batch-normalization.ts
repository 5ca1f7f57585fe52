import * as tf from '@tensorflow/tfjs-core';
import { outOfRange } from '../../errors/argument-error.js';
import { checkMember } from '../../errors/check-members.js';
import { checkIsObject } from '../../errors/checks.js';
import { columnAffine, columnMoments, columnProducts } from '../../wasm-training/columns.js';
import { currentWasmKernels } from '../../wasm-training/wasm-kernels.js';
import { checkFloats } from '../check-parameters.js';
import { type Context, checkContext } from '../context.js';
import { differentiable } from '../differentiable.js';
import type { Parameters } from '../model.js';
import { sumOverRows } from './sum-over-rows.js';

const EPSILON = 1e-3;

/** The share of a moving average that a step keeps. */
const DECAY = 0.9;

/**
 * Batch normalisation over all axes but the last. While training, mean and variance are those of the batch, and
 * `name/mean` and `name/variance` follow them as moving averages (a step keeps 0.9 of them); elsewhere those are used.
 * `name/offset` is added; `name/scale`, if there is such a parameter, multiplies.
 *
 * Source: Ioffe and Szegedy, ICML 2015.
 */
export function batchNormalization<T extends tf.Tensor>(
  inputs: T,
  parameters: Parameters,
  name: string,
  context: Context,
): T {
  checkFloats('inputs', inputs);
  if (inputs.rank === 0) throw outOfRange('inputs', 'of rows', inputs.shape);
  checkIsObject(parameters, 'parameters');
  checkMember('name', name, 'string');
  if (!(`${name}/offset` in parameters)) throw outOfRange('name', 'a layer of `parameters`', name);
  checkContext(context);
  const units = [inputs.shape[inputs.rank - 1]];
  for (const part of ['offset', 'mean', 'variance', ...(`${name}/scale` in parameters ? ['scale'] : [])])
    checkFloats(`parameters['${name}/${part}']`, parameters[`${name}/${part}`], units);
  const [offset, scale, mean, variance] = ['offset', 'scale', 'mean', 'variance'].map(
    (part) => parameters[`${name}/${part}`],
  );
  if (!context.training) {
    return tf.tidy(() => {
      const factor = scaled(tf.rsqrt(tf.add(variance, EPSILON)), scale);
      return affine(inputs, factor, tf.sub(offset, tf.mul(mean, factor)));
    });
  }
  return differentiable<T>(
    { inputs, offset, ...(scale && { scale }) },
    (save) => {
      const batch = moments(inputs);
      context.update(parameters[`${name}/mean`], follow(mean, batch.mean));
      context.update(parameters[`${name}/variance`], follow(variance, batch.variance));
      const inverse: tf.Tensor = tf.rsqrt(tf.add(batch.variance, EPSILON));
      const factor = scaled(inverse, scale);
      save([inputs, batch.mean, inverse, ...(scale ? [scale] : [])]);
      return affine(inputs, factor, tf.sub(offset, tf.mul(batch.mean, factor)));
    },
    (gradient, [x, center, inverse, gain]) => {
      const { sums, products } = gradientSums(gradient, x, center);
      return {
        offset: () => sums.clone(),
        scale: () => tf.mul(products, inverse),
        inputs: () => {
          // dx = factor * (dy - mean(dy) - xhat * mean(dy * xhat)), sorted by what multiplies dy, x and 1
          const rows = gradient.size / inverse.size;
          const factor = scaled(inverse, gain);
          const slope: tf.Tensor = tf.neg(tf.mul(factor, tf.mul(tf.square(inverse), tf.div(products, rows))));
          const shift: tf.Tensor = tf.neg(tf.add(tf.mul(factor, tf.div(sums, rows)), tf.mul(slope, center)));
          return affine(gradient, factor, shift, [x, slope]);
        },
      };
    },
  );
}

function scaled(factor: tf.Tensor, scale?: tf.Tensor): tf.Tensor {
  return scale ? tf.mul(factor, scale) : factor;
}

/** The moving average after a step; kept, since it outlives the gradient's scope. */
function follow(average: tf.Tensor, batch: tf.Tensor): tf.Tensor {
  return tf.keep(tf.add(tf.mul(average, DECAY), tf.mul(batch, 1 - DECAY)));
}

function moments(x: tf.Tensor): { mean: tf.Tensor; variance: tf.Tensor } {
  const kernels = currentWasmKernels();
  if (kernels) return columnMoments(kernels, x);
  const rows: tf.Tensor = tf.reshape(x, [-1, x.shape[x.rank - 1]]);
  const center: tf.Tensor = tf.mean(rows, 0);
  return { mean: center, variance: tf.mean(tf.square(tf.sub(rows, center)), 0) };
}

/** The sums over rows of dy and of dy * (x - center). */
function gradientSums(gradient: tf.Tensor, x: tf.Tensor, center: tf.Tensor) {
  const kernels = currentWasmKernels();
  if (kernels) return columnProducts(kernels, gradient, x, center);
  return { sums: sumOverRows(gradient), products: sumOverRows(tf.mul(gradient, tf.sub(x, center))) };
}

/** `a * p + r`, with a second term `b * q` if there is one; p, q, r are vectors along the last axis. */
function affine<T extends tf.Tensor>(
  a: T,
  p: tf.Tensor,
  r: tf.Tensor,
  second?: readonly [tf.Tensor, tf.Tensor],
): T {
  const kernels = currentWasmKernels();
  if (kernels) return columnAffine<T>(kernels, [a, p], r, second);
  const first: T = tf.add(tf.mul(a, p), r);
  return second ? tf.add(first, tf.mul(second[0], second[1])) : first;
}
