import { ExampleWords } from '../random/example-words.js';
import { deriveKey } from '../random/key.js';
import type { Seed } from '../random/seed.js';

/**
 * Glorot's uniform initialisation: weights uniform over ±sqrt(6 / (fanIn + fanOut)), from the stream of this parameter.
 *
 * Source: Glorot and Bengio, AISTATS 2010.
 *
 * @param name the parameter's name, which addresses its stream
 */
export function glorotUniform(
  seed: Seed,
  name: string,
  size: number,
  fanIn: number,
  fanOut: number,
): Float32Array {
  const words = new ExampleWords();
  words.seek(deriveKey(seed, 'every split', `init:${name}`), 0, 0);
  words.generate(size);
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return Float32Array.from({ length: size }, (_, i) => (words.words[i] / 2147483648) * limit);
}
