import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkInteger, checkRate } from '../errors/checks.js';
import type { Kernels } from '../kernels/kernels.js';
import { type Addresses, highOf, lowOf, resolveIds } from '../random/example-ids.js';
import type { Key } from '../random/key.js';
import { threefry2x32 } from '../random/threefry.js';
import type { Address } from './address.js';
import type { ExactCutoff } from './exact-cutoff.js';
import type { ImageOperation } from './images/image-plan.js';
import { shareKey } from './images/share.js';
import { type LabelNoiseOptions, labelKey, prepareNoise } from './labels/label-plan.js';

/**
 * The exact count of label noise: which `Math.round(rate * n)` of the `n` examples of a whole set are picked. Pass it as
 * `count`, to a call on the whole set or to one on any shard of it. What a rate picks, a higher one picks as well.
 *
 * ```ts
 * const options = { noise: symmetric(0.4), classes: 10, seed: 42 };
 * corruptLabels(labels, { ...options, count: exactLabelCount(labels.length, options) });
 * ```
 *
 * @param n the size of the whole set, whose ids are `options.ids` or 0 to n - 1
 * @param kernels faster loops that give the same bits
 * @throws TypeError or RangeError where an option is wrong or the noise has no one rate
 */
export function exactLabelCount(n: number, options: LabelNoiseOptions, kernels?: Kernels): ExactCutoff {
  prepareNoise(options);
  const { noise, ids } = options;
  if (noise.rate === undefined) throw wrongKind('noise', 'of a kind with one rate', noise.kind);
  checkInteger('n', n, 1);
  return cutoff(labelKey(options), resolveIds(ids, n), noise.rate, kernels);
}

/**
 * The exact count of a corruption of images: which `Math.round(rate * n)` of the `n` images of a whole set are picked. Pass
 * it as `count`, to a call on the whole set or to one on any shard of it.
 *
 * @param operation the corruption that it is for: `'shuffled-pixels'`, `'random-pixels'` or `'gaussian'`
 * @param n the size of the whole set, whose ids are `options.ids` or 0 to n - 1
 * @param kernels faster loops that give the same bits
 * @throws TypeError or RangeError where an option is wrong
 */
export function exactImageCount(
  operation: ImageOperation,
  n: number,
  options: Address & { readonly rate: number },
  kernels?: Kernels,
): ExactCutoff {
  checkRate('rate', options.rate);
  checkInteger('n', n, 1);
  return cutoff(shareKey(options, operation), resolveIds(options.ids, n), options.rate, kernels);
}

/** The cutoff that picks `Math.round(rate * n)` of the examples at `addresses`. */
function cutoff(key: Key, addresses: Addresses, rate: number, kernels?: Kernels): ExactCutoff {
  const of = addresses.count;
  const picked = Math.round(rate * of);
  if (picked === 0) return { picked, of, word: -1, address: [0, 0] };
  const words = new Uint32Array(of);
  if (!kernels?.firstWords(key, addresses, words)) firstWords(key, addresses, words);
  if (addresses.low) checkDistinct(addresses, words, words.slice().sort());
  const { word, below } = nthWord(words, picked - 1);
  const tied: [number, number][] = [];
  for (let i = words.indexOf(word); i >= 0; i = words.indexOf(word, i + 1)) {
    tied.push([highOf(addresses, i), lowOf(addresses, i) >>> 0]);
  }
  tied.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { picked, of, word, address: tied[picked - below - 1] };
}

/** Throws where two examples have one address, which makes no exact count; equal addresses have equal first words. */
function checkDistinct(addresses: Addresses, words: Uint32Array, sorted: Uint32Array): void {
  const repeated = new Set(sorted.filter((word, k) => k > 0 && word === sorted[k - 1]));
  const seen = new Set<string>();
  words.forEach((word, i) => {
    if (!repeated.has(word)) return;
    const address = `${highOf(addresses, i)}:${lowOf(addresses, i)}`;
    if (seen.has(address)) throw outOfRange(`ids[${i}]`, 'an id of its own', 'a repeated one');
    seen.add(address);
  });
}

/** Words are counted by so many of their upper bits: the counts stay in the cache, and few words share them. */
const UPPER_BITS = 11;

/**
 * The word at place `n` in ascending order (0 is the first), and how many words are below it: by a count of the upper bits and
 * a sort of the words that share those of the one sought, in time linear in their number.
 */
function nthWord(words: Uint32Array, n: number): { word: number; below: number } {
  const counts = new Uint32Array(1 << UPPER_BITS);
  const shift = 32 - UPPER_BITS;
  for (let i = 0; i < words.length; i++) counts[words[i] >>> shift]++;
  let upper = 0;
  let below = 0;
  while (below + counts[upper] <= n) below += counts[upper++];
  const sharing = new Uint32Array(counts[upper]);
  for (let i = 0, at = 0; i < words.length; i++) if (words[i] >>> shift === upper) sharing[at++] = words[i];
  sharing.sort();
  const word = sharing[n - below];
  return { word, below: below + sharing.indexOf(word) };
}

/** Writes the first random word of every example. */
function firstWords(key: Key, addresses: Addresses, words: Uint32Array): void {
  const block = new Int32Array(2);
  for (let i = 0; i < words.length; i++) {
    threefry2x32(key[0], key[1], lowOf(addresses, i), 8 * highOf(addresses, i), block);
    words[i] = block[0];
  }
}
