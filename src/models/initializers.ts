import { ExampleWords } from '../random/example-words.js';
import { commonKey } from '../random/key.js';
import { fillNormals } from '../random/normal.js';
import type { Seed } from '../random/seed.js';

/**
 * Glorot's uniform initialisation: weights uniform over ±sqrt(6 / (fanIn + fanOut)).
 *
 * Source: Glorot and Bengio, AISTATS 2010.
 */
export function glorotUniform(
  seed: Seed,
  name: string,
  size: number,
  fanIn: number,
  fanOut: number,
): Float32Array {
  const words = wordsOf(seed, name);
  words.generate(size);
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return new Float32Array(size).map((_, i) => (words.words[i] / 2147483648) * limit);
}

/**
 * He's normal initialisation for layers that a ReLU follows: mean 0, standard deviation sqrt(2 / fanIn).
 *
 * Source: He, Zhang, Ren, Sun, ICCV 2015.
 */
export function heNormal(seed: Seed, name: string, size: number, fanIn: number): Float32Array {
  const values = new Float32Array(size);
  fillNormals(wordsOf(seed, name), size, values, 0);
  const deviation = Math.sqrt(2 / fanIn);
  return values.map((value) => value * deviation);
}

function wordsOf(seed: Seed, name: string): ExampleWords {
  const words = new ExampleWords();
  words.seek(commonKey(seed, `init:${name}`), 0, 0);
  return words;
}
