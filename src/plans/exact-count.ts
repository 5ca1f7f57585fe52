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

/** Words that are looked at together. */
const TILE = 8192;

/** The cutoff that picks `Math.round(rate * n)` of the examples at `addresses`. */
function cutoff(key: Key, addresses: Addresses, rate: number, kernels?: Kernels): ExactCutoff {
  const of = addresses.count;
  const picked = Math.round(rate * of);
  if (picked === 0) return { picked, of, word: -1, address: [0, 0] };
  const words = (visit: Visit) => eachFirstWord(key, addresses, visit, kernels);
  if (addresses.low) checkDistinct(addresses, words);
  // Where `picked` of so many uniform words end, but for one set of examples in a billion; then it is looked for further away.
  const middle = picked / of;
  const deviation = Math.sqrt((middle * (1 - middle)) / of) + 1 / of;
  for (let deviations = 6; ; deviations *= 4) {
    const [least, most] = [-deviations, deviations].map((d) => (middle + d * deviation) * 2 ** 32);
    let below = 0;
    const near: { word: number; index: number }[] = [];
    words((word, index) => {
      if (word < least) below++;
      else if (word <= most) near.push({ word, index });
    });
    const rank = picked - 1 - below;
    if (rank < 0 || rank >= near.length) continue;
    const ranked = near
      .map(({ word, index }) => [word, highOf(addresses, index), lowOf(addresses, index) >>> 0] as const)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    const [word, high, low] = ranked[rank];
    return { picked, of, word, address: [high, low] };
  }
}

/** Throws where two examples have one address, which makes no exact count; equal addresses have equal first words. */
function checkDistinct(addresses: Addresses, words: (visit: Visit) => void): void {
  const all = new Uint32Array(addresses.count);
  words((word, index) => {
    all[index] = word;
  });
  const sorted = all.slice().sort();
  const repeated = new Set(sorted.filter((word, k) => k > 0 && word === sorted[k - 1]));
  const seen = new Set<string>();
  all.forEach((word, i) => {
    if (!repeated.has(word)) return;
    const address = `${highOf(addresses, i)}:${lowOf(addresses, i)}`;
    if (seen.has(address)) throw outOfRange(`ids[${i}]`, 'an id of its own', 'a repeated one');
    seen.add(address);
  });
}

/** Is shown the first random word of an example, as uint32, and its index. */
type Visit = (word: number, index: number) => void;

/** Visits the first random words of all examples, in their order. */
function eachFirstWord(key: Key, addresses: Addresses, visit: Visit, kernels?: Kernels): void {
  const words = new Uint32Array(Math.min(TILE, addresses.count));
  for (let from = 0; from < addresses.count; from += TILE) {
    const tile = tileOf(addresses, from, Math.min(from + TILE, addresses.count));
    const some = words.subarray(0, tile.count);
    if (!kernels?.firstWords(key, tile, some)) firstWords(key, tile, some);
    for (let i = 0; i < some.length; i++) visit(some[i], from + i);
  }
}

/** The addresses from `from` to `to - 1`. */
function tileOf({ first, low, high }: Addresses, from: number, to: number): Addresses {
  return {
    count: to - from,
    first: first + from,
    ...(low && high && { low: low.subarray(from, to), high: high.subarray(from, to) }),
  };
}

/** Writes the first random word of every example. */
function firstWords(key: Key, addresses: Addresses, words: Uint32Array): void {
  const block = new Int32Array(2);
  for (let i = 0; i < words.length; i++) {
    threefry2x32(key[0], key[1], lowOf(addresses, i), 8 * highOf(addresses, i), block);
    words[i] = block[0];
  }
}
