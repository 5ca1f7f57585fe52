import { matMul, relu, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { wrongKind } from '../../errors/argument-error.js';
import { checkInteger, checkOptions, MOST_EXAMPLES } from '../../errors/checks.js';
import { heNormal } from '../../models/initializers.js';
import type { Seed } from '../../random/seed.js';
import { countTargets } from '../points.js';

/** A hidden layer of random weights. */
export interface ReluFeatureOptions {
  /** Numbers in a point, at least 1. */
  readonly dimensions: number;
  /** N: units, at least 1. A layer of more units begins with those of a smaller one. */
  readonly units: number;
  /** Draws the weights. */
  readonly seed: Seed;
}

/** Points that are put into a layer of random features at a time. */
const AT_ONCE = 1000;

/**
 * Random ReLU features, max(W x, 0) with independent normal weights of variance 2 / dimensions, on the current TensorFlow.js
 * backend.
 *
 * Source: Rahimi and Recht, NeurIPS 2007; Belkin, Hsu, Ma, Mandal, PNAS 2019, appendix.
 *
 * @returns a function of m x `dimensions` numbers that gives their m x `units` features
 */
export function reluFeatures(options: ReluFeatureOptions): (points: Float32Array) => Promise<Float32Array> {
  checkOptions(options, { dimensions: true, units: true, seed: true });
  const { dimensions, units, seed } = options;
  checkInteger('dimensions', dimensions, 1, MOST_EXAMPLES);
  checkInteger('units', units, 1, Math.floor(MOST_EXAMPLES / dimensions));
  const weights = heNormal(seed, 'random features', units * dimensions, dimensions);
  return async (points) => {
    if (!(points instanceof Float32Array)) throw wrongKind('points', 'a Float32Array', points);
    const m = countTargets('points', points, dimensions);
    const features = new Float32Array(m * units);
    for (let i = 0; i < m; i += AT_ONCE) {
      const rows = points.subarray(i * dimensions, (i + AT_ONCE) * dimensions);
      const part = tidy(() => {
        const inputs = tensor2d(rows, [rows.length / dimensions, dimensions]);
        return relu(matMul(inputs, tensor2d(weights, [units, dimensions]), false, true));
      });
      features.set(await part.data(), i * units);
      part.dispose();
    }
    return features;
  };
}
