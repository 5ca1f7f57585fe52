import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkChoice, checkInteger, checkRate } from '../errors/checks.js';
import type { Kernels } from '../kernels/bulk-loops.js';
import { type Addresses, highOf, lowOf, partOf, resolveIds } from '../random/example-ids.js';
import type { Key } from '../random/key.js';
import { firstWord } from '../random/threefry.js';
import { WORDS } from '../random/word.js';
import type { Address } from './address.js';
import { checkKernels } from './check-kernels.js';
import type { ExactCutoff } from './exact-cutoff.js';
import { IMAGE_OPERATION_NAMES, type ImageOperation } from './images/image-plan.js';
import { shareKey } from './images/share.js';
import { type Named, withClassNames } from './labels/class-names.js';
import { checkLabelNoise, type LabelNoiseOptions, labelKey } from './labels/label-plan.js';

/** The most examples of a set: what one typed array of numbers holds. */
const MOST_EXAMPLES = 2 ** 31 - 1;

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
 * @param kernels faster loops that give the same bits, such as `simd`: an argument of its own, as the options are recorded
 * @throws TypeError if the noise has no one rate
 */
export function exactLabelCount(
  n: number,
  given: LabelNoiseOptions | Named<LabelNoiseOptions>,
  kernels?: Kernels,
): ExactCutoff {
  const options = withClassNames({ ...given }) as LabelNoiseOptions;
  checkLabelNoise(options, n);
  const { noise, ids } = options;
  if (noise.rate === undefined) throw wrongKind('noise', 'of a kind with one rate', noise.kind);
  checkInteger('n', n, 1, MOST_EXAMPLES);
  checkKernels(kernels);
  return cutoff(labelKey(options), resolveIds(ids, n), noise.rate, kernels);
}

/**
 * The exact count of a corruption of images: which `Math.round(rate * n)` of the `n` images of a whole set are picked. Pass
 * it as `count`, to a call on the whole set or to one on any shard of it.
 *
 * @param operation the corruption that it is for
 * @param n the size of the whole set, whose ids are `options.ids` or 0 to n - 1
 * @param kernels faster loops that give the same bits
 */
export function exactImageCount(
  operation: ImageOperation,
  n: number,
  options: Address & { readonly rate: number },
  kernels?: Kernels,
): ExactCutoff {
  checkChoice('operation', operation, IMAGE_OPERATION_NAMES);
  const { seed, split, ids, rate } = Object(options) as Address & { readonly rate: number };
  checkRate('rate', rate);
  checkInteger('n', n, 1, MOST_EXAMPLES);
  checkKernels(kernels);
  const key = shareKey({ seed, ...(split !== undefined && { split }) }, operation);
  return cutoff(key, resolveIds(ids, n), rate, kernels);
}

/** The examples whose words are near the one that is looked for: those words, and their indices. */
interface Near {
  readonly words: number[];
  readonly indices: number[];
}

/** The cutoff that picks `Math.round(rate * n)` of the examples at `addresses`. */
function cutoff(key: Key, addresses: Addresses, rate: number, kernels?: Kernels): ExactCutoff {
  const of = addresses.count;
  const picked = Math.round(rate * of);
  if (picked === 0) return { picked, of, word: -1, address: [0, 0] };
  const words = wordsOf(key, addresses, kernels);
  // The cutoff is within four deviations of this, but for one set of examples in 16,000: for that one, the search widens.
  const middle = picked / of;
  const deviation = Math.sqrt((middle * (1 - middle)) / of) + 1 / of;
  for (let deviations = 4; ; deviations *= 4) {
    const least = Math.max(0, (middle - deviations * deviation) * WORDS) >>> 1;
    const most = Math.min(WORDS - 1, (middle + deviations * deviation) * WORDS) >>> 1;
    const near: Near = { words: [], indices: [] };
    let below = 0;
    words((part, from) => {
      below += scan(part, from, least, most, near);
    });
    const rank = picked - 1 - below;
    if (rank < 0 || rank >= near.words.length) continue;
    const sorted = new Uint32Array(near.words).sort();
    const word = sorted[rank];
    const alike = near.indices
      .filter((_, k) => near.words[k] === word)
      .map((index) => [highOf(addresses, index), lowOf(addresses, index) >>> 0] as const)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const [high, low] = alike[rank - sorted.indexOf(word)];
    return { picked, of, word, address: [high, low] };
  }
}

/** Lists the examples whose word is, halved, from `least` to `most`; returns how many words are below. */
function scan(unsigned: Uint32Array, from: number, least: number, most: number, near: Near): number {
  // All in int32: V8 compares unsigned numbers as doubles.
  const words = new Int32Array(unsigned.buffer, unsigned.byteOffset, unsigned.length);
  const width = (most - least) | 0;
  let below = 0;
  for (let i = 0; i < words.length; i++) {
    // Halves, so that the sign of their difference says which is less: a branch on a random bit is guessed wrong half of the time.
    const above = ((words[i] >>> 1) - least) | 0;
    below = (below + (above >>> 31)) | 0;
    if ((above | (width - above)) < 0) continue;
    near.words.push(words[i] >>> 0);
    near.indices.push(from + i);
  }
  return below;
}

/** A function that receives the first random words of consecutive examples, and the index of the first example. */
type Visit = (words: Uint32Array, from: number) => void;

/** Words that are looked at together, of consecutive examples. */
const TILE = 8000;

/** What visits the first random words of all examples, in their order; those of listed ids are drawn once, and kept. */
function wordsOf(key: Key, addresses: Addresses, kernels?: Kernels): (visit: Visit) => void {
  const draw = (part: Addresses, words: Uint32Array) => {
    if (kernels?.firstWords(key, part, words)) return words;
    for (let i = 0; i < words.length; i++) words[i] = firstWord(key, lowOf(part, i), highOf(part, i));
    return words;
  };
  if (addresses.low) {
    const all = draw(addresses, new Uint32Array(addresses.count));
    checkDistinct(addresses, all);
    return (visit) => visit(all, 0);
  }
  const tile = new Uint32Array(Math.min(TILE, addresses.count));
  return (visit) => {
    for (let from = 0; from < addresses.count; from += TILE) {
      const part = partOf(addresses, from, Math.min(from + TILE, addresses.count));
      visit(draw(part, tile.subarray(0, part.count)), from);
    }
  };
}

/** Throws if two examples have one address, which makes no exact count; equal addresses have equal first words. */
function checkDistinct(addresses: Addresses, words: Uint32Array): void {
  const sorted = words.slice().sort();
  const repeated = new Set(sorted.filter((word, k) => word === sorted[k - 1]));
  const seen = new Set<string>();
  words.forEach((word, i) => {
    if (!repeated.has(word)) return;
    const address = `${highOf(addresses, i)}:${lowOf(addresses, i)}`;
    if (seen.has(address)) throw outOfRange(`ids[${i}]`, 'an id of its own', 'a repeated one');
    seen.add(address);
  });
}
