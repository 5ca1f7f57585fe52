import { checkRate, type OptionNames } from '../../errors/checks.js';
import { type Addresses, highOf, lowOf } from '../../random/example-ids.js';
import { firstWord } from '../../random/threefry.js';
import { WORDS } from '../../random/word.js';
import { type Address, keyOf } from '../address.js';
import { checkCutoff, type ExactCutoff, isPicked } from '../exact-cutoff.js';

/** Which share of the examples a corruption of images touches. */
export interface Share {
  /** Probability that an image is picked, 0 to 1. Default 1: all of them. */
  readonly rate?: number;
  /**
   * Without it, each image is picked or not by itself (Bernoulli). With the cutoff that `exactImageCount` computes from the
   * whole set, exactly `Math.round(rate * n)` of that set's images are.
   */
  readonly count?: ExactCutoff;
}

export const SHARE_OPTIONS = { rate: true, count: true } satisfies OptionNames<Share>;

/** The key under which the share of an operation is drawn. */
export function shareKey(address: Address, operation: string) {
  return keyOf(address, 'share:', operation);
}

/** Decides which images `operation` picks (1 in the mask); nested in the rate. */
export function planShare(share: Share & Address, operation: string, addresses: Addresses): Uint8Array {
  const { rate = 1, count } = share;
  checkRate('rate', rate);
  const key = shareKey(share, operation);
  if (count !== undefined) checkCutoff(count, key, rate, addresses.count);
  const mask = new Uint8Array(addresses.count);
  if (rate === 1) return mask.fill(1);
  const threshold = rate * WORDS;
  for (let i = 0; i < mask.length; i++) {
    const low = lowOf(addresses, i);
    const high = highOf(addresses, i);
    const word = firstWord(key, low, high);
    mask[i] = Number(count ? isPicked(count, word, low, high) : word < threshold);
  }
  return mask;
}
