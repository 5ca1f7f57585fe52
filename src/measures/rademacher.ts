import { outOfRange } from '../errors/argument-error.js';
import { checkMember } from '../errors/check-members.js';
import { checkNumberArray } from '../errors/check-number-array.js';
import { checkInteger, checkNumber, checkOptions, MOST_EXAMPLES } from '../errors/checks.js';
import { ExampleWords } from '../random/example-words.js';
import { deriveKey } from '../random/key.js';
import type { Seed } from '../random/seed.js';

/** How many random labellings are fitted. */
export interface RademacherOptions {
  /** n: examples, from 1 to 2^28. */
  readonly examples: number;
  /** Random labellings, from 2 to 2^28. */
  readonly draws: number;
  /** Draws the labellings. */
  readonly seed: Seed;
}

/** An estimate of the empirical Rademacher complexity. */
export interface RademacherEstimate {
  /** The mean correlation over the draws: a lower bound on the complexity, up to its error, since no fit beats the supremum. */
  readonly estimate: number;
  /** The standard error of that mean. */
  readonly standardError: number;
  /** The correlation that each draw reached. */
  readonly correlations: Float64Array;
}

/**
 * The empirical Rademacher complexity E sup over h of (1/n) sum of sigma_i h(x_i), from fits of random labels sigma_i of -1
 * or 1: close to 1 if every labelling can be fitted, as the paper's networks do.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 2.2.
 *
 * @param fitLabels fits n labels of -1 or 1 and returns the n values h(x_i) of the result, from -1 to 1; awaited, one after another
 */
export async function rademacherComplexity(
  fitLabels: (labels: Int8Array, draw: number) => ArrayLike<number> | Promise<ArrayLike<number>>,
  options: RademacherOptions,
): Promise<RademacherEstimate> {
  checkOptions(options, { examples: true, draws: true, seed: true });
  const { examples: n, draws, seed } = options;
  checkInteger('examples', n, 1, MOST_EXAMPLES);
  checkInteger('draws', draws, 2, MOST_EXAMPLES);
  checkMember('fitLabels', fitLabels, 'function');
  const correlations = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    const signs = randomSigns(n, seed, draw);
    const values = await fitLabels(signs.slice(), draw);
    checkNumberArray('fitLabels', values, 'a function that returns an array of numbers');
    if (values.length !== n)
      throw outOfRange('fitLabels', `a function that returns ${n} values`, values.length);
    for (let i = 0; i < n; i++) {
      checkNumber(`fitLabels value ${i}`, values[i], { least: -1, most: 1 });
      correlations[draw] += signs[i] * values[i];
    }
    correlations[draw] /= n;
  }
  const estimate = correlations.reduce((sum, value) => sum + value, 0) / draws;
  const squares = correlations.reduce((sum, value) => sum + (value - estimate) ** 2, 0);
  return { estimate, standardError: Math.sqrt(squares / (draws - 1) / draws), correlations };
}

/** n signs of -1 or 1, by the top bit of a word each. */
function randomSigns(n: number, seed: Seed, draw: number): Int8Array {
  const words = new ExampleWords();
  words.seek(deriveKey(seed, 'train', 'rademacher'), draw, 0);
  words.generate(n);
  return Int8Array.from({ length: n }, (_, i) => (words.words[i] < 0 ? -1 : 1));
}
