import { ExampleWords } from '../../random/example-words.js';
import { expNegative } from '../../random/exp-negative.js';
import { commonKey } from '../../random/key.js';
import { fillNormals } from '../../random/normal.js';
import { canonicalSeed } from '../../random/seed.js';
import type { LabelSet } from './label-noise.js';

/** A weight for every class, in proportion to its probability; 0 for the true class. */
export type Preferences = Float64Array;

/**
 * How much an example leans to each wrong class: softmax(x W_y) without its denominator and without the true class y.
 * The matrices are drawn when they are first needed and kept (d x classes float32 numbers for each true class).
 */
export function preferences(scale: number) {
  const known = new Map<string, Float32Array>();
  return ({ seed, classes }: LabelSet, label: number, features: ArrayLike<number>): Preferences => {
    const name = `${canonicalSeed(seed)}/${classes}/${features.length}/${label}`;
    const weights = known.get(name) ?? drawWeights(seed, label, features.length * classes);
    known.set(name, weights);
    const scores = new Float64Array(classes);
    for (let j = 0; j < features.length; j++) {
      const x = features[j] * scale;
      for (let k = 0; k < classes; k++) scores[k] += x * weights[j * classes + k];
    }
    scores[label] = -Infinity;
    const most = scores.reduce((a, b) => Math.max(a, b));
    return scores.map((score) => expNegative(score - most));
  };
}

/** W_y, row by row: number j x classes + k is normal j x classes + k of example y under the key of the weights. */
function drawWeights(seed: LabelSet['seed'], label: number, count: number): Float32Array {
  const words = new ExampleWords();
  words.seek(commonKey(seed, 'weights:part-dependent'), label, 0);
  const weights = new Float32Array(count);
  fillNormals(words, count, weights, 0);
  return weights;
}
